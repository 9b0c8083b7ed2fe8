import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { root } from '../helpers/scenarios.js';

/** A project that is built as Offramp is, by a build that takes a moment and copies what is in `src`. */
let folder: string;
const BUILD = `import { cpSync, existsSync, writeFileSync } from 'node:fs';
const [, , out] = process.argv;
writeFileSync(out + '/first.txt', '');
if (existsSync('src/slow')) await new Promise((go) => setTimeout(go, 60_000));
if (existsSync('src/broken')) process.exit(3);
cpSync('src/app.txt', out + '/app.txt');
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offramp-dist-'));
  for (const name of ['src', 'models', 'scenarios', 'schema', 'scripts']) mkdirSync(join(folder, name));
  for (const name of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'])
    writeFileSync(join(folder, name), '{}');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  cpSync(join(root, 'scripts/dist.ts'), join(folder, 'scripts/dist.ts'));
  writeFileSync(join(folder, 'scripts/build.ts'), BUILD);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

function begin(...args: string[]): { child: ChildProcess; ended: Promise<{ code: number | null; err: string }> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/dist.ts', ...args], { cwd: folder });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, err }))) };
}

const write = (text: string) => writeFileSync(join(folder, 'src/app.txt'), text);
const built = () => readFileSync(join(folder, 'dist/app.txt'), 'utf8');
const BUILDING = 'Building Offramp (about 20 s) …\n';

describe('dist', () => {
  test('is built where something has changed, and only there', async () => {
    write('one');
    expect(await begin('--if-stale').ended).toEqual({ code: 0, err: BUILDING });
    expect(built()).toBe('one');
    expect(await begin('--if-stale').ended).toEqual({ code: 0, err: '' });
    write('two');
    expect(await begin('--if-stale').ended).toEqual({ code: 0, err: BUILDING });
    expect(built()).toBe('two');
  });

  test('is put in place whole where two build at once', async () => {
    write('three');
    const ended = await Promise.all([begin().ended, begin().ended]);
    expect(ended).toEqual([
      { code: 0, err: BUILDING },
      { code: 0, err: BUILDING },
    ]);
    expect(built()).toBe('three');
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['.stamp', 'app.txt', 'first.txt']);
    expect(existsSync(join(folder, '.build'))).toBe(false);
  });

  test('stays what it was where a build fails or is interrupted, and nothing of that is left', async () => {
    write('four');
    writeFileSync(join(folder, 'src/broken'), '');
    expect((await begin().ended).code).toBe(3);
    expect(built()).toBe('three');
    rmSync(join(folder, 'src/broken'));

    writeFileSync(join(folder, 'src/slow'), '');
    const { child, ended } = begin();
    const first = () => readdirSync(join(folder, '.build')).map((name) => readdirSync(join(folder, '.build', name)));
    await vi.waitFor(() => expect(first()).toEqual([['first.txt']]), 20_000);
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(existsSync(join(folder, '.build'))).toBe(false);
    expect(built()).toBe('three');
    rmSync(join(folder, 'src/slow'));

    // What a build that was killed has left.
    mkdirSync(join(folder, '.build', '999999999', 'web'), { recursive: true });
    expect((await begin('--if-stale').ended).code).toBe(0);
    expect(built()).toBe('four');
    expect(existsSync(join(folder, '.build'))).toBe(false);
  });
});
