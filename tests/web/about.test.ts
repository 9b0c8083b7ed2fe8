import { expect, test } from 'vitest';
import { fileOf } from '../helpers/scenarios.js';
import { openScenario, webApp } from '../helpers/web.js';

const web = webApp();

/** The real crisis with a move that only nearly fits at its second step, opened as a file of one’s own. */
async function openNearly() {
  const page = await web.fresh();
  const text = String(fileOf('iran-pakistan-2024')?.content)
    .replace('id: iran-pakistan-2024', 'id: nearly')
    .replace(/(move: strike\n)(\s+title: Iran strikes)/, '$1    nearly: It also hit *Syria*.\n$2');
  await openScenario(page, ['nearly.yaml', text]);
  await page.locator('.notice').getByText('is open').waitFor();
  return page;
}

test('the story tells of lesson, glossary and a move that only nearly fits; the handout of the plan for the teacher alone', async () => {
  const page = await openNearly();
  const story = page.getByRole('region', { name: 'Story' });
  await story.getByText('Glossary').click();
  await story.getByText('To call one’s own').or(story.getByText("To call one's own")).waitFor();
  await story.getByText('Lesson plan for the teacher, 50 minutes').click();
  await story.getByText('Stop at: “Iran strikes places in Pakistan”').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await story.getByText('A move that only nearly fits:').waitFor();
  expect(await story.locator('[data-nearly] em').innerText()).toBe('Syria');

  await page.getByRole('button', { name: 'Take away', exact: true }).click();
  await page.getByRole('button', { name: /^Handout/ }).click();
  const sheet = page.getByRole('region', { name: 'Preview of the handout' });
  await sheet.getByRole('heading', { name: 'Glossary' }).waitFor();
  expect(await sheet.getByText('A move that only nearly fits:').count()).toBe(1);
  const plan = sheet.getByRole('heading', { name: /^Lesson plan/ });
  expect(await plan.count()).toBe(0);
  await page.getByRole('checkbox', { name: 'With answers for the teacher' }).check();
  await plan.waitFor();
});

test('where the class is to predict, the lesson plan is not shown: it names what is to come', async () => {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('button', { name: /^Hide what is to come/ }).click();
  const story = page.getByRole('region', { name: 'Story' });
  await story.getByText('Glossary').waitFor();
  expect(await story.getByText(/^Lesson plan/).count()).toBe(0);
});
