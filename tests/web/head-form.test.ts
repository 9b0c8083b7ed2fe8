import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { loadScenario } from '../../src/library/scenario.js';
import { smallText } from '../helpers/scenarios.js';
import { violations, webApp } from '../helpers/web.js';

const web = webApp();
const form = () => web.page.locator('.board-form');
const field = (label: string | RegExp) => form().getByLabel(label, { exact: typeof label === 'string' });

async function write(): Promise<Page> {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Write' }).click();
  await page.locator('.card-cell').first().waitFor();
  await page
    .locator('.editor-bar input[type=file]')
    .setInputFiles([{ name: 'small.yaml', mimeType: 'text/plain', buffer: Buffer.from(smallText()) }]);
  await page.locator('.step-card.whole').filter({ hasText: 'Small' }).click();
  return page;
}

async function textNow(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  const lines = await page.getByRole('textbox', { name: 'Scenario editor' }).locator('.cm-line').allInnerTexts();
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  return lines.map((line) => line.replace(/\n$/, '')).join('\n');
}

const unfold = (title: string) =>
  form()
    .locator('summary', { hasText: new RegExp(`^${title}$`) })
    .click();

test('lesson plan, glossary, beginning, deadlines and pace are filled in, and are what the file then says', async () => {
  const page = await write();
  await unfold('Lesson plan');
  await form().getByRole('button', { name: 'Add a part' }).click();
  await field('Minutes').fill('15');
  await field('What it is').fill('The attack: who gains?');
  await field('Where to stop the crisis for it').selectOption('A strike');
  await unfold('Glossary');
  await form().getByRole('button', { name: 'Add a term' }).click();
  await field('Term 1').fill('Militants');
  await field('What term 1 means').fill('Armed men of no army.');
  await unfold('Where the crisis begins');
  await form()
    .getByLabel(/^Where the crisis begins: /)
    .selectOption('Tension');
  await field('Tension').selectOption('4');
  await unfold('Deadlines');
  const silence = form().locator('.form-group', { hasText: 'Hours; left empty' }).getByRole('textbox').first();
  await silence.fill('48');
  await silence.press('Tab');
  await unfold('How fast things go');
  await field('How many times as long as in the model moves take').fill('2');
  await field('Let a number fall by itself …').selectOption('Tension');
  await field('In how many days').fill('90');
  await field('In how many days').press('Tab');
  await expect.poll(() => form().locator('.field-problems .error').count()).toBe(0);
  expect(await violations(page, '.board-form')).toEqual([]);

  const { scenario, problems } = loadScenario({ file: 'small.yaml', content: await textNow(page) });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(scenario?.lesson).toEqual([{ minutes: 15, title: 'The attack: who gains?', stop: 'hit' }]);
  expect(scenario?.glossary).toEqual([{ term: 'Militants', text: 'Armed men of no army.' }]);
  expect(scenario?.machine?.settings).toMatchObject({
    begins: { tension: 4 },
    hours: 2,
    fades: { tension: { by: 1, hours: 90 * 24 } },
  });
  expect(Object.values(scenario?.machine?.settings?.deadlines ?? {})).toEqual([48]);
});

test('map, regions, briefings, parties, machine, language and prediction are fields too', async () => {
  const page = await write();
  const before = await textNow(page);
  await unfold('Where in the world');
  await form().getByRole('button', { name: 'Add a region' }).click();
  await field('Region 1').fill('South Asia');
  await unfold('Map');
  await form().getByRole('button', { name: 'Add a map' }).click();
  const countries = form().getByLabel(/^Countries of: .*: Add a country …$/);
  await countries.first().selectOption('Iran');
  await countries.first().selectOption('Iraq');
  await form().getByRole('button', { name: 'Remove: Iraq' }).click();
  const typed = async (label: string, value: string) => {
    await field(label).first().fill(value);
    await field(label).first().press('Tab');
  };
  await typed('Latitude, north positive', '29');
  await typed('Longitude, east positive', '62,5');
  await typed('How many degrees of longitude it shows', '30');
  await form().getByRole('button', { name: 'Add a place' }).click();
  await field('What stands beside it').fill('The pass');
  await unfold('What each side is told');
  await field('What it wants').first().fill('Calm at the border.');
  const more = form().locator('.form-more').first();
  await more.locator('summary').click();
  await more.getByRole('button', { name: 'Add one that acts in this role too' }).click();
  await more.getByRole('textbox', { name: 'Acts in this role, 1' }).fill('The neighbours');
  await unfold('What it rests on');
  await field('Language of the texts').selectOption('fa');
  await field('Whether the class is to predict').selectOption('true');
  expect(await violations(page, '.board-form')).toEqual([]);
  const text = await textNow(page);
  const { scenario, problems } = loadScenario({ file: 'small.yaml', content: text });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [role = ''] = Object.keys(scenario?.map?.countries ?? {});
  expect(scenario).toMatchObject({
    language: 'fa',
    predict: true,
    regions: ['South Asia'],
    map: {
      countries: { [role]: ['Iran'] },
      centre: [29, 62.5],
      span: 30,
      marks: [{ at: [29, 62.5], title: 'The pass' }],
    },
    briefings: { [role]: { wants: 'Calm at the border.' } },
    actors: { [role]: { parties: { 'another-party': { name: 'The neighbours' } } } },
  });
  // No line that was there is written anew.
  const lines = before.split('\n').filter((line) => !line.includes(`${role}:`));
  expect(lines.filter((line) => !text.includes(line))).toEqual([]);
});

test('what is taken out again leaves nothing behind, and never is a word', async () => {
  const page = await write();
  const before = await textNow(page);
  await unfold('Deadlines');
  const silence = form().locator('.form-group', { hasText: 'Hours; left empty' }).getByRole('textbox').first();
  await silence.fill('never');
  await silence.press('Tab');
  await expect.poll(() => textNow(page)).toContain('deadlines: { silence: off }');
  await silence.fill('');
  await silence.press('Tab');
  await unfold('Glossary');
  await form().getByRole('button', { name: 'Add a term' }).click();
  await form().getByRole('button', { name: 'Remove: Term 1' }).click();
  await expect.poll(() => textNow(page)).toBe(before);
});
