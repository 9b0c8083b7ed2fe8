import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Viewer } from '../helpers/inspect.js';
import { root } from '../helpers/scenarios.js';

/** The package as it is published, installed into an empty folder. */
let folder: string;
let installed: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offramp-package-'));
  // What is in dist has just been built; packing builds nothing anew.
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const project = join(folder, 'empty');
  mkdirSync(project);
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', join(folder, tarball)], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  installed = join(project, 'node_modules/offramp-simulator');
}, 300_000);

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const bin = () => join(folder, 'empty/node_modules/.bin/offramp');

async function started(args: string[], address: RegExp): Promise<string> {
  const child = spawn(bin(), args, { cwd: join(folder, 'empty'), shell: process.platform === 'win32' });
  children.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      out += chunk;
    });
  await vi.waitFor(() => expect(out).toMatch(address), 30_000);
  return address.exec(out)?.[0] ?? '';
}

describe('the package, installed into an empty folder', () => {
  test('replays', () => {
    const { status, stdout } = spawnSync(bin(), ['replay'], {
      cwd: join(folder, 'empty'),
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('Outcome');
  });

  test('explores, with the workers and the graph that are in the package', () => {
    const { status, stdout, stderr } = spawnSync(bin(), ['explore', '--workers', '2'], {
      cwd: join(folder, 'empty'),
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('38,700 configurations');
    expect(existsSync(join(installed, 'dist/graph.br'))).toBe(true);
  });

  test('serves the page and, under it, the viewer', async () => {
    const url = await started(['serve', '--port', '0'], /http:\/\/127\.0\.0\.1:\d+\//);
    expect(await (await fetch(url)).text()).toContain('offramp-boot');
    const viewer = await (await fetch(`${url}inspect/index.html`)).text();
    expect(viewer).toContain('Inspector – Offramp');
  });

  test('inspects, with everything that the inspector needs in the package', async () => {
    const url = await started(
      ['inspect', '--replay', '--every', '0', '--port', '0'],
      /http:\/\/127\.0\.0\.1:\d+\/\w+\//,
    );
    const page = await (await fetch(url)).text();
    const [, script] = /src="\.\/(assets\/[^"]+\.js)"/.exec(page) ?? [];
    expect((await fetch(`${url}${script}`)).status).toBe(200);
    const viewer = new Viewer(`${url.slice('http://'.length)}ws`);
    await vi.waitFor(() => expect(viewer.states).toHaveLength(19), 20_000);
    expect(viewer.states.at(-1)?.value).toMatchObject({ phase: 'restored' });
    await viewer.close();
    expect(existsSync(join(installed, '../@xstate'))).toBe(false);
    expect(existsSync(join(installed, '../ws'))).toBe(false);
    expect(JSON.parse(readFileSync(join(installed, '../xstate/package.json'), 'utf8')).version).toMatch(/^5\./);
  });

  test('is a library, as README shows', () => {
    const [, example = ''] =
      /## Use it as a library\n\n```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    writeFileSync(join(folder, 'empty/example.mjs'), example);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], {
      cwd: join(folder, 'empty'),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('phase');
  });

  test('says under which licences the parts of the viewer come', () => {
    expect(readFileSync(join(installed, 'dist/web/inspect/licenses.md'), 'utf8')).toContain('@xstate/inspect');
    expect(readFileSync(join(installed, 'dist/licenses.md'), 'utf8')).toMatch(/\bws\b/);
  });
});

/** What a page loads before anybody asks it for more. */
test('the page of the crisis does not load the inspector by itself', () => {
  const web = join(root, 'dist/web');
  const page = readFileSync(join(web, 'index.html'), 'utf8');
  const first = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file);
  expect(first.length).toBeGreaterThan(0);
  for (const file of first) expect(readFileSync(join(web, file), 'utf8')).not.toContain('xstate.inspecting');
});
