import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { drive } from './faults.js';
import { testPostgres } from './postgres.js';

/** A release is tried with other ones, too: `OFFRAMP_FAULTS_SEED=7`. */
const seed = Number(process.env.OFFRAMP_FAULTS_SEED ?? 1);
const students = Number(process.env.OFFRAMP_FAULTS_STUDENTS ?? 200);

const folder = mkdtempSync(join(tmpdir(), 'offramp-killed-'));
const postgres = await testPostgres();

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a server of a file that is killed at any moment of a lesson loses nothing acknowledged, and all come back', async () => {
  await drive({ ...{ seed, students }, database: `file:${join(folder, 'classes.db')}`, servers: 1, faults: [0, 0] });
  expect.hasAssertions();
});

test.skipIf(!postgres)('nor do two of PostgreSQL, either killed, or PostgreSQL itself started again', async () => {
  const { address = '', restart = async () => {} } = postgres ?? {};
  await drive({ ...{ seed, students }, database: address, servers: 2, faults: [0, restart, 1] });
});
