import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root, smallText } from '../helpers/scenarios.js';

/** Offramp as it stands in its folder, which what was built is taken away from while it runs. */
let folder: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offramp-rebuild-'));
  for (const name of ['package.json', 'offramp.js', 'dist', 'scenarios', 'schema'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'small.yaml'), smallText());
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(...args: string[]) {
  const child = spawn(process.execPath, ['offramp', ...args], { cwd: folder });
  children.push(child);
  const said = { child, out: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said.out += chunk;
    });
  return said;
}

const urlIn = (said: { out: string }) =>
  vi.waitFor(() => {
    const [url] = /http:\/\/127\.0\.0\.1:\d+\/\w+\//.exec(said.out) ?? [];
    expect(url).toBeDefined();
    return url ?? '';
  }, 20_000);

/** Everything that a page asks for by itself, and what it gets. */
async function load(url: string): Promise<Record<string, string>> {
  const page = await (await fetch(url)).text();
  const files = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(1);
  const got = await Promise.all(
    files.map(async (file) => {
      const answer = await fetch(`${url}${file}`);
      expect([answer.status, file]).toEqual([200, file]);
      return [file, await answer.text()] as const;
    }),
  );
  return Object.fromEntries(got);
}

test('a server, an inspector and a run go on when what was built is replaced or gone', async () => {
  const serving = start('serve', 'small.yaml', '--port', '0');
  const inspecting = start('inspect', '--replay', '--every', '3600', '--port', '0');
  const playing = start('play');
  playing.child.stdin.write('n\nn\n');
  const [page, viewer] = [await urlIn(serving), await urlIn(inspecting)];
  const before = [await load(page), await load(viewer), await load(`${page}inspect/`)];
  const single = await (await fetch(`${page}template`)).text();
  await vi.waitFor(() => expect(playing.out).toContain('Pakistan condemns'), 20_000);
  // It has read by now what it loads late.
  await new Promise((go) => setTimeout(go, 1_000));

  rmSync(join(folder, 'dist'), { recursive: true });
  expect([await load(page), await load(viewer), await load(`${page}inspect/`)]).toEqual(before);
  expect(await (await fetch(`${page}template`)).text()).toBe(single);
  const boot = async () =>
    (await (await fetch(`${page}boot.json`)).json()) as { called: string; scenario: { title: string } };
  expect((await boot()).called).toBe('node offramp');
  writeFileSync(join(folder, 'small.yaml'), smallText().replace('title: Small', 'title: Changed'));
  await vi.waitFor(async () => expect((await boot()).scenario.title).toBe('Changed'), 20_000);
  playing.child.stdin.end('w 1\nx mine\nq\n');
  await vi.waitFor(() => expect(playing.out).toContain('node offramp check mine.yaml'), 20_000);
  expect(existsSync(join(folder, 'mine.yaml'))).toBe(true);
  expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toContain('extends: iran-pakistan-2024');

  serving.child.kill('SIGINT');
  await vi.waitFor(() => expect(serving.child.exitCode).toBe(0), 20_000);
});
