import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { policyOf } from '../../src/explore/policy/builtin.js';
import { percent } from '../../src/render/text/odds.js';
import { offramp } from '../helpers/cli.js';
import { violations, webApp } from '../helpers/web.js';

const web = webApp();
const folder = mkdtempSync(join(tmpdir(), 'offramp-explore-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const part = (name: string | RegExp): Locator => web.page.getByRole('region', { name });
const asked = () => part('What is asked');
const odds = () => part('How it would end');

/** Opens the Explore screen and waits for all of its answers. */
async function explore(steps = 0): Promise<Page> {
  const page = await web.fresh();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  await answered();
  return page;
}

/** Chooses a policy that comes with Offramp. */
async function under(id: string): Promise<void> {
  const label = policyOf(id)?.title ?? '';
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

/** What the command line says of the same question. */
function said(...args: string[]): Document {
  return JSON.parse(offramp(['explore', '--json', ...args]).out) as Document;
}

describe('the Explore screen', () => {
  test('how lucky it was is answered on the first screen, with the moment that decided', async () => {
    await explore();
    const answer = part('How lucky was it?');
    await expect
      .poll(() => answer.innerText())
      .toMatch(/It ended in “Ties restored”\. At the start the chance of that was \d+\.\d %\./);
    expect(await answer.innerText()).toMatch(/least likely, \d+\.\d %, just before “.+”/);
    expect(await answer.innerText()).toMatch(/What would have changed most: at “.+”, “.+” instead\./);
    const box = await answer.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(900);
  });

  test('its figures are those of the command line, exact and simulated', async () => {
    const page = await explore();
    for (const policy of ['historical', 'hawk']) {
      await under(policy);
      await answered();
      const { outcomes, decisive } = said('--policy', policy);
      for (const [name, { exact, low, high }] of Object.entries(outcomes)) {
        const row = await odds().locator(`tr[data-outcome="${name}"]`).innerText();
        expect(row).toContain(percent(exact));
        expect(row).toContain(`${percent(low)} to ${percent(high)}`);
      }
      const shown = await part('Decisive moments').getByRole('listitem').all();
      const [first] = shown;
      const standoff = decisive[0]?.delta.standoff ?? 0;
      expect(await first?.innerText()).toContain(`${standoff < 0 ? '−' : '+'}${(Math.abs(standoff) * 100).toFixed(1)}`);
    }
    // Every figure says whose weights it rests on.
    await expect.poll(() => part('How lucky was it?').innerText()).toContain('Both governments prefer force');
    expect(await part('What these figures rest on').innerText()).toContain('38,700 configurations');
    expect(page.workers().length).toBeGreaterThan(0);
  });

  test('its figures can be saved, as the command line prints them', async () => {
    const page = await explore();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      part('What these figures rest on').getByRole('button', { name: 'Save these figures (JSON)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('iran-pakistan-2024-start-historical.json');
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(said());
  });

  test('it tells how all of it would be under every policy', async () => {
    await explore();
    await complete();
    const rows = part('Under every policy').getByRole('row');
    expect(await rows.count()).toBe(7);
    const dove = await rows.filter({ hasText: 'Both governments prefer to give way and to talk' }).innerText();
    for (const { exact } of Object.values(said('--policy', 'dove', '--runs', '0').outcomes))
      expect(dove).toContain(percent(exact));
    expect(await part('How lucky was it?').innerText()).toMatch(
      /Under the policies below the chance is between .+ and 63\.2 %\./,
    );
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
    await explore();
    await complete();
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
    const row = part('Decisive moments').getByRole('button', { name: 'Take this way: Pakistan: Mobilise' });
    await row.first().click();
    await expect.poll(() => part('Story').getByRole('heading', { level: 2 }).innerText()).toBe('Mobilise');
  });

  test('its workers end with what they were for', async () => {
    const page = await explore();
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
    await expect.poll(() => claim.innerText()).toContain('openConflikt is no state. Did you mean openConflict?');
    await text.fill('never openConflict');
    await text.press('Enter');
    await expect.poll(() => claim.innerText()).toContain('It does not hold.');
    await claim.getByRole('button', { name: 'Open as a branch' }).click();
    await expect.poll(() => part('Story').innerText()).toContain('This path ends here: Open conflict.');
    expect(await part('Branches').innerText()).toContain('Path that breaks “never openConflict”');
  });

  test('work can be stopped at any moment and gone on with; the page answers meanwhile', async () => {
    const page = await explore();
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

    // One that has the name of another is still one of its own.
    const hawk = join(folder, 'hawk.yaml');
    writeFileSync(hawk, 'id: hawk\ntitle: My own hawk\nclasses: { force: 9 }\nturns: { nobody: 0.1 }\n');
    await open(hawk);
    await answered();
    expect(await asked().getByLabel('How governments choose').locator('option:checked').innerText()).toBe(
      'My own hawk',
    );
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
    await explore();
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
    await map.getByLabel('and', { exact: true }).selectOption('deadlines.silence');
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect.poll(() => map.locator('.map-cell').count(), { timeout: 60_000 }).toBe(35);
    // Where the script decides, the policy's weights do not, and that is said.
    await under('historical');
    await answered();
    await map.getByLabel('and', { exact: true }).selectOption('');
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect
      .poll(() => map.innerText(), { timeout: 30_000 })
      .toContain('Nothing changes: here the scenario’s own weights decide');
  });

  test('the machine shows where runs go, in a picture and in words', async () => {
    await explore();
    await complete();
    const heat = part('Where it goes from here');
    expect(await heat.getByRole('img').locator('[data-state="phase.restored"]').innerHTML()).toContain(
      percent(said().outcomes.restored?.exact ?? 0),
    );
    await heat.getByRole('button', { name: 'In words' }).click();
    expect(await heat.innerText()).toContain(`Ties restored: ${percent(said().outcomes.restored?.exact ?? 0)}`);
    expect(await heat.innerText()).toMatch(/Dialogue → Ties restored: 0\.\d\d times a run \(Restore ties\)/);
  });
});

describe('for everybody', () => {
  test.each([
    ['light', { width: 1440, height: 900 }],
    ['dark', { width: 1440, height: 900 }],
    ['light', { width: 390, height: 844 }],
  ] as const)('in %s colours axe finds nothing, and nothing is wider than the screen: %o', async (theme, size) => {
    const { page } = web;
    await page.setViewportSize(size);
    try {
      await page.emulateMedia({ colorScheme: theme });
      await explore(2);
      await complete();
      for (const summary of await page.locator('main summary').all()) await summary.click();
      await part('Does it hold on every path?').getByRole('button', { name: 'possibly restored' }).click();
      await part('Does it hold on every path?').getByText('This path shows it:').waitFor();
      await part('What if the weights were others?').getByRole('button', { name: 'Draw the map' }).click();
      await part('What if the weights were others?').getByText('Nothing changes').waitFor({ timeout: 30_000 });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme: null });
    }
  });

  test('in Persian, and in projector mode', async () => {
    const page = await explore();
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('radio', { name: 'فارسی' }).check();
    await page.keyboard.press('Escape');
    await expect.poll(() => part('چقدر بخت یار بود؟').innerText()).toContain('به «روابط از سر گرفته شد» انجامید');
    // The policies are named in Persian, those that it is compared with too.
    const policies = part('زیر همهٔ سیاست‌ها');
    await expect.poll(() => policies.getByRole('row').count()).toBe(7);
    expect(await policies.innerText()).not.toMatch(/[a-z]{3}/);
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
