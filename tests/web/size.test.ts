import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { root } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const web = webApp();

test('the first load is at most 152 KB of compressed script, without the editor', async () => {
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
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(152_000);
});

test('the self-contained file of the real crisis is at most 950 KB', async () => {
  await inFolder(async (folder) => {
    const { code } = await inside(['export', 'html', '--out', 'crisis.html'], { cwd: folder });
    expect(code).toBe(0);
    expect(statSync(join(folder, 'crisis.html')).size).toBeLessThan(950_000);
  });
});
