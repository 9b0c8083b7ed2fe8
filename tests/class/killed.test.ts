import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { replay } from '../../src/class/index.js';
import { openDatabase } from '../../src/server/class/database.js';
import { openStore } from '../../src/server/class/store.js';
import { cli } from '../helpers/cli.js';
import { real } from '../helpers/scenarios.js';
import { Phone, until } from './phone.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-killed-'));
const database = `file:${join(folder, 'classes.db')}`;
const children: ChildProcess[] = [];
const phones: Phone[] = [];

afterAll(() => {
  for (const phone of phones) phone.close();
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the built command. @returns what it has printed once it listens */
async function start(...args: string[]): Promise<{ child: ChildProcess; out: string }> {
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
const ROUNDS = 3;

test('a server that is killed at any moment of a lesson loses nothing that it has acknowledged, and all come back', async () => {
  const first = await start('--port', '0');
  const [, address = '', code = '', secret = ''] = /(http:\S+\/)teacher#([A-Z]{6})\.(\S+)/.exec(first.out) ?? [];
  const { port } = new URL(address);
  let { child } = first;
  const teacher = await new Phone(address, code, { as: 'teacher', secret }).ready();
  phones.push(teacher);
  const students = Array.from(
    { length: STUDENTS },
    (_, n) => new Phone(address, code, { as: 'student', name: `S${n}` }),
  );
  phones.push(...students);
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
    // In the middle of it: not before somebody was answered, and before everybody was.
    await until(() => expect(answered).toBeGreaterThan(round * 3));
    child.kill('SIGKILL');
    ({ child } = await start('--join', '--port', port));
    await Promise.all(choosing);
    expect(await teacher.do({ do: 'close', round })).toMatchObject({ type: 'ack' });
  }
  const store = await openStore(await openDatabase(database));
  const log = await store.entries(code, 0);
  await store.close();
  const lesson = replay(code, real, log);
  expect(lesson.n).toBe(log.length);
  expect(lesson.people.size).toBe(STUDENTS);
  const kept = lesson.rounds.flatMap(({ n, choices }) =>
    [...choices].map(([person, { option }]): [string, string] => [`${n} ${person}`, option]),
  );
  expect(kept.sort()).toEqual([...acknowledged].sort());
  const chose = log.filter(({ act }) => act.do === 'choose');
  expect(chose.length).toBe(STUDENTS * ROUNDS);
  await Promise.all(
    students.map((student) => student.shows((view) => view.round?.status === 'closed' && view.round.n === ROUNDS)),
  );
  for (const student of students) expect(student.welcomed).toBeGreaterThan(ROUNDS - 1);
});
