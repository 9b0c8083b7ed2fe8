import { expect, test } from 'vitest';
import { modelText } from '../../src/model/index.js';
import { violations, webApp } from '../helpers/web.js';

const web = webApp([], {}, 'text');

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const region = (name: string) => web.page.getByRole('region', { name, exact: true });
const text = () => web.page.getByRole('textbox', { name: 'Model editor' });
const status = () => region('Problems').getByRole('status');
const now = () => region('What it is now');
const here = () => web.page.locator('[data-part="model-here"]');
const drawn = () =>
  web.page
    .locator('.model-drawing [data-state]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));
const offered = () => web.page.locator('.cm-tooltip-autocomplete .cm-completionLabel').allInnerTexts();

const SMALL = modelText({ id: 'my-model', title: 'My model', schema: '../schema/model.schema.json' });

async function put(content: string): Promise<void> {
  await text().click();
  await web.page.keyboard.press('ControlOrMeta+a');
  await text().evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, content);
}

/** The editor with the small model in it, begun as a person begins one. */
async function begin(): Promise<void> {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await page.getByRole('button', { name: 'Start from …' }).click();
  const form = page.getByRole('dialog').getByRole('form', { name: 'A model of your own' });
  await form.getByRole('button', { name: 'Begin' }).click();
  await eventually(() => status().innerText()).toBe('No problems in the model.');
}

test('a model is begun, checked and drawn as it is written, and every state says what may happen there', async () => {
  await begin();
  const { page } = web;
  expect(await text().innerText()).toContain('id: my-model');
  await eventually(drawn).toEqual(
    ['quarrel', 'talks', 'settled', 'seized', 'broken'].map((state) => `course.${state}`),
  );
  expect(await page.getByRole('button', { name: 'Play this scenario' }).count()).toBe(0);
  for (const part of ['.editor-bar', '.editor-side'])
    expect(await page.locator(part).innerText()).not.toMatch(/scenario/i);

  // Where it begins.
  const told = async () => (await here().innerText()).replace(/\s+/g, ' ');
  expect(await told()).toContain('Seize the place (by The claimant)');
  expect(await told()).toContain('if anger ≥ 3 and nerves(actor) ≥ 1: leads to Seized');
  expect(await told()).toContain('leads to Talks; anger − 1; offeredBy = actor');
  expect(await told()).toContain('once anger ≥ 6: leads to Broken');
  expect(await here().getByRole('heading').allInnerTexts()).toEqual(['What may happen here', 'Moves', 'By itself']);
  // By the list, and by the picture.
  await now().getByRole('combobox', { name: 'State' }).selectOption({ label: 'Talks' });
  await eventually(told).toContain('Patience (after 3 days) leads to Quarrel; offeredBy = none');
  expect(await page.locator('.model-drawing .state.active').getAttribute('data-state')).toBe('course.talks');
  await page.locator('.model-drawing [data-state="course.broken"]').click();
  await eventually(told).toContain('Nothing happens here any more.');

  // What is wrong is told with its place; the drawing stays, and says that it is of before.
  await put(SMALL.replace('to: talks', 'to: talk'));
  await eventually(() => status().innerText()).toMatch(/^1 error/);
  expect(await region('Problems').getByRole('listitem').innerText()).toMatch(/line \d+, column \d+[\s\S]*talks/);
  await eventually(() => page.locator('.cm-lintRange-error').count()).toBeGreaterThan(0);
  expect(await now().innerText()).toContain('This is how it was before them.');
  expect(await drawn()).toHaveLength(5);
  await put(SMALL.replace('      broken: {', '      frozen: { text: Nothing moves. }\n      broken: {'));
  await eventually(drawn).toContain('course.frozen');
  expect(await violations(page, '.editor')).toEqual([]);

  // In Persian the same.
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('radio', { name: 'فارسی' }).check();
  await page.keyboard.press('Escape');
  await eventually(told).toContain('اینجا چه رخ می‌تواند داد');
});

test('completion of a model offers its keys, and names where names belong', async () => {
  await begin();
  const { page } = web;
  const upTo = (part: string) => SMALL.slice(0, SMALL.indexOf(part));
  for (const [before, typed, names] of [
    ['  holder: {', '  other: { ', ['kind', 'rival', 'title']],
    ['  holder: {', '  other: { kind: ', ['side']],
    ['  seize: {', '  other: { cameo: ', ['010', '046']],
    ['  seize: {', '  other:\n    cameo: "19', ['190', '195']],
    ['  seize: {', '  other: { class: ', ['force', 'words']],
    ['  seize: {', '  other: { by: ', ['side', 'claimant', 'envoy']],
    ['          offer: { to', '          acc', ['accept']],
    ['          offer: { to', '          offer: { to: ', ['quarrel']],
    ['          offer: { to', '          offer: { if: anger >= 3 and n', ['nerves']],
    [
      '        on:\n          accuse: { do: nerves(rival) + 1 }\n          accept',
      '        after:\n          p',
      ['patience'],
    ],
    ['settled: good', 'settled: ', ['best', 'worst']],
  ] as const) {
    await put(upTo(before) + typed);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    await eventually(offered).toEqual(expect.arrayContaining([...names]));
    await page.keyboard.press('Escape');
  }
  // Enter after a key that opens a block goes further in.
  await put(`${upTo('          offer: { to')}          offer:`);
  await page.keyboard.press('Enter');
  await eventually(offered).toEqual(expect.arrayContaining(['if', 'to', 'do']));
});

test('the text of a model that comes with Offramp can be started from', async () => {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await page.getByRole('button', { name: 'Start from …' }).click();
  const form = page.getByRole('dialog').getByRole('form', { name: 'A model of your own' });
  await form.getByLabel('Begin with').selectOption({ label: 'A quarrel over trade' });
  await form.getByRole('button', { name: 'Begin' }).click();
  await eventually(() => status().innerText()).toBe('No problems in the model.');
  expect(await page.locator('.file-name').innerText()).toBe('trade-quarrel.yaml');
  await now().getByRole('combobox', { name: 'State' }).selectOption({ label: 'No case' });
  await eventually(() => here().innerText()).toContain('Signals from other parts');
});

test('a crisis of one’s own begins on the model of most crises between two states', async () => {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await page.getByRole('button', { name: 'Start from …' }).click();
  const form = page.getByRole('dialog').getByRole('form', { name: 'Two countries of your own' });
  await form.getByRole('button', { name: 'Begin' }).click();
  const written = page.getByRole('textbox', { name: 'Scenario editor' });
  await eventually(() => written.innerText()).toContain('model: interstate-crisis');
  await eventually(() => status().innerText()).toMatch(/^No problems/);
});
