import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { offramp } from '../helpers/cli.js';
import { root } from '../helpers/scenarios.js';
import { violations, webApp } from '../helpers/web.js';

// A model of another shape: two regions, states within a state, no measure, no pressure.
const folder = mkdtempSync(join(tmpdir(), 'offramp-port-'));
const fixtures = join(root, 'tests/fixtures/models');
for (const name of ['port-strike.yaml', 'port-week.yaml']) copyFileSync(join(fixtures, name), join(folder, name));
writeFileSync(
  join(folder, 'port-strike.fa.yaml'),
  `variables: { anger: { title: "خشم {role}" } }
moves: { meet: { title: دیدار }, walkOut: { title: اعتصاب } }
regions:
  work:
    title: کار
    states: { talks: { title: گفت‌وگو, states: { apart: { title: گفت‌وگوی جداگانه, while: در گفت‌وگوی جداگانه } } } }
`,
);
const scenario = join(folder, 'port-week.yaml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Where an author sets what the machine by itself never comes to, nothing can be computed.
const plainScenario = join(folder, 'port-plain.yaml');
writeFileSync(
  plainScenario,
  readFileSync(scenario, 'utf8')
    .replace('id: port-week', 'id: port-plain')
    .replace(/^ {2}- \{ id: fire.*\n/m, ''),
);

const web = webApp([scenario], {}, 'text');
const plain = webApp([plainScenario], {}, 'text');
const part = (name: string) => web.page.getByRole('region', { name, exact: true });

/** What stands there, without the marks that keep names of another script together. */
const textOf = (shown: string) => shown.replace(/[\u2066-\u2069]/g, '');

async function opened(steps: number): Promise<Page> {
  const page = await web.fresh();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
  await page.locator('.machine-view [data-state]').first().waitFor();
  return page;
}

const drawn = (selector: string) =>
  web.page.locator(`.machine-view ${selector}`).evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));

describe('a scenario on a model of another shape', () => {
  test('is stepped through, with its states, variables, parties and facts', async () => {
    const page = await opened(1);
    expect(await part('Story').innerText()).toContain('Crane drivers');
    await page.keyboard.press('ArrowRight');
    const story = textOf(await part('Story').innerText());
    expect(story).toContain('A fire in the docks');
    expect(story).toContain('Event');
    expect(story).toContain('set by the author: anger of Port of Lee 3, Press – Press loud');
    expect(story).toContain('Work stopped');
    expect(story).toContain('Anger of Port of Lee: 3 of 3');
    expect(story).toContain('Mood of Dockers of Lee: calm');
    expect(story).not.toContain('Tension');
    await page.keyboard.press('End');
    expect(await part('Story').innerText()).toContain('This path ends here: It is over.');
    expect(await part('Branches').innerText()).toContain('ends: It is over');
    expect(await part('Curve').innerText()).toContain('measures nothing that a curve could show');
  });

  test('has its machine drawn, states within states included', async () => {
    const page = await opened(4);
    expect((await drawn('[data-state]')).sort()).toEqual(
      ['calm', 'over', 'stopped', 'talks', 'talks.apart', 'talks.together']
        .map((state) => `work.${state}`)
        .concat(['press.loud', 'press.quiet'])
        .sort(),
    );
    expect((await drawn('.state.active:not(.composite)')).sort()).toEqual(['press.loud', 'work.talks.apart']);
    expect(await drawn('.state.composite.active')).toEqual(['work.talks']);
    const inside = await page.locator('[data-state="work.talks.apart"] .box').boundingBox();
    const around = await page.locator('[data-state="work.talks"] .box').boundingBox();
    expect(inside && around && inside.x > around.x && inside.y > around.y).toBe(true);
    await part('Machine').getByRole('button', { name: 'In words' }).click();
    expect(await part('Machine').innerText()).toContain(
      'Step 4, The mayor invites both: Work: from Work stopped to Talks apart',
    );
    await part('Machine').getByRole('button', { name: 'In words' }).click();
    expect(await violations(page, '.machine')).toEqual([]);
  });

  test('offers its moves, and says why one is blocked, in the words that the model has in each language', async () => {
    const page = await opened(4);
    await part('Moves').getByText('Free moves').click();
    await part('Moves').getByText('Blocked now').click();
    expect(textOf(await part('Moves').innerText())).toContain('Blocked: Port of Lee is too angry to talk');
    await part('Moves')
      .getByRole('button', { name: /Walk out/ })
      .hover();
    expect(await part('Moves').innerText()).toContain('leads to Work stopped');
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('radio', { name: 'فارسی' }).check();
    await page.keyboard.press('Escape');
    const persian = page.locator('main');
    await persian.getByText('اعتصاب').first().waitFor();
    const text = textOf(await persian.innerText());
    expect(text).toContain('گفت‌وگوی جداگانه');
    expect(text).toContain('خشم Port of Lee: ۳ از ۳');
    // What nobody has translated is told in the model's own language.
    expect(text).toContain('Port of Lee is too angry to talk');
    expect(text).toContain('Go to and fro');
  });

  test('is explored: its outcomes, policies without a public, claims', async () => {
    const page = await plain.fresh();
    const part = (name: string) => page.getByRole('region', { name, exact: true });
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await page.getByText('Done.').first().waitFor({ state: 'attached' });
    const odds = await part('How it would end').innerText();
    expect(odds).toContain('It is over');
    expect(odds).toContain('Work stopped');
    expect(odds).not.toContain('Highest');
    const policies = await page.getByLabel('How governments choose').locator('option').allInnerTexts();
    expect(policies).toContain('Both governments prefer force and pressure');
    expect(policies).not.toContain('Governments do what their publics let them');
    expect(await part('What these figures rest on').innerText()).toContain('The mayor');
    const claim = part('Does it hold on every path?');
    await claim.getByRole('button', { name: 'possibly over' }).click();
    await claim.getByText('It holds.').waitFor();
    await part('Where it goes from here').getByRole('img').locator('[data-state="work.talks"]').waitFor();
  });

  test('is written: what can be done is offered by the model of the text', async () => {
    const page = await opened(0);
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Scenario editor' });
    await text.waitFor();
    await page.getByText('They meet').first().waitFor();
    expect(await part('What it is now').innerText()).toContain('ends in: It is over');
    await text.press('Control+End');
    await page.keyboard.type('\n  - { id: again, by: envoy, move: sh');
    await page.keyboard.press('Control+Space');
    expect(await page.getByRole('option').first().innerText()).toContain('shuttle');
    await page.keyboard.press('Escape');
  });

  test('goes with a link, and with one file that has its picture too', async () => {
    const page = await opened(4);
    await page.getByRole('button', { name: 'Take away', exact: true }).click();
    await page.getByRole('button', { name: /^One HTML file/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save file' }).click(),
    ]);
    const file = join(folder, 'port.html');
    await download.saveAs(file);
    const single = await web.context.newPage();
    await single.goto(pathToFileURL(file).href);
    await single.locator('.machine-view [data-state="work.talks.apart"].active').waitFor();
    expect(await single.getByRole('region', { name: 'Story' }).innerText()).toContain('The mayor invites both');
    await single.close();
  });

  test('has its picture in the file that the command line writes', async () => {
    const file = join(folder, 'week.html');
    expect(offramp(['export', 'html', scenario, '--out', file])).toMatchObject({ code: 0, out: '' });
    const single = await web.context.newPage();
    await single.goto(pathToFileURL(file).href);
    await single.locator('.machine-view [data-state="work.stopped"]').waitFor();
    await single.getByRole('button', { name: 'View', exact: true }).click();
    await single.getByRole('radio', { name: 'فارسی' }).check();
    await single.locator('.machine-view').getByText('گفت‌وگو', { exact: true }).waitFor();
    await single.close();
  });
});
