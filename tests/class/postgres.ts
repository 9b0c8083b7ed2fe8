import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL for a test. */
export interface TestPostgres {
  address: string;
  /** Stops it as a machine does that fails, and starts it again. */
  restart(): Promise<void>;
  stop(): void;
}

/** Names one that runs already; it is not restarted. */
const ADDRESS = process.env.OFFRAMP_TEST_POSTGRES;
/** PostgreSQL does not run as root: nobody does it then. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * The PostgreSQL that OFFRAMP_TEST_POSTGRES names, else one of its own from the programs on this computer.
 *
 * @returns undefined where there is neither
 */
export async function testPostgres(): Promise<TestPostgres | undefined> {
  if (ADDRESS) return { address: ADDRESS, restart: async () => {}, stop: () => {} };
  if (spawnSync('initdb', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'offramp-postgres-'));
  if ('uid' in NOBODY) chownSync(folder, NOBODY.uid as number, NOBODY.gid as number);
  const data = join(folder, 'data');
  const quiet = { cwd: folder, stdio: 'ignore' as const, ...NOBODY };
  execFileSync('initdb', ['-D', data, '-U', 'offramp', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'], quiet);
  const port = await freePort();
  const begin = () =>
    spawn(
      'postgres',
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'max_connections=50'],
      quiet,
    );
  let server = begin();
  const address = `postgres://offramp@127.0.0.1:${port}/postgres`;
  await answers(port);
  return {
    address,
    restart: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // At once, every connection with it.
      server.kill('SIGQUIT');
      await ended;
      server = begin();
      await answers(port);
    },
    stop: () => {
      server.kill('SIGQUIT');
      server.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    },
  };
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
