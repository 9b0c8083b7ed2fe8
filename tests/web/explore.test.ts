import { describe, expect, test } from 'vitest';
import { violations, webApp } from '../helpers/web.js';
import { exploreScreen, HAWK, HISTORICAL, PHONE, percent, TIT_FOR_TAT, WIDE } from './explore-screen.js';

// A small crisis, whose graph is explored at once; what hangs on a large one, explore-real.test.ts asks of the real one.
const CRISIS = 'two-ships-one-reef';
const web = webApp([CRISIS]);
const { answered, asked, asking, complete, explore, looked, odds, part, said, under } = exploreScreen(web, CRISIS);

describe('the Explore screen, looked at', () => {
  test('it tells how all of it would be under every policy', async () => {
    await looked();
    const rows = part('Under every policy').getByRole('row');
    expect(await rows.count()).toBe(6);
    const dove = await rows.filter({ hasText: 'Both governments prefer to give way and to talk' }).innerText();
    for (const { exact } of Object.values((await said('--policy', 'dove', '--runs', '0')).outcomes))
      expect(dove).toContain(percent(exact));
    expect(await part('How lucky was it?').innerText()).toMatch(
      /Under the policies below the chance is between .+ and \d+\.\d\u00a0%\./,
    );
  });

  test('what is expected is written to as many digits as its interval', async () => {
    await looked();
    const text = await odds().innerText();
    const [, exact, low, high] =
      /Highest danger, on average\s+(\d+\.\d\d)\s+simulated (\d+\.\d\d) to (\d+\.\d\d)/.exec(text) ?? [];
    expect(Number(exact)).toBeGreaterThan(Number(low) - 0.1);
    expect(Number(exact)).toBeLessThan(Number(high) + 0.1);
  });

  test('the machine shows where runs go, in a picture and in words', async () => {
    await looked();
    const heat = part('Where it goes from here');
    expect(await heat.getByRole('img').locator('[data-share="reef.apart"]').textContent()).toContain(
      percent((await said()).outcomes.apart?.exact ?? 0),
    );
    await heat.getByRole('button', { name: 'In words' }).click();
    expect(await heat.innerText()).toContain(`Apart: ${percent((await said()).outcomes.apart?.exact ?? 0)}`);
    expect(await heat.innerText()).toMatch(/Face to face → Apart: 0\.\d\d times a run \(Turn away\)/);
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
      expect(rows).toHaveLength(5);
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
    await text.fill('eventually apart');
    await check.click();
    await claim.getByText('It does not hold.').waitFor();
    expect(await claim.innerText()).toContain('The claim says: on every path it holds sooner or later');
    await text.fill('never watching');
    await check.click();
    await claim.getByText('It fails at once, before any move.').waitFor();
    await text.fill('always danger <= 0');
    await check.click();
    await expect.poll(() => claim.innerText()).toContain('always danger <= 0');
    expect(await claim.innerText()).not.toContain('1 configurations');
    // Nothing asked, nothing to complain about.
    await text.fill('never colision');
    await check.click();
    await claim.getByText('colision is no state and no condition.').first().waitFor();
    await text.fill('');
    await check.click();
    expect(await claim.getByText('colision is no state and no condition.').count()).toBe(0);
    // Names need not be known by heart.
    await claim.getByText('Names of states').click();
    await text.fill('never ');
    await claim.getByRole('button', { name: 'collision', exact: true }).click();
    expect(await text.inputValue()).toBe('never collision');
    expect(await text.getAttribute('autocapitalize')).toBe('off');
  });
});

describe('the Explore screen', () => {
  test('its figures are those of the command line, exact and simulated', async () => {
    const page = await asking();
    for (const policy of ['historical', 'hawk'] as const) {
      await under(policy === 'hawk' ? HAWK : HISTORICAL);
      await answered();
      const { outcomes, decisive } = await said('--policy', policy);
      for (const [name, { exact, low, high }] of Object.entries(outcomes)) {
        const row = await odds().locator(`tr[data-outcome="${name}"]`).innerText();
        expect(row).toContain(percent(exact));
        expect(row).toContain(`${percent(low)} to ${percent(high)}`);
      }
      await part('Decisive moments').getByLabel('Chance of').selectOption('Collision');
      const first = await part('Decisive moments').getByRole('listitem').first().innerText();
      const changes = decisive.map(({ delta }) => delta.collision ?? 0);
      const most = changes.reduce((top, change) => (Math.abs(change) > Math.abs(top) ? change : top));
      expect(first).toContain(`${most < 0 ? '−' : '+'}${(Math.abs(most) * 100).toFixed(1)}`);
    }
    // Every figure says whose weights it rests on.
    await expect.poll(() => part('How lucky was it?').innerText()).toContain('Both governments prefer force');
    expect(await part('What these figures rest on').innerText()).toContain('186 configurations');
    expect(page.workers().length).toBeGreaterThan(0);
  });

  test('it asks from where the class stands, and from any other step', async () => {
    await explore(4);
    const from = asked().getByLabel('From');
    expect(await from.locator('option:checked').innerText()).toBe(
      'here: 4. Fishing boats drift between the two, and fog comes down',
    );
    await expect
      .poll(() => part('How lucky was it?').innerText())
      .toMatch(/After “.?Fishing boats drift between the two, and fog comes down.?” the chance of that was \d/u);
    expect(await odds().innerText()).toContain(percent((await said('--from', 'boats')).outcomes.apart?.exact ?? 0));
    await from.selectOption({ label: 'the start' });
    await answered();
    expect(await odds().innerText()).toContain(percent((await said()).outcomes.apart?.exact ?? 0));
  });

  test('at an outcome it is asked from the start, or how it ended is said', async () => {
    const page = await web.fresh();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    expect(await asked().innerText()).toContain('so it is asked from the start');
    await asked().getByLabel('From').selectOption({ index: 9 });
    await answered();
    expect(await part('How lucky was it?').innerText()).toContain('It has come to “Apart” already');
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
    const row = part('Decisive moments').getByRole('button', { name: /^Take this way: .?Ilmar.?: Open the hotline$/u });
    await row.first().click();
    await expect.poll(() => part('Story').getByRole('heading', { level: 2 }).innerText()).toBe('Open the hotline');
  });

  test('its workers end with what they were for', async () => {
    const page = await asking();
    for (let visit = 0; visit < 2; visit += 1) {
      await part('Does it hold on every path?').getByRole('button', { name: 'possibly apart' }).click();
      await part('Does it hold on every path?').getByText('This path shows it:').waitFor();
      await page.getByRole('button', { name: 'Crisis', exact: true }).click();
      await expect.poll(() => page.workers().length).toBeLessThanOrEqual(1);
      await page.getByRole('button', { name: 'Explore', exact: true }).click();
      await answered();
    }
  });

  test('an alternative can be taken from there, as a branch', async () => {
    const page = await explore();
    const row = part('Decisive moments')
      .getByRole('listitem')
      .filter({ hasText: 'Toran telephones before it promises anything' });
    await row.getByRole('button', { name: 'Take this way: Toran telephones before it promises anything' }).click();
    await expect
      .poll(() => part('Story').getByRole('heading', { level: 2 }).innerText())
      .toBe('Toran telephones before it promises anything');
    expect(await part('Branches').innerText()).toContain('Toran telephones before it promises anything');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('part-story');
    // What was found is still there, for the place where the run stands now.
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    expect(await asked().getByLabel('From').locator('option:checked').innerText()).toContain(
      'Toran telephones before it promises anything',
    );
  });

  test('the shortest way out opens as a branch that ends where it was said to', async () => {
    const page = await explore();
    const ways = part('Shortest ways out from here');
    await ways.getByRole('radio', { name: 'hostility' }).check();
    await expect.poll(() => ways.innerText()).toContain('The negative Goldstein values on the way are added up.');
    await ways.getByRole('button', { name: 'Open as a branch: Shortest way to “Apart” by hostility' }).click();
    await expect.poll(() => part('Story').innerText()).toContain('This path ends here: Apart.');
    expect(await page.getByText('is open as a branch of this run').isVisible()).toBe(true);
  });

  test('a claim that fails shows the path that breaks it, which opens as a branch', async () => {
    await explore();
    const claim = part('Does it hold on every path?');
    const text = claim.getByLabel('A claim about every path from here');
    await text.fill('never spaced within 1');
    await text.press('Enter');
    await expect.poll(() => claim.innerText()).toContain('It holds.');
    await text.fill('never colision');
    await text.press('Enter');
    await expect
      .poll(() => claim.innerText())
      .toContain('colision is no state and no condition. Did you mean collision?');
    await text.fill('never collision');
    await text.press('Enter');
    await expect.poll(() => claim.innerText()).toContain('It does not hold.');
    await claim.getByRole('button', { name: 'Open as a branch' }).click();
    await expect.poll(() => part('Story').innerText()).toContain('This path ends here: Collision.');
    expect(await part('Branches').innerText()).toContain('Path that breaks “never collision”');
  });

  test('work can be stopped at any moment and gone on with; the page answers meanwhile', async () => {
    const page = await asking();
    const before = await odds().innerText();
    await asked().getByText('More settings').click();
    await asked().getByLabel('Simulated runs').fill('10000000');
    await under(TIT_FOR_TAT);
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

  test('decisive moments stand in the order of the outcome that is looked at', async () => {
    await asking();
    await under(HAWK);
    await answered();
    const decisive = part('Decisive moments');
    for (const outcome of ['Collision', 'Apart']) {
      await decisive.getByLabel('Chance of').selectOption(outcome);
      const more = decisive.getByRole('button', { name: /^Show all/ });
      if ((await more.count()) > 0) await more.click();
      const shown = await decisive.locator('.tornado-value').allInnerTexts();
      const sizes = shown.map((text) => Number(text.replace(/[^\d.]/g, '')));
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      expect(sizes.at(-1)).toBeGreaterThanOrEqual(0.1);
      const all = (await said('--policy', 'hawk', '--runs', '0')).decisive.length;
      if (all > sizes.length) expect(await decisive.innerText()).toMatch(/^\d+ .*by less than 0\.05/m);
    }
  });

  test('the keyboard stays where it was as buttons come and go', async () => {
    const page = await asking();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const within = (name: string) => part(name).evaluate((section) => section.contains(document.activeElement));
    // Work that ends by itself takes the Stop button with it.
    await asked().getByText('More settings').click();
    await asked().getByLabel('Simulated runs').fill('2000000');
    await asked().getByRole('button', { name: 'Stop' }).focus();
    await expect.poll(() => asked().getByRole('button', { name: 'Stop' }).count(), { timeout: 30_000 }).toBe(0);
    expect(await within('What is asked')).toBe(true);
    // Stopping and going on change places.
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

  test('of what a policy would never have done, it says so', async () => {
    const page = await explore();
    await part('Decisive moments')
      .getByRole('button', { name: 'Take this way: Toran telephones before it promises anything' })
      .click();
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    const ways = part('Shortest ways out from here');
    await ways.getByRole('radio', { name: 'hours' }).check();
    await ways.getByRole('button', { name: 'Open as a branch: Shortest way to “Collision” by hours' }).click();
    await page.getByText('is open as a branch of this run').waitFor();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    // What was told of the branch is no longer in the way.
    expect(await page.getByText('is open as a branch of this run').count()).toBe(0);
    const luck = await part('How lucky was it?').innerText();
    expect(luck).toContain('This path ends in “Collision”');
    expect(luck).toMatch(/Just before “.+” there was no chance of it left: this policy would never have come to it\./);
    expect(luck).not.toMatch(/least likely/);
    expect(luck).toMatch(/What would have changed most: .* The chance of “Collision” was .* after it/);
  });

  test('what was found stays on the page until there is something new', async () => {
    const page = await asking();
    await complete();
    const heat = part('Where it goes from here');
    const height = async () => Math.round((await heat.boundingBox())?.height ?? 0);
    const before = await height();
    await asked().getByText('More settings').click();
    await asked().getByLabel('Simulated runs').fill('10000000');
    await under(HAWK);
    await answered();
    await asked().getByRole('button', { name: 'Stop' }).waitFor();
    expect(await height()).toBe(before);
    expect(await heat.getAttribute('aria-busy')).toBe('true');
    expect(await part('Under every policy').getByRole('row').count()).toBe(6);
    expect(await part('Shortest ways out from here').getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await page.locator('.stale').count()).toBe(0);
  });
});

describe('for everybody', () => {
  /** The screen with all that it can show, opened once. */
  let whole: Promise<void> | undefined;
  const showAll = async () => {
    await explore(2);
    await complete();
    for (const summary of await web.page.locator('main summary').all()) await summary.click();
    await part('Does it hold on every path?').getByRole('button', { name: 'possibly apart' }).click();
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
      expect(await violations(page, undefined, theme === 'dark' ? 'colours' : 'all')).toEqual([]);
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
});
