import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';
import { DOVE, exploreScreen, HAWK, HISTORICAL, percent } from './explore-screen.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-weights-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small crisis, whose graph is explored at once. */
const CRISIS = 'two-ships-one-reef';
const web = webApp([CRISIS]);
const { answered, asked, asking, complete, explore, left, odds, part, said, under } = exploreScreen(web, CRISIS);

describe('the weights of the Explore screen', () => {
  test('weights can be changed, put back, saved and opened again', async () => {
    const page = await explore();
    await under(DOVE);
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
    const { outcomes } = await said('--policy', saved);
    expect(changed).toContain(percent(outcomes.collision?.exact ?? 0));

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
    await under(HAWK);
    await answered();
    const map = part('What if the weights were others?');
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect.poll(() => map.locator('tbody tr').count(), { timeout: 30_000 }).toBe(7);
    const { sweep } = await said('--policy', 'hawk', '--runs', '0', '--sweep', 'classes.force=0,8');
    const last = await map.locator('tbody tr').last().innerText();
    expect(last).toContain(percent(sweep?.points[1]?.outcomes.collision ?? 0));
    // Where the script decides, the policy's weights do not, and that is said.
    await under(HISTORICAL);
    await answered();
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect
      .poll(() => map.innerText(), { timeout: 30_000 })
      .toContain('Nothing changes: here the scenario’s own weights decide');
    await map.getByLabel('and', { exact: true }).selectOption('deadlines.fogLifts');
    await map.getByRole('button', { name: 'Draw the map' }).click();
    await expect.poll(() => map.locator('.map-cell').count(), { timeout: 60_000 }).toBe(35);
    await map.getByLabel('and', { exact: true }).selectOption('');
  });

  test('a weight is typed as people write it, and what is out of bounds is said', async () => {
    await asking();
    await under(DOVE);
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

  test('what was asked and drawn is still there after another screen, and the settings after a reload', async () => {
    const page = await asking();
    await under(DOVE);
    await part('What these figures rest on').getByLabel('force', { exact: true }).fill('0.5');
    await answered();
    const claim = part('Does it hold on every path?');
    const text = claim.getByLabel('A claim about every path from here');
    await text.fill('possibly collision');
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
    expect(await text.inputValue()).toBe('possibly collision');
    expect(await claim.innerText()).toContain('This path shows it:');
    expect(await map.locator('tbody tr').count()).toBe(7);
    expect(await map.getByLabel('Vary', { exact: true }).inputValue()).toBe('classes.words');
    await asked().getByText('More settings').click();
    await asked().getByLabel('Simulated runs').fill('3000');
    await asked().getByLabel('Seed', { exact: true }).fill('7');
    await answered();
    left();
    await page.reload();
    await answered();
    expect(await asked().getByLabel('How governments choose').locator('option:checked').innerText()).toBe(DOVE);
    const rests = await part('What these figures rest on').innerText();
    expect(rests).toContain('(weights changed)');
    expect(rests).toContain('Simulated: 3,000 runs, seed 7');
  });
});
