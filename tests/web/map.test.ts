import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { unpacked } from '../../src/render/page/pack.js';
import { inside } from '../helpers/inside.js';
import { fileOf } from '../helpers/scenarios.js';
import { openScenario, webApp } from '../helpers/web.js';

const web = webApp();
const MAP = 'Map: Iran, Pakistan; with Tehran, Islamabad.';

test('the story and the handout show where it was, and what the boundaries rest on', async () => {
  const page = await web.fresh();
  const story = page.getByRole('region', { name: 'Story' });
  await story.getByRole('img', { name: MAP }).waitFor();
  await story.getByText('Boundaries as in Natural Earth').waitFor();
  for (const name of ['Iran', 'Pakistan', 'Tehran', 'Islamabad'])
    await story.locator('.map text').getByText(name, { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Take away', exact: true }).click();
  await page.getByRole('button', { name: /^Handout/ }).click();
  const sheet = page.getByRole('region', { name: 'Preview of the handout' });
  await sheet.getByRole('img', { name: MAP }).waitFor();
  await page.getByRole('checkbox', { name: 'Map, machine, curve and pictures' }).uncheck();
  expect(await sheet.getByRole('img', { name: MAP }).count()).toBe(0);
});

test('of a map that nobody has drawn the story says what it would show', async () => {
  const page = await web.fresh();
  const text = String(fileOf('iran-pakistan-2024')?.content)
    .replace('id: iran-pakistan-2024', 'id: elsewhere')
    .replace(/span: \d+/, 'span: 61');
  await openScenario(page, ['elsewhere.yaml', text]);
  const story = page.getByRole('region', { name: 'Story' });
  await story.getByText(`${MAP} It is not drawn`).waitFor();
  expect(await story.locator('.map').count()).toBe(0);
});

test('a self-contained file has the map of its own scenario, and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-map-'));
  try {
    for (const [id, maps] of [
      ['iran-pakistan-2024', 1],
      ['two-countries', 0],
    ] as const) {
      const file = join(folder, `${id}.html`);
      expect((await inside(['export', 'html', id, '--out', file])).code).toBe(0);
      const [, boot = ''] = / data-packed>([^<]*)</.exec(readFileSync(file, 'utf8')) ?? [];
      expect((await unpacked(boot)).split('"borders":"M').length - 1).toBe(maps);
    }
    const page = await web.context.newPage();
    await page.goto(pathToFileURL(join(folder, 'iran-pakistan-2024.html')).href);
    await page.getByRole('region', { name: 'Story' }).getByRole('img', { name: MAP }).waitFor();
    await page.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
