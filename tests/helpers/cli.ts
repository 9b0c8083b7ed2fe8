import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './scenarios.js';

export const cli = join(root, 'dist/cli.js');

const CACHE = join(root, 'node_modules/.cache');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built command line in a folder, as a person would. */
export function offramp(
  args: string[],
  { cwd = root, input = '', env = {} }: { cwd?: string; input?: string; env?: Record<string, string> } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    // Nothing is left in the home of whoever runs the tests.
    env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', XDG_CACHE_HOME: CACHE, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Calls with a folder of its own, which is gone afterwards: once a promise that is returned is settled. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-'));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  let result: T | undefined;
  try {
    result = use(folder);
    return result instanceof Promise ? (result.finally(clean) as T) : result;
  } finally {
    if (!(result instanceof Promise)) clean();
  }
}
