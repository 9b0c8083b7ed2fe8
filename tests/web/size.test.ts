import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { root } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const web = webApp();

test('the first load is at most 150 KiB of compressed script, without the editor', async () => {
  const scripts = new Set<string>();
  web.context.on('request', (request) => {
    const [name] = /assets\/[^/]+\.js$/.exec(request.url()) ?? [];
    if (name !== undefined) scripts.add(name);
  });
  const page = await web.fresh();
  await page.waitForLoadState('networkidle');
  expect(scripts.size).toBeGreaterThan(1);
  expect([...scripts].filter((name) => /editor/i.test(name))).toEqual([]);
  const bytes = [...scripts].map((name) => gzipSync(readFileSync(join(root, 'dist/web', name))).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150 * 1024);
});

test('the self-contained file of the real crisis is at most 900 KB', async () => {
  await inFolder(async (folder) => {
    const { code } = await inside(['export', 'html', '--out', 'crisis.html'], { cwd: folder });
    expect(code).toBe(0);
    expect(statSync(join(folder, 'crisis.html')).size).toBeLessThan(900_000);
  });
});

test('the page that phones of a class load is at most 40 KB compressed, with everything', () => {
  const folder = join(root, 'dist/web/class');
  const page = readFileSync(join(folder, 'student.html'), 'utf8');
  const seen = new Set<string>();
  const named = (text: string) => [...text.matchAll(/[\w-]+-[\w-]{8}\.(?:js|css)/g)].map(([name]) => name);
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    if (name.endsWith('.js')) named(readFileSync(join(folder, 'assets', name), 'utf8')).forEach(visit);
  };
  named(page).forEach(visit);
  expect(seen.size).toBeGreaterThan(1);
  const files = [page, ...[...seen].map((name) => readFileSync(join(folder, 'assets', name)))];
  expect(files.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThan(40_000);
});
