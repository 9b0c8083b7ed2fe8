/** How much slower a session is while it is inspected: the same moves with the inspector off and on, turn about. */
import { type ChildProcess, fork } from 'node:child_process';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import { startInspector } from '../src/inspect/node/server.js';
import type { MoveEvent } from '../src/model/index.js';
import { Session } from '../src/play/index.js';
import type { Scenario } from '../src/scenario/index.js';

const VIEWERS = [0, 1, 4];
const ROUNDS = 9;
/** Moves that are made one after the other before others get their turn, as a busy class makes few. */
const BURST = 10;

/** Milliseconds: in the moves themselves, and until they are over and everything else had its turn. */
async function time(session: Session, events: readonly MoveEvent[]): Promise<[moves: number, all: number]> {
  const begin = performance.now();
  let moves = 0;
  for (let index = 0; index < events.length; index += BURST) {
    const burst = performance.now();
    for (const event of events.slice(index, index + BURST)) session.take(event);
    moves += performance.now() - burst;
    await turn();
  }
  return [moves, performance.now() - begin];
}

async function inspected(scenario: Scenario, events: readonly MoveEvent[], viewers: number): Promise<[number, number]> {
  const session = new Session(scenario);
  const inspector = await startInspector({ session, origin: 'bench', port: 0, log: () => {} });
  const watching = await Promise.all(Array.from({ length: viewers }, () => watch(inspector.socket)));
  const begin = performance.now();
  const [moves] = await time(session, events);
  const last = session.nodes.length - 1;
  await Promise.all(watching.map(({ seen }) => seen(last)));
  const all = performance.now() - begin;
  for (const { child } of watching) child.kill();
  await inspector.close();
  return [moves, all];
}

/** A viewer in a process of its own, as a browser is. It answers once it has seen so many happenings. */
function watch(socket: string): Promise<{ child: ChildProcess; seen: (n: number) => Promise<void> }> {
  const child = fork(fileURLToPath(import.meta.url), [socket], { execArgv: process.execArgv });
  let most = -1;
  let told: (() => void) | undefined;
  return new Promise((resolve) => {
    child.on('message', (n: number) => {
      if (most < 0) {
        resolve({
          child,
          seen: (wanted) =>
            new Promise((done) => {
              told = () => {
                if (most >= wanted) done();
              };
              told();
            }),
        });
      }
      most = n;
      told?.();
    });
  });
}

/** Prints the slow-down for each number of viewers. */
export async function benchInspect(scenario: Scenario, events: readonly MoveEvent[]): Promise<void> {
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  await time(new Session(scenario), events);
  for (const viewers of VIEWERS) {
    const moving: number[] = [];
    const telling: number[] = [];
    const perSecond: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [offMoves, offAll] = await time(new Session(scenario), events);
      const [moves, all] = await inspected(scenario, events, viewers);
      moving.push(moves / offMoves);
      telling.push(all / offAll);
      perSecond.push((events.length / all) * 1_000);
    }
    const aim = viewers === 1 ? ' (aim: less than 2.00)' : '';
    const received =
      viewers === 0
        ? ''
        : `; ${median(telling).toFixed(2)} times until every viewer has received the last, ${Math.round(median(perSecond)).toLocaleString('en')} events per second`;
    console.log(
      `inspector           ${viewers} viewer(s): a move takes ${median(moving).toFixed(2)} times as long as without${aim}${received}`,
    );
  }
}

const [, , watched] = process.argv;
if (process.send && watched !== undefined) {
  const socket = new WebSocket(`ws://${watched}`);
  socket.on('open', () => socket.send('{"type":"xstate.inspecting"}'));
  let count = -1;
  socket.on('message', (data) => {
    // Looked at as little as possible: the cost of a viewer is its own.
    if (!String(data).startsWith('{"type":"service.state"')) return;
    count += 1;
    if (count === 0 || count >= 2_000) process.send?.(count);
  });
}
