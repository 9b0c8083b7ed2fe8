import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { replay, type View } from '../../src/class/index.js';
import { openDatabase } from '../../src/server/class/database.js';
import { openStore } from '../../src/server/class/store.js';
import { cli } from '../helpers/cli.js';
import { real } from '../helpers/scenarios.js';
import { Phone, until } from './phone.js';
import { testPostgres } from './postgres.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-killed-'));
const postgres = await testPostgres();
const children: ChildProcess[] = [];
const phones: Phone[] = [];

afterAll(async () => {
  for (const phone of phones) phone.close();
  for (const child of children) child.kill('SIGKILL');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the built command. @returns what it has printed once it listens */
async function start(database: string, ...args: string[]): Promise<{ child: ChildProcess; out: string }> {
  const child = spawn(process.execPath, [cli, 'class', '--database', database, ...args]);
  children.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      out += chunk;
    });
  await until(() => expect(out).toContain('Ctrl+C'));
  return { child, out };
}

const STUDENTS = 40;
const ROUNDS = 2;

const embedded = () => `file:${join(folder, 'classes.db')}`;

test.each([
  ['a file, and one server', 1, embedded],
  ['PostgreSQL, and two servers', 2, () => postgres?.address],
])(
  'servers that are killed at any moment of a lesson lose nothing acknowledged, and all come back: %s',
  async (_, count, where) => {
    const database = where();
    // Without PostgreSQL on this computer, and none named, there is nothing to try.
    if (database === undefined) return;
    const first = await start(database, '--port', '0');
    const [, address = '', code = '', secret = ''] = /(http:\S+\/)teacher#([A-Z]{6})\.(\S+)/.exec(first.out) ?? [];
    const servers = [{ child: first.child, address }];
    for (let n = 1; n < count; n += 1) {
      const { child, out } = await start(database, '--join', '--port', '0');
      servers.push({ child, address: /http:\S+\//.exec(out)?.[0] ?? '' });
    }
    const own: Phone[] = [];
    const phone = (n: number, who: Phone['who']) => {
      const made = new Phone(servers[n % count]?.address ?? '', code, who);
      phones.push(made);
      own.push(made);
      return made;
    };
    const teacher = await phone(0, { as: 'teacher', secret }).ready();
    const students = Array.from({ length: STUDENTS }, (__, n) => phone(n, { as: 'student', name: `S${n}` }));
    await Promise.all(students.map((student) => student.ready()));
    await teacher.do({ do: 'advance' });
    const acknowledged = new Map<string, string>();
    for (let round = 1; round <= ROUNDS; round += 1) {
      await teacher.do({ do: 'open', round, kind: 'poll' });
      const { round: shown } = await teacher.shows((view) => view.round?.n === round);
      const options = shown?.options.map(({ option }) => option) ?? [];
      let answered = 0;
      const choosing = students.map(async (student, n) => {
        await student.shows((view) => view.round?.n === round);
        // Every student sends what they choose twice, as a page does that has heard nothing.
        const option = options[n % options.length] ?? '';
        const answers = await Promise.all([1, 2].map(() => student.do({ do: 'choose', round, option })));
        answered += 1;
        for (const { type } of answers) expect(type).toBe('ack');
        acknowledged.set(`${round} ${student.person}`, option);
      });
      // In the middle of it: once somebody was answered.
      await until(() => expect(answered).toBeGreaterThan(0));
      const victim = servers[round % count] as (typeof servers)[number];
      victim.child.kill('SIGKILL');
      ({ child: victim.child } = await start(database, '--join', '--port', new URL(victim.address).port));
      await Promise.all(choosing);
      expect(await teacher.do({ do: 'close', round })).toMatchObject({ type: 'ack' });
    }
    const store = await openStore(await openDatabase(database));
    const log = await store.entries(code, 0);
    await store.close();
    const lesson = replay(code, real, log);
    expect([lesson.n, lesson.people.size]).toEqual([log.length, STUDENTS]);
    const kept = lesson.rounds.flatMap(({ n, choices }) =>
      [...choices].map(([person, { option }]): [string, string] => [`${n} ${person}`, option]),
    );
    expect(kept.sort()).toEqual([...acknowledged].sort());
    expect(log.filter(({ act }) => act.do === 'choose').length).toBe(STUDENTS * ROUNDS);
    const done = (view: View) => view.round?.status === 'closed' && view.round.n === ROUNDS;
    await Promise.all(own.map((one) => one.shows(done)));
    for (const one of own) one.close();
  },
);
