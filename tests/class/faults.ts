import { type ChildProcess, spawn } from 'node:child_process';
import { expect } from 'vitest';
import { replay, type View, type Viewer, viewOf } from '../../src/class/index.js';
import { openDatabase } from '../../src/server/class/database.js';
import { openStore } from '../../src/server/class/store.js';
import { cli } from '../helpers/cli.js';
import { real } from '../helpers/scenarios.js';
import { Phone } from './phone.js';

/** A lesson in which something fails, again and again. */
export interface Faulty {
  database: string;
  students: number;
  /** How many servers share the database. */
  servers: number;
  /** Makes the moments again at which something fails. */
  seed: number;
  /** What fails in each round: a server by its number, or something else that is started again. */
  faults: readonly (number | (() => Promise<void>))[];
}

/** How soon a page is back once there is a server, milliseconds. */
const BACK = 5_000;

/** Drives a class through a lesson with a fault in each round, and looks whether anything was lost. */
export async function drive({ database, students: count, servers: many, seed, faults }: Faulty): Promise<void> {
  const chance = chanceOf(seed);
  const servers: { child: ChildProcess; address: string }[] = [];
  const phones: Phone[] = [];
  try {
    const first = await start(database, '--port', '0');
    const [, address = '', code = '', secret = ''] = /(http:\S+\/)teacher#([A-Z]{6})\.(\S+)/.exec(first.out) ?? [];
    servers.push({ child: first.child, address });
    for (let n = 1; n < many; n += 1) {
      const { child, out } = await start(database, '--join', '--port', '0');
      servers.push({ child, address: /http:\S+\//.exec(out)?.[0] ?? '' });
    }
    const phone = (n: number, who: Phone['who']) => {
      const made = new Phone(servers[n % many]?.address ?? '', code, who);
      phones.push(made);
      return made;
    };
    const teacher = await phone(0, { as: 'teacher', secret }).ready();
    const students = Array.from({ length: count }, (_, n) => phone(n, { as: 'student', name: `S${n}` }));
    await Promise.all(students.map((student) => student.ready()));
    const wall = await phone(1, { as: 'wall', secret: teacher.wall ?? '' }).ready();
    await teacher.do({ do: 'advance' });

    const acknowledged = new Map<string, string>();
    for (const [index, fault] of faults.entries()) {
      const round = index + 1;
      await teacher.do({ do: 'open', round, kind: 'poll' });
      const shown = await teacher.shows((view) => view.round?.n === round && view.round.status === 'open');
      const options = shown.round?.options.map(({ option }) => option) ?? [];
      // It fails once so many were answered.
      const until = Math.floor(chance() * count * 0.9);
      let answered = 0;
      let fails = () => {};
      const moment = new Promise<void>((resolve) => {
        fails = resolve;
      });
      const choosing = students.map(async (student) => {
        await student.shows((view) => view.round?.n === round);
        // Not all in the same moment, so that it fails in the middle of it.
        await new Promise((resolve) => setTimeout(resolve, chance() * 400));
        const option = options[Math.floor(chance() * options.length)] ?? '';
        // Every student sends what they choose twice, as a page does that has heard nothing.
        const answers = await Promise.all([1, 2].map(() => student.do({ do: 'choose', round, option })));
        expect(answers.map(({ type }) => type)).toEqual(['ack', 'ack']);
        acknowledged.set(`${round} ${student.person}`, option);
        answered += 1;
        if (answered > until) fails();
      });
      await moment;
      const lost = await failed(fault, phones, database, servers);
      const back = performance.now();
      await Promise.all([...lost].map(([one, times]) => one.welcomedAfter(times)));
      expect(performance.now() - back).toBeLessThan(BACK);
      await Promise.all(choosing);
      expect(await teacher.do({ do: 'close', round })).toMatchObject({ type: 'ack' });
    }

    const store = await openStore(await openDatabase(database));
    const log = await store.entries(code, 0);
    await store.close();
    const lesson = replay(code, real, log);
    expect([lesson.n, lesson.people.size]).toEqual([log.length, count]);
    const kept = lesson.rounds.flatMap(({ n, choices }) =>
      [...choices].map(([person, { option }]): [string, string] => [`${n} ${person}`, option]),
    );
    expect(kept.sort()).toEqual([...acknowledged].sort());
    expect(log.filter(({ act }) => act.do === 'choose').length).toBe(count * faults.length);
    // Every page shows in the end what the log gives, however often it was cut off.
    const here = new Set(lesson.people.keys());
    const same = (one: Phone, viewer: Viewer) => {
      const wanted = partsOf(viewOf(lesson, viewer, { here }));
      return one.shows((view) => partsOf(view) === wanted);
    };
    await Promise.all([
      same(teacher, { as: 'teacher' }),
      same(wall, { as: 'wall' }),
      ...students.map((student) => same(student, { as: 'student', person: student.person ?? '' })),
    ]);
  } finally {
    for (const phone of phones) phone.close();
    for (const { child } of servers) child.kill('SIGKILL');
  }
}

/** Lets something fail. @returns whose connections that has ended, and how often they had been welcomed */
async function failed(
  fault: Faulty['faults'][number],
  phones: readonly Phone[],
  database: string,
  servers: { child: ChildProcess; address: string }[],
): Promise<Map<Phone, number>> {
  if (typeof fault !== 'number') {
    await fault();
    return new Map();
  }
  const server = servers[fault] as (typeof servers)[number];
  const lost = phones.filter(({ address }) => address === server.address).map((one) => [one, one.welcomed] as const);
  server.child.kill('SIGKILL');
  ({ child: server.child } = await start(database, '--join', '--port', new URL(server.address).port));
  return new Map(lost);
}

/** Starts the built command. @returns what it has printed once it listens */
function start(database: string, ...args: string[]): Promise<{ child: ChildProcess; out: string }> {
  const child = spawn(process.execPath, [cli, 'class', '--database', database, ...args]);
  let out = '';
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${out}`)));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        out += chunk;
        if (out.includes('Ctrl+C')) resolve({ child, out });
      });
  });
}

/** What is shown of a view; that there is an entry which changes nothing in it is no news. */
function partsOf(view: View | undefined): string {
  const { n: _, ...parts } = view ?? ({} as View);
  return JSON.stringify(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Numbers from 0 to 1 that a seed gives again. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
