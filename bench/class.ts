/**
 * How long a choice takes from a student's page to the teacher's, beside a bare `ws` server that sends back what it
 * is sent, under the same load in the same run; and what a student costs in memory.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ServerMessage, View } from '../src/class/index.js';
import { loadScenario } from '../src/scenario/index.js';
import { openDatabase } from '../src/server/class/database.js';
import { House } from '../src/server/class/house.js';
import { openStore } from '../src/server/class/store.js';
import { told as news } from '../src/web/class/news.js';
import { testPostgres } from '../tests/class/postgres.js';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist/cli.js');
const CRISIS = join(root, 'scenarios/iran-pakistan-2024.yaml');
/** All choose within so long, milliseconds. */
const WITHIN = 2_000;

interface Served {
  child: ChildProcess;
  address: string;
  out: string;
}

/** Starts a program and waits until it says where it is. */
async function started(args: string[]): Promise<Served> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  while (!/Ctrl\+C/.test(out)) await sleep(20);
  return { child, address: /http:\/\/127\.0\.0\.1:\d+\//.exec(out)?.[0] ?? '', out };
}

const ECHO = `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false }, () => console.log('http://127.0.0.1:' + server.address().port + '/ Ctrl+C'));
server.on('connection', (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })));`;

/** @param from as whom, for a server in front: of one address only so many are let in */
function connected(address: string, from = 'nobody'): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}ws`, {
      ...{ origin: new URL(address).origin, perMessageDeflate: false },
      headers: {
        'x-forwarded-for': `10.${[...from].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_536, 7) >> 8}.0.${[...from].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 256, 7)}`,
      },
    });
    socket.once('open', () => resolve(socket)).once('error', reject);
  });
}

/** Sends each at a moment of its own within two seconds. @returns milliseconds until each was answered for */
async function spread(count: number, send: (index: number) => Promise<number>): Promise<number[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await sleep((WITHIN * ((index * 7_919) % count)) / count);
      const begun = performance.now();
      return (await send(index)) - begun;
    }),
  );
}

async function echo(count: number, rounds: number): Promise<number[]> {
  const { child, address } = await started(['--input-type=module', '-e', ECHO]);
  const sockets = await Promise.all(Array.from({ length: count }, () => connected(address)));
  const text = JSON.stringify({
    v: 1,
    type: 'do',
    id: 'm1',
    act: { do: 'choose', round: 1, option: 'step:iran-strikes' },
  });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    times.push(
      ...(await spread(count, (index) => {
        const socket = sockets[index] as WebSocket;
        return new Promise((resolve) => {
          socket.once('message', () => resolve(performance.now()));
          socket.send(text);
        });
      })),
    );
  for (const socket of sockets) socket.terminate();
  child.kill();
  return times;
}

/** A class whose teacher notes when each choice is seen. */
class Klass {
  view: Partial<View> = {};
  readonly seen = new Map<string, number>();
  #waiting = new Map<string, (at: number) => void>();
  #acks = new Map<string, () => void>();
  #n = 0;
  people: string[] = [];
  students: WebSocket[] = [];

  constructor(readonly teacher: WebSocket) {
    teacher.on('message', (data) => {
      const message = JSON.parse(String(data)) as ServerMessage;
      if (message.type === 'ack' || message.type === 'refused') this.#acks.get(message.id ?? '')?.();
      if (message.type === 'refused') console.error(message.reason);
      if (message.type !== 'view') return;
      this.view = news(this.view as View, message.view);
      const now = performance.now();
      for (const { id, chose } of message.view.teacher?.people ?? []) {
        if (!chose) continue;
        this.#waiting.get(id)?.(now);
        this.#waiting.delete(id);
      }
    });
  }

  static async open(address: string, code: string, secret: string): Promise<Klass> {
    const socket = await connected(address, code);
    const klass = new Klass(socket);
    socket.send(JSON.stringify({ v: 1, type: 'hello', as: 'teacher', code, secret }));
    while (klass.view.class === undefined) await sleep(5);
    return klass;
  }

  act(act: object): Promise<void> {
    const id = `t${++this.#n}`;
    return new Promise((resolve) => {
      this.#acks.set(id, resolve);
      this.teacher.send(JSON.stringify({ v: 1, type: 'do', id, act }));
    });
  }

  async join(address: string, code: string, count: number): Promise<void> {
    const base = this.students.length;
    const joined = await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const socket = await connected(address, code);
        const device = randomBytes(18).toString('base64url');
        const person = new Promise<string>((resolve) => {
          socket.on('message', (data) => {
            const text = String(data);
            if (text.includes('"type":"welcome"')) resolve(JSON.parse(text).person);
          });
        });
        socket.send(JSON.stringify({ v: 1, type: 'hello', as: 'student', code, device, name: `S${base + n}` }));
        return { socket, person: await person };
      }),
    );
    this.students.push(...joined.map(({ socket }) => socket));
    this.people.push(...joined.map(({ person }) => person));
  }

  async round(n: number): Promise<number[]> {
    await this.act({ do: 'open', round: n, kind: 'poll' });
    while (this.view.round?.n !== n) await sleep(5);
    const options = this.view.round.options.map(({ option }) => option);
    const times = await spread(this.people.length, (index) => {
      const act = { do: 'choose', round: n, option: options[index % options.length] };
      return new Promise((resolve) => {
        this.#waiting.set(this.people[index] ?? '', resolve);
        this.students[index]?.send(JSON.stringify({ v: 1, type: 'do', id: `c${n}`, act }));
      });
    });
    await this.act({ do: 'close', round: n });
    return times;
  }

  close(): void {
    for (const socket of [this.teacher, ...this.students]) socket.terminate();
  }
}

const BEGIN = /teacher#([A-Z]{6})\.(\S+)/;

/** Classes on one server or on several; each class's students are spread over them. */
async function classes(count: number, students: number, rounds: number, database: string, processes = 1) {
  const first = await started([cli, 'class', '--port', '0', '--database', database]);
  const others: Served[] = [];
  for (let n = 1; n < processes; n += 1)
    others.push(await started([cli, 'class', '--join', '--port', '0', '--database', database]));
  const servers = [first, ...others];
  const [, code = '', teacher = ''] = BEGIN.exec(first.out) ?? [];
  const begun = [{ code, teacher }, ...(await begin(count - 1, database))];
  const empty = residentOf(first.child);
  const open: Klass[] = [];
  for (const { code, teacher } of begun) {
    const klass = await Klass.open(first.address, code, teacher);
    for (const [index, { address }] of servers.entries()) {
      const share = Math.floor(students / servers.length) + (index < students % servers.length ? 1 : 0);
      // Not all at the same moment: nobody's class is.
      for (let left = share; left > 0; left -= 100) await klass.join(address, code, Math.min(100, left));
    }
    await klass.act({ do: 'advance' });
    open.push(klass);
  }
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1)
    times.push(...(await Promise.all(open.map((klass) => klass.round(round)))).flat());
  const perStudent = (residentOf(first.child) - empty) / ((count * students) / processes);
  for (const klass of open) klass.close();
  // Hard: there is nothing to keep, and nothing to be said of it.
  for (const { child } of servers) child.kill('SIGKILL');
  return { times, perStudent };
}

/** Begins classes as another process does. */
async function begin(count: number, database: string): Promise<{ code: string; teacher: string }[]> {
  const house = new House(await openStore(await openDatabase(database)), 30);
  const { scenario } = loadScenario({ file: CRISIS, content: readFileSync(CRISIS) });
  if (!scenario) throw new Error(`${CRISIS} has errors`);
  const begun: { code: string; teacher: string }[] = [];
  for (let n = 0; n < count; n += 1) begun.push(await house.begin(scenario));
  await house.close();
  return begun;
}

/** KiB that a process has in memory; 0 where the system does not tell. */
function residentOf({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** How long it takes by itself to have a choice on the disk, milliseconds. */
function written(folder: string): number[] {
  const file = openSync(join(folder, 'written'), 'w');
  const times = Array.from({ length: 30 }, () => {
    const begun = performance.now();
    writeSync(file, Buffer.alloc(4_096));
    fsyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  return times;
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const told = (times: readonly number[]) =>
  `median ${at(times, 0.5).toFixed(1)} ms, 99 % ${at(times, 0.99).toFixed(1)} ms`;

/** A choice on its way, side by side with an echo. */
export async function benchClass(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-bench-'));
  let n = 0;
  const file = () => `file:${join(folder, `${++n}.db`)}`;
  try {
    for (const [students, runs] of [
      [30, 5],
      [500, 1],
    ] as const) {
      // By turns, so that both have the same moments of the computer.
      const pairs: { bare: number[]; own: Awaited<ReturnType<typeof classes>>; disk: number[] }[] = [];
      for (let run = 0; run < runs; run += 1)
        pairs.push({
          bare: await echo(students, 2),
          own: await classes(1, students, 2, file()),
          disk: written(folder),
        });
      const own = pairs.flatMap(({ own }) => own.times);
      const bare = pairs.flatMap(({ bare }) => bare);
      const times = (share: number) =>
        at(
          pairs.map((p) => at(p.own.times, share) / at(p.bare, share)),
          0.5,
        ).toFixed(1);
      console.log(`A class of ${students}, all choosing within 2 s: from a student to the teacher ${told(own)}`);
      console.log(
        `  a bare echo under the same load: ${told(bare)}; ${times(0.5)} times as long, 99 % ${times(0.99)} times (the median of ${runs}); to write as much to the disk ${told(pairs.flatMap(({ disk }) => disk))}; ${at(
          pairs.map((pair) => pair.own.perStudent),
          0.5,
        ).toFixed(0)} KiB a student`,
      );
    }
    const many = await classes(100, 30, 1, file());
    console.log(`100 classes of 30 on one process: ${told(many.times)}; ${many.perStudent.toFixed(0)} KiB a student`);
    const postgres = await testPostgres();
    if (!postgres) return console.log('Two processes on PostgreSQL: not measured; name one in OFFRAMP_TEST_POSTGRES.');
    try {
      const shared = await classes(1, 500, 2, postgres.address, 2);
      console.log(`A class of 500 on two processes and PostgreSQL: ${told(shared.times)}`);
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
