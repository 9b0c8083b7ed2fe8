import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { inside } from '../helpers/inside.js';
import { ELSEWHERE, JANUARY } from '../helpers/scenarios.js';
import { openScenario, webApp } from '../helpers/web.js';
import { DOVE, exploreScreen, HAWK, HISTORICAL, percent, TIT_FOR_TAT } from './explore-screen.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-explore-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// On the small model: the wide one is four times as large, and the screen is the same.
const web = webApp([JANUARY]);
const { answered, asked, asking, left, looked, part, said, under } = exploreScreen(web, JANUARY);

describe('the real crisis on the Explore screen', () => {
  test('how lucky it was is answered on the first screen, with the moment that decided', async () => {
    await looked();
    const answer = part('How lucky was it?');
    await expect
      .poll(() => answer.innerText())
      .toMatch(/This path ends in “Ties restored”\. At the start the chance of that was \d+\.\d\u00a0%\./);
    expect(await answer.innerText()).toMatch(/least likely, \d+\.\d\u00a0%, just before “.+”/);
    expect(await answer.innerText()).toMatch(/What would have changed most: at “.+”, “.+” instead\./);
    const box = await answer.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(900);
  });

  test('its figures can be saved, as the command line prints them', async () => {
    const page = await looked();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      part('What these figures rest on').getByRole('button', { name: 'Save these figures (JSON)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('january-on-the-small-model-start-historical.json');
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(await said());
  });

  test('what answers an earlier question says so, and nothing is opened from it', async () => {
    await asking();
    await part('Shortest ways out from here')
      .getByRole('button', { name: /^Open as a branch/ })
      .first()
      .waitFor();
    await under(TIT_FOR_TAT);
    await part('How lucky was it?').getByText('This answers the question before.').waitFor();
    // Its figures still go by the name of the policy that they rest on.
    expect(await part('How lucky was it?').innerText()).toContain('Under the policy “As the scenario weighs it”');
    await asked().getByRole('button', { name: 'Stop' }).click();
    await asked().getByText('Stopped before there was an answer.').first().waitFor();
    await expect
      .poll(() =>
        asked()
          .getByRole('button', { name: 'Go on' })
          .evaluate((button) => button === document.activeElement),
      )
      .toBe(true);
    await part('Decisive moments')
      .getByRole('button', { name: /^Take this way/ })
      .first()
      .click({ force: true });
    await part('Shortest ways out from here')
      .getByRole('button', { name: /^Open as a branch/ })
      .first()
      .click({ force: true });
    expect(await part('Story').count()).toBe(0);
    await asked().getByRole('button', { name: 'Go on' }).click();
    await answered();
    expect(await part('How lucky was it?').innerText()).toContain('Answer the rival’s last move in kind');
  });

  test('no share in the picture hides how often an arrow is taken', async () => {
    await asking();
    for (const policy of [HISTORICAL, DOVE, HAWK]) {
      await under(policy);
      const heat = part('Where it goes from here');
      await answered();
      await expect.poll(() => heat.getAttribute('aria-busy')).toBe('false');
      const hidden = await heat.getByRole('img').evaluate((picture) => {
        const boxes = (selector: string) =>
          [...picture.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
        const shares = boxes('.heat-share rect');
        // A line of text is higher than its letters, which a pill leaves free.
        const names = boxes('.name').map(({ left, right, top, bottom }) => ({
          left,
          right,
          top: top + 6,
          bottom: bottom - 6,
        }));
        return shares.filter((share, index) =>
          [...shares.filter((_, other) => other !== index), ...boxes('.heat-times rect'), ...names].some(
            (other) =>
              share.left < other.right - 1 &&
              other.left < share.right - 1 &&
              share.top < other.bottom - 3 &&
              other.top < share.bottom - 3,
          ),
        ).length;
      });
      expect(hidden).toBe(0);
      // Of the busiest arrows it is said how often they are taken.
      const told = await heat.locator('.heat-times').allTextContents();
      await heat.getByRole('button', { name: 'In words' }).click();
      const arrows = await heat.getByText(/ times a run/).allInnerTexts();
      const busiest = arrows.slice(0, 5).map((text) => /(\d\.\d\d) times a run/.exec(text)?.[1] ?? '');
      for (const times of busiest.filter((times) => Number(times) >= 0.11)) expect(told).toContain(`${times}×`);
      await heat.getByRole('button', { name: 'In words' }).click();
    }
  });

  test('in Persian, and in projector mode', async () => {
    const page = await asking();
    left();
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('radio', { name: 'فارسی' }).check();
    await page.keyboard.press('Escape');
    await expect
      .poll(() => part('چقدر بخت یار بود؟').innerText())
      .toContain('این مسیر به «روابط از سر گرفته شد» می‌انجامد');
    // The policies are named in Persian, those that it is compared with too.
    const policies = part('زیر همهٔ سیاست‌ها');
    await expect.poll(() => policies.getByRole('row').count()).toBe(7);
    expect(await policies.innerText()).not.toMatch(/[a-z]{3}/);
    // Who does what is read from right to left: first who.
    await expect.poll(() => page.locator('.way li').count()).toBeGreaterThan(0);
    const rightToLeft = await page.locator('.way li').evaluateAll((all) =>
      all.flatMap((item) => {
        const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
        const places: number[] = [];
        for (let text = walker.nextNode(); text && places.length < 2; text = walker.nextNode()) {
          for (const { index } of (text.textContent ?? '').matchAll(/[\p{L}]+/gu)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + 1);
            places.push(range.getBoundingClientRect().left);
            if (places.length === 2) break;
          }
        }
        return (places[0] ?? 0) > (places[1] ?? 0);
      }),
    );
    expect(rightToLeft).not.toContain(false);
    await page.getByRole('button', { name: 'نمایش', exact: true }).click();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('button', { name: 'Projector mode' }).click();
    await expect.poll(() => part('Shortest ways out from here').count()).toBe(0);
    expect(await part('How lucky was it?').isVisible()).toBe(true);
    expect(await part('Where it goes from here').isVisible()).toBe(true);
  });

  test('in the self-contained file, which needs no server', async () => {
    const file = join(folder, 'class.html');
    expect((await inside(['export', 'html', JANUARY, '--out', file])).code).toBe(0);
    const page = await web.context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.getByRole('region', { name: 'Story' }).waitFor();
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await expect
      .poll(() => page.getByRole('region', { name: 'How it would end' }).innerText(), { timeout: 30_000 })
      .toContain(percent((await said()).outcomes.restored?.exact ?? 0));
    await page.close();
  });
});

test('the graph of a crisis that begins elsewhere is kept in the browser once it was explored', async () => {
  const page = await web.fresh();
  await openScenario(page, ['elsewhere.yaml', ELSEWHERE]);
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  const kept = () =>
    page.evaluate(async () => {
      // Opening what is not there would make it.
      if (!(await indexedDB.databases()).some(({ name }) => name === 'offramp-graphs')) return 0;
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve) => {
          request.onsuccess = () => resolve(request.result);
        });
      const database = await done(indexedDB.open('offramp-graphs'));
      const count = await done(database.transaction('graphs').objectStore('graphs').count());
      database.close();
      return count;
    });
  await expect.poll(kept, { timeout: 30_000 }).toBe(1);
  await page.reload();
  await page.getByRole('region', { name: 'How it would end' }).getByRole('table').waitFor();
  expect(await kept()).toBe(1);
});
