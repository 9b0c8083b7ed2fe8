/**
 * Makes `dist/`. It is built in a folder of its own and put in place whole, so that whatever is running, and
 * a build that is interrupted or made twice at once, never meets half of it.
 *
 *     tsx scripts/dist.ts              builds
 *     tsx scripts/dist.ts --if-stale   builds unless what it would build from is what it was
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** Where builds are made: a folder each, named by the process. */
const building = join(root, '.build');
/** In `dist/`: the hash of what it was built from. */
const STAMP = '.stamp';
/** What a build reads. What is installed is as the lock file says. */
const INPUTS = [
  'src',
  'models',
  'scenarios',
  'schema',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const TRIES = 20;

const inputs = hashOf(INPUTS);
if (!process.argv.includes('--if-stale') || stampOf(dist) !== inputs) {
  process.stderr.write('Building Offramp (about 20 s) …\n');
  sweep();
  const made = join(building, String(process.pid));
  mkdirSync(made, { recursive: true });
  try {
    const code = await buildInto(made);
    if (code === 0) {
      writeFileSync(join(made, STAMP), inputs);
      await putInPlace(made);
    } else process.exitCode = code;
  } finally {
    remove(made);
    sweep();
  }
}

/** @returns the exit code: not 0 where the build failed, and then has said why, or was stopped */
function buildInto(folder: string): Promise<number> {
  const build = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts/build.ts'), folder], {
    stdio: 'inherit',
    cwd: root,
    // Whoever has it built, tests for instance, the page is the one that people get.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => build.kill(signal));
  return new Promise((resolve, reject) => {
    build.on('error', reject);
    build.on('exit', (code) => resolve(code ?? 130));
  });
}

function hashOf(names: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (name: string): void => {
    const path = join(root, name);
    if (statSync(path).isDirectory()) {
      for (const each of readdirSync(path).sort()) if (each !== 'node_modules') add(`${name}/${each}`);
    } else {
      const content = readFileSync(path);
      hash.update(`${name}\0${content.length}\0`).update(content);
    }
  };
  for (const name of names) add(name);
  return hash.digest('hex');
}

function stampOf(folder: string): string | undefined {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

/** Puts a build where `dist/` is. Another one may be put there at the same moment: the last stays. */
async function putInPlace(made: string): Promise<void> {
  const old = `${made}.old`;
  for (let tried = 1; ; tried += 1) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(made, dist);
      break;
    } catch (error) {
      // Another build was quicker; or Windows, where something in it is open.
      if (tried === TRIES) throw error;
      await sleep(50 * tried);
    } finally {
      remove(old);
    }
  }
}

/** Removes what interrupted builds have left. */
function sweep(): void {
  if (!existsSync(building)) return;
  for (const name of readdirSync(building)) if (!isRunning(Number.parseInt(name, 10))) remove(join(building, name));
  if (readdirSync(building).length === 0) remove(building);
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
