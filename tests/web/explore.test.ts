import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { policyOf } from '../../src/explore/policy/builtin.js';
import { percent as percentText } from '../../src/render/text/odds.js';
import { modelOf } from '../../src/scenario/index.js';
import { offramp } from '../helpers/cli.js';
import { real } from '../helpers/scenarios.js';
import { violations, webApp } from '../helpers/web.js';

const web = webApp();
const folder = mkdtempSync(join(tmpdir(), 'offramp-explore-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const part = (name: string | RegExp): Locator => web.page.getByRole('region', { name });
const asked = () => part('What is asked');
const odds = () => part('How it would end');

/** A share as the page has it: a line never breaks before the sign. */
const percent = (share: number) => percentText(share).replaceAll(' ', '\u00a0');
const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };

/** What was done to the page since it was opened: nothing, or it was only asked other things on the Explore screen. */
let touched: 'not' | 'asked' | 'played' = 'played';
// Where a test has failed the page may stand anywhere.
afterEach(({ task }) => {
  if (task.result?.state === 'fail') touched = 'played';
});

/** The Explore screen with all of its answers, for a test that only looks: such tests share one page. */
async function looked(): Promise<Page> {
  if (touched !== 'not') await asking();
  await complete();
  touched = 'not';
  return web.page;
}

/**
 * The Explore screen with the odds from the start, for a test that asks other things there and plays nothing:
 * such tests share one page, set again as it is for a newcomer.
 */
async function asking(): Promise<Page> {
  const { page } = web;
  if (touched === 'played') await explore();
  else if (touched === 'asked') {
    // Another policy takes changed weights with it.
    await under('dove');
    await under('historical');
    await asked().getByLabel('From').selectOption({ index: 0 });
    const more = asked().locator('details');
    if ((await more.getAttribute('open')) === null) await more.locator('summary').click();
    await asked().getByLabel('Simulated runs').fill('10000');
    await more.locator('summary').click();
    await expect.poll(() => part('What these figures rest on').innerText()).toContain('Simulated: 10,000 runs, seed 1');
    await answered();
  }
  touched = 'asked';
  return page;
}

/** Opens the Explore screen and waits for the odds. */
async function explore(steps = 0): Promise<Page> {
  touched = 'played';
  const page = await web.fresh();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  await answered();
  return page;
}

/** Chooses a policy that comes with Offramp. */
async function under(id: string): Promise<void> {
  const label = policyOf(modelOf(real), id)?.title ?? '';
  await asked().getByLabel('How governments choose').selectOption({ label });
}

/** Waits until the odds of what is asked now are there, exact and simulated. */
async function answered(): Promise<void> {
  await expect.poll(() => odds().getAttribute('aria-busy'), { timeout: 30_000 }).toBe('false');
  await expect.poll(() => odds().innerText(), { timeout: 30_000 }).toMatch(/simulated .* to /);
}

/** Waits until everything else that goes with them is there too. */
async function complete(): Promise<void> {
  await asked().getByText('Done.').waitFor({ state: 'attached' });
}

interface Document {
  outcomes: Record<string, { exact: number; simulated: number; low: number; high: number }>;
  decisive: { step: string; alternative: string; delta: Record<string, number> }[];
}

const told = new Map<string, Document>();

/** What the command line says of the same question. */
function said(...args: string[]): Document {
  const key = args.join(' ');
  const document = told.get(key) ?? (JSON.parse(offramp(['explore', '--json', ...args]).out) as Document);
  told.set(key, document);
  return document;
}

describe('the Explore screen, looked at', () => {
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
    expect(download.suggestedFilename()).toBe('iran-pakistan-2024-start-historical.json');
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(said());
  });

  test('it tells how all of it would be under every policy', async () => {
    await looked();
    const rows = part('Under every policy').getByRole('row');
    expect(await rows.count()).toBe(7);
    const dove = await rows.filter({ hasText: 'Both governments prefer to give way and to talk' }).innerText();
    for (const { exact } of Object.values(said('--policy', 'dove', '--runs', '0').outcomes))
      expect(dove).toContain(percent(exact));
    expect(await part('How lucky was it?').innerText()).toMatch(
      /Under the policies below the chance is between .+ and 64\.4\u00a0%\./,
    );
  });

  test('what is expected is written to as many digits as its interval', async () => {
    await looked();
    const text = await odds().innerText();
    const [, exact, low, high] =
      /Highest tension, on average\s+(\d+\.\d\d)\s+simulated (\d+\.\d\d) to (\d+\.\d\d)/.exec(text) ?? [];
    expect(Number(exact)).toBeGreaterThan(Number(low) - 0.1);
    expect(Number(exact)).toBeLessThan(Number(high) + 0.1);
  });

  test('the machine shows where runs go, in a picture and in words', async () => {
    await looked();
    const heat = part('Where it goes from here');
    expect(await heat.getByRole('img').locator('[data-share="phase.restored"]').textContent()).toContain(
      percent(said().outcomes.restored?.exact ?? 0),
    );
    await heat.getByRole('button', { name: 'In words' }).click();
    expect(await heat.innerText()).toContain(`Ties restored: ${percent(said().outcomes.restored?.exact ?? 0)}`);
    expect(await heat.innerText()).toMatch(/Dialogue → Ties restored: 0\.\d\d times a run \(Restore ties\)/);
  });

  test('on a phone each figure stands under the heading of its outcome', async () => {
    const { page } = web;
    await page.setViewportSize(PHONE);
    try {
      await looked();
      const [head, ...rows] = await part('Under every policy')
        .getByRole('row')
        .evaluateAll((all) =>
          all.map((row) =>
            [...row.children].filter((cell) => cell.checkVisibility()).map((cell) => cell.getBoundingClientRect().left),
          ),
        );
      expect(rows).toHaveLength(6);
      for (const row of rows) expect(row).toEqual(head);
    } finally {
      await page.setViewportSize(WIDE);
    }
  });

  test('an answer to a claim speaks plainly', async () => {
    await looked();
    const claim = part('Does it hold on every path?');
    const text = claim.getByLabel('A claim about every path from here');
    const check = claim.getByRole('button', { name: 'Check' });
    await text.fill('eventually restored');
    await check.click();
    await claim.getByText('It does not hold.').waitFor();
    expect(await claim.innerText()).toContain('The claim says: on every path it holds sooner or later');
    await text.fill('never normalTies');
    await check.click();
    await claim.getByText('It fails at once, before any move.').waitFor();
    await text.fill('always tension <= 0');
    await check.click();
    await expect.poll(() => claim.innerText()).toContain('always tension <= 0');
    expect(await claim.innerText()).not.toContain('1 configurations');
    // Nothing asked, nothing to complain about.
    await text.fill('never openConflikt');
    await check.click();
    await claim.getByText('openConflikt is no state and no condition.').first().waitFor();
    await text.fill('');
    await check.click();
    expect(await claim.getByText('openConflikt is no state and no condition.').count()).toBe(0);
    // Names need not be known by heart.
    await claim.getByText('Names of states').click();
    await text.fill('never ');
    await claim.getByRole('button', { name: 'standoff', exact: true }).click();
    expect(await text.inputValue()).toBe('never standoff');
    expect(await text.getAttribute('autocapitalize')).toBe('off');
  });
});

describe('the Explore screen', () => {
  test('its figures are those of the command line, exact and simulated', async () => {
    const page = await asking();
    for (const policy of ['historical', 'hawk']) {
      await under(policy);
      await answered();
      const { outcomes, decisive } = said('--policy', policy);
      for (const [name, { exact, low, high }] of Object.entries(outcomes)) {
        const row = await odds().locator(`tr[data-outcome="${name}"]`).innerText();
        expect(row).toContain(percent(exact));
        expect(row).toContain(`${percent(low)} to ${percent(high)}`);
      }
      await part('Decisive moments').getByLabel('Chance of').selectOption('Standoff');
      const first = await part('Decisive moments').getByRole('listitem').first().innerText();
      const changes = decisive.map(({ delta }) => delta.standoff ?? 0);
      const most = changes.reduce((top, change) => (Math.abs(change) > Math.abs(top) ? change : top));
      expect(first).toContain(`${most < 0 ? '−' : '+'}${(Math.abs(most) * 100).toFixed(1)}`);
    }
    // Every figure says whose weights it rests on.
    await expect.poll(() => part('How lucky was it?').innerText()).toContain('Both governments prefer force');
    expect(await part('What these figures rest on').innerText()).toContain('38,700 configurations');
    expect(page.workers().length).toBeGreaterThan(0);
  });

  test('it asks from where the class stands, and from any other step', async () => {
    await explore(5);
    const from = asked().getByLabel('From');
    expect(await from.locator('option:checked').innerText()).toBe('here: 5. Pakistan strikes places in Iran');
    await expect
      .poll(() => part('How lucky was it?').innerText())
      .toMatch(/After “.?Pakistan strikes places in Iran.?” the chance of that was \d/u);
    expect(await odds().innerText()).toContain(
      percent(said('--from', 'pakistan-strikes').outcomes.restored?.exact ?? 0),
    );
    await from.selectOption({ label: 'the start' });
    await answered();
    expect(await odds().innerText()).toContain(percent(said().outcomes.restored?.exact ?? 0));
  });

  test('what answers an earlier question says so, and nothing is opened from it', async () => {
    await asking();
    await part('Shortest ways out from here')
      .getByRole('button', { name: /^Open as a branch/ })
      .first()
      .waitFor();
    await under('tit-for-tat');
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

  test('at an outcome it is asked from the start, or how it ended is said', async () => {
    touched = 'played';
    const page = await web.fresh();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    expect(await asked().innerText()).toContain('so it is asked from the start');
    await asked().getByLabel('From').selectOption({ index: 18 });
    await answered();
    expect(await part('How lucky was it?').innerText()).toContain('It has come to “Ties restored” already');
    await expect.poll(() => part('Shortest ways out from here').innerText()).toContain('It stands there already.');
  });

  test('every possible move can count as an alternative, by its name and who makes it', async () => {
    await explore(2);
    await asked().getByText('More settings').click();
    await asked()
      .getByLabel(/^Every possible move/)
      .check();
    await answered();
    await part('Decisive moments')
      .getByRole('button', { name: /^Show all/ })
      .click();
    const row = part('Decisive moments').getByRole('button', { name: /^Take this way: .?Pakistan.?: Mobilise$/u });
    await row.first().click();
    await expect.poll(() => part('Story').getByRole('heading', { level: 2 }).innerText()).toBe('Mobilise');
  });

  test('its workers end with what they were for', async () => {
    const page = await asking();
    for (let visit = 0; visit < 2; visit += 1) {
      await part('Does it hold on every path?').getByRole('button', { name: 'possibly restored' }).click();
      await part('Does it hold on every path?').getByText('This path shows it:').waitFor();
      await page.getByRole('button', { name: 'Crisis', exact: true }).click();
      await expect.poll(() => page.workers().length).toBeLessThanOrEqual(1);
      await page.getByRole('button', { name: 'Explore', exact: true }).click();
      await answered();
    }
  });

  test('an alternative can be taken from there, as a branch', async () => {
    const page = await explore();
    await part('Decisive moments')
      .getByRole('button', { name: /^Show all/ })
      .click();
    const row = part('Decisive moments').getByRole('listitem').filter({ hasText: 'Iran protests through channels' });
    await row.getByRole('button', { name: 'Take this way: Iran protests through channels' }).click();
    await expect
      .poll(() => part('Story').getByRole('heading', { level: 2 }).innerText())
      .toBe('Iran protests through channels');
    expect(await part('Branches').innerText()).toContain('Iran protests through channels');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('part-story');
    // What was found is still there, for the place where the run stands now.
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    expect(await asked().getByLabel('From').locator('option:checked').innerText()).toContain(
      'Iran protests through channels',
    );
  });

  test('the shortest way out opens as a branch that ends where it was said to', async () => {
    const page = await explore();
    const ways = part('Shortest ways out from here');
    await ways.getByRole('radio', { name: 'hostility' }).check();
    await expect.poll(() => ways.innerText()).toContain('The negative Goldstein values on the way are added up.');
    await ways.getByRole('button', { name: 'Open as a branch: Shortest way to “Ties restored” by hostility' }).click();
    await expect.poll(() => part('Story').innerText()).toContain('This path ends here: Ties restored.');
    expect(await page.getByText('is open as a branch of this run').isVisible()).toBe(true);
  });

  test('a claim that fails shows the path that breaks it, which opens as a branch', async () => {
    await explore();
    const claim = part('Does it hold on every path?');
    const text = claim.getByLabel('A claim about every path from here');
    await text.fill('never openConflict within 4');
    await text.press('Enter');
    await expect.poll(() => claim.innerText()).toContain('It holds.');
    await text.fill('never openConflikt');
    await text.press('Enter');
    await expect
      .poll(() => claim.innerText())
      .toContain('openConflikt is no state and no condition. Did you mean openConflict?');
    await text.fill('never openConflict');
    await text.press('Enter');
    await expect.poll(() => claim.innerText()).toContain('It does not hold.');
    await claim.getByRole('button', { name: 'Open as a branch' }).click();
    await expect.poll(() => part('Story').innerText()).toContain('This path ends here: Open conflict.');
    expect(await part('Branches').innerText()).toContain('Path that breaks “never openConflict”');
  });

  test('work can be stopped at any moment and gone on with; the page answers meanwhile', async () => {
    const page = await asking();
    const before = await odds().innerText();
    await asked().getByText('More settings').click();
    await asked().getByLabel('Simulated runs').fill('10000000');
    await under('tit-for-tat');
    await asked().getByRole('button', { name: 'Stop' }).click();
    await asked()
      .getByText(/^Stopped/)
      .first()
      .waitFor();
    await expect.poll(() => page.workers().length).toBe(0);
    await asked().getByLabel('Simulated runs').fill('1000');
    await answered();
    expect(await odds().innerText()).not.toBe(before);
    await expect.poll(() => part('What these figures rest on').innerText()).toContain('Simulated: 1,000 runs, seed 1');
  });

  test('weights can be changed, put back, saved and opened again', async () => {
    const page = await explore();
    await under('dove');
    await answered();
    const before = await odds().innerText();
    const rests = part('What these figures rest on');
    await rests.getByLabel('force', { exact: true }).fill('50');
    await answered();
    expect(await odds().innerText()).not.toBe(before);
    expect(await rests.innerText()).toContain('(weights changed)');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      rests.getByRole('button', { name: 'Save this policy' }).click(),
    ]);
    const saved = join(folder, 'own.yaml');
    await download.saveAs(saved);
    const changed = await odds().innerText();
    await rests.getByRole('button', { name: 'As it was' }).click();
    await answered();
    expect(await odds().innerText()).toBe(before);

    const open = async (file: string) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        rests.getByRole('button', { name: 'Open a policy …' }).click(),
      ]);
      await chooser.setFiles(file);
    };
    await open(saved);
    await expect.poll(() => odds().innerText(), { timeout: 20_000 }).toBe(changed);
    // The command line reads the same file and finds the same.
    const { outcomes } = said('--policy', saved);
    expect(changed).toContain(percent(outcomes.openConflict?.exact ?? 0));

    // One with the id of another would be taken for that.
    const hawk = join(folder, 'hawk.yaml');
    const text = 'id: hawk\ntitle: My own hawk\nclasses: { force: 9 }\nturns: { nobody: 0.1 }\n';
    writeFileSync(hawk, text);
    await open(hawk);
    await expect
      .poll(() => rests.getByRole('alert').innerText())
      .toContain('The id hawk belongs to a policy that comes with Offramp');
    writeFileSync(hawk, text.replace('id: hawk', 'id: my-hawk'));
    await open(hawk);
    await answered();
    await expect
      .poll(() => asked().getByLabel('How governments choose').locator('option:checked').innerText())
      .toBe('My own hawk');
    await complete();
    expect(await part('Under every policy').innerText()).toContain('Both governments prefer force and pressure');
    const large = join(folder, 'large.yaml');
    writeFileSync(large, `# ${'ح'.repeat(40_000)}\n${readFileSync(hawk, 'utf8')}`);
    await open(large);
    await expect.poll(() => rests.getByRole('alert').innerText()).toContain('at most 65536 bytes');

    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, readFileSync(saved, 'utf8').replace('accommodation: 4', 'acommodation: 4'));
    await open(broken);
    await expect
      .poll(() => rests.getByRole('alert').innerText())
      .toMatch(/broken\.yaml is no policy: \d+:\d+: .*acommodation/);
  });

  test('the outcome map shows how the odds change with one figure or two', async () => {
    await asking();
    await under('hawk');
    await answered();
    const map = part('What if the weights were others?');
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect.poll(() => map.locator('tbody tr').count(), { timeout: 30_000 }).toBe(7);
    const { sweep } = JSON.parse(
      offramp(['explore', '--json', '--policy', 'hawk', '--runs', '0', '--sweep', 'classes.force=0,8']).out,
    ) as { sweep: { points: { outcomes: Record<string, number> }[] } };
    const last = await map.locator('tbody tr').last().innerText();
    expect(last).toContain(percent(sweep.points[1]?.outcomes.openConflict ?? 0));
    // Where the script decides, the policy's weights do not, and that is said.
    await under('historical');
    await answered();
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect
      .poll(() => map.innerText(), { timeout: 30_000 })
      .toContain('Nothing changes: here the scenario’s own weights decide');
    await map.getByLabel('and', { exact: true }).selectOption('deadlines.silence');
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect.poll(() => map.locator('.map-cell').count(), { timeout: 60_000 }).toBe(35);
    await map.getByLabel('and', { exact: true }).selectOption('');
  });

  test('a weight is typed as people write it, and what is out of bounds is said', async () => {
    await asking();
    await under('dove');
    const rests = part('What these figures rest on');
    const force = rests.getByLabel('force', { exact: true });
    for (const [typed, taken] of [
      ['0.05', '0.05'],
      ['1.05', '1.05'],
      ['0,5', '0.5'],
      ['۲٫۵', '2.5'],
    ] as const) {
      await force.fill('');
      await force.pressSequentially(typed);
      expect(await force.inputValue()).toBe(typed);
      await force.blur();
      expect(await force.inputValue()).toBe(taken);
    }
    await force.fill('4000');
    expect(await force.getAttribute('aria-invalid')).toBe('true');
    await force.blur();
    expect(await force.inputValue()).toBe('1000');
    await rests.getByText('A number from 0 to 1,000.').waitFor();
    await force.fill('2');
    expect(await rests.getByText('A number from 0 to 1,000.').count()).toBe(0);
    await asked().getByText('More settings').click();
    const runs = asked().getByLabel('Simulated runs');
    await runs.fill('2,000');
    await runs.blur();
    expect(await runs.inputValue()).toBe('2000');
    await answered();
    await expect.poll(() => rests.innerText()).toContain('Simulated: 2,000 runs');
  });

  test('decisive moments stand in the order of the outcome that is looked at', async () => {
    await asking();
    await under('hawk');
    await answered();
    const decisive = part('Decisive moments');
    for (const outcome of ['Open conflict', 'Standoff', 'Ties restored']) {
      await decisive.getByLabel('Chance of').selectOption(outcome);
      const more = decisive.getByRole('button', { name: /^Show all/ });
      if ((await more.count()) > 0) await more.click();
      const shown = await decisive.locator('.tornado-value').allInnerTexts();
      const sizes = shown.map((text) => Number(text.replace(/[^\d.]/g, '')));
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      expect(sizes.at(-1)).toBeGreaterThanOrEqual(0.1);
      const all = said('--policy', 'hawk', '--runs', '0').decisive.length;
      if (all > sizes.length) expect(await decisive.innerText()).toMatch(/^\d+ .*by less than 0\.05/m);
    }
  });

  test('the keyboard stays where it was as buttons come and go', async () => {
    const page = await asking();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const within = (name: string) => part(name).evaluate((section) => section.contains(document.activeElement));
    // Work that ends by itself takes the Stop button with it.
    const map = part('What if the weights were others?');
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await map.getByRole('button', { name: 'Stop' }).focus();
    await expect.poll(() => map.getByRole('button', { name: 'Stop' }).count(), { timeout: 30_000 }).toBe(0);
    expect(await within('What if the weights were others?')).toBe(true);
    // Stopping and going on change places.
    await asked().getByText('More settings').click();
    await asked().getByLabel('Simulated runs').fill('10000000');
    await asked().getByRole('button', { name: 'Stop' }).press('Enter');
    expect(await focused()).toBe('Go on');
    await page.keyboard.press('Enter');
    await asked().getByRole('button', { name: 'Stop' }).waitFor();
    expect(await focused()).toBe('Stop');
    await page.keyboard.press('Enter');
    // Putting weights back leaves nothing to be put back.
    const rests = part('What these figures rest on');
    await rests.getByLabel('force', { exact: true }).fill('3');
    await rests.getByRole('button', { name: 'As it was' }).press('Enter');
    await expect.poll(() => rests.innerText()).not.toContain('(weights changed)');
    expect(await within('What these figures rest on')).toBe(true);
  });

  test('what was asked and drawn is still there after another screen, and the settings after a reload', async () => {
    const page = await asking();
    await under('dove');
    await part('What these figures rest on').getByLabel('force', { exact: true }).fill('0.5');
    await answered();
    const claim = part('Does it hold on every path?');
    const text = claim.getByLabel('A claim about every path from here');
    await text.fill('possibly openConflict');
    await text.press('Enter');
    await claim.getByText('This path shows it:').waitFor();
    const map = part('What if the weights were others?');
    await map.getByLabel('Vary', { exact: true }).selectOption('classes.words');
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect.poll(() => map.locator('tbody tr').count(), { timeout: 30_000 }).toBe(7);
    for (const button of ['Crisis', 'Explore', 'Projector mode', 'Projector mode'])
      await (button === 'Projector mode'
        ? page.keyboard.press('p')
        : page.getByRole('button', { name: button, exact: true }).click());
    expect(await text.inputValue()).toBe('possibly openConflict');
    expect(await claim.innerText()).toContain('This path shows it:');
    expect(await map.locator('tbody tr').count()).toBe(7);
    expect(await map.getByLabel('Vary', { exact: true }).inputValue()).toBe('classes.words');
    await asked().getByText('More settings').click();
    await asked().getByLabel('Simulated runs').fill('3000');
    await asked().getByLabel('Seed', { exact: true }).fill('7');
    await answered();
    touched = 'played';
    await page.reload();
    await answered();
    expect(await asked().getByLabel('How governments choose').locator('option:checked').innerText()).toBe(
      policyOf(modelOf(real), 'dove')?.title,
    );
    const rests = await part('What these figures rest on').innerText();
    expect(rests).toContain('(weights changed)');
    expect(rests).toContain('Simulated: 3,000 runs, seed 7');
  });

  test('of what a policy would never have done, it says so', async () => {
    const page = await explore();
    await part('Decisive moments')
      .getByRole('button', { name: /^Show all/ })
      .click();
    await part('Decisive moments')
      .getByRole('button', { name: 'Take this way: Pakistan protests quietly and asks for an explanation' })
      .click();
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    await part('Shortest ways out from here')
      .getByRole('button', { name: 'Open as a branch: Shortest way to “Open conflict” by moves' })
      .click();
    await page.getByText('is open as a branch of this run').waitFor();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    // What was told of the branch is no longer in the way.
    expect(await page.getByText('is open as a branch of this run').count()).toBe(0);
    const luck = await part('How lucky was it?').innerText();
    expect(luck).toContain('This path ends in “Open conflict”');
    expect(luck).toMatch(/Just before “.+” there was no chance of it left: this policy would never have come to it\./);
    expect(luck).not.toMatch(/least likely/);
    expect(luck).toMatch(/What would have changed most: .* The chance of “Open conflict” was .* after it/);
  });

  test('what was found stays on the page until there is something new', async () => {
    const page = await asking();
    await complete();
    const heat = part('Where it goes from here');
    const height = async () => Math.round((await heat.boundingBox())?.height ?? 0);
    const before = await height();
    await asked().getByText('More settings').click();
    await asked().getByLabel('Simulated runs').fill('3000000');
    await under('hawk');
    await answered();
    await asked().getByRole('button', { name: 'Stop' }).waitFor();
    expect(await height()).toBe(before);
    expect(await heat.getAttribute('aria-busy')).toBe('true');
    expect(await part('Under every policy').getByRole('row').count()).toBe(7);
    expect(await part('Shortest ways out from here').getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await page.locator('.stale').count()).toBe(0);
  });

  test('no share in the picture hides how often an arrow is taken', async () => {
    await asking();
    for (const policy of ['historical', 'dove', 'hawk']) {
      await under(policy);
      await answered();
      await complete();
      const hidden = await part('Where it goes from here')
        .getByRole('img')
        .evaluate((picture) => {
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
      const heat = part('Where it goes from here');
      const told = await heat.locator('.heat-times').allTextContents();
      await heat.getByRole('button', { name: 'In words' }).click();
      const arrows = await heat.getByText(/ times a run/).allInnerTexts();
      const busiest = arrows.slice(0, 5).map((text) => /(\d\.\d\d) times a run/.exec(text)?.[1] ?? '');
      for (const times of busiest.filter((times) => Number(times) >= 0.11)) expect(told).toContain(`${times}×`);
      await heat.getByRole('button', { name: 'In words' }).click();
    }
  });
});

describe('for everybody', () => {
  /** The screen with all that it can show, opened once. */
  let whole: Promise<void> | undefined;
  const showAll = async () => {
    await explore(2);
    await complete();
    for (const summary of await web.page.locator('main summary').all()) await summary.click();
    await part('Does it hold on every path?').getByRole('button', { name: 'possibly restored' }).click();
    await part('Does it hold on every path?').getByText('This path shows it:').waitFor();
    await part('What if the weights were others?').getByRole('button', { name: 'Draw the map' }).click();
    await part('What if the weights were others?').getByText('Nothing changes').waitFor({ timeout: 30_000 });
  };

  test.each([
    ['light', WIDE],
    ['dark', WIDE],
    ['light', PHONE],
  ] as const)('in %s colours axe finds nothing, and nothing is wider than the screen: %o', async (theme, size) => {
    const { page } = web;
    whole ??= showAll();
    await whole;
    await page.setViewportSize(size);
    try {
      await page.emulateMedia({ colorScheme: theme });
      expect(await violations(page)).toEqual([]);
      // Nor than what it scrolls in: a part that is too wide hides what it holds.
      const wide = await page
        .locator('html, main, main .part')
        .evaluateAll((all) =>
          all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className || one.tagName),
        );
      expect(wide).toEqual([]);
    } finally {
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: null });
    }
  });

  test('in Persian, and in projector mode', async () => {
    const page = await explore();
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
    expect(offramp(['export', 'html', '--out', file]).code).toBe(0);
    const page = await web.context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.getByRole('region', { name: 'Story' }).waitFor();
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await expect
      .poll(() => page.getByRole('region', { name: 'How it would end' }).innerText(), { timeout: 30_000 })
      .toContain(percent(said().outcomes.restored?.exact ?? 0));
    await page.close();
  });
});
