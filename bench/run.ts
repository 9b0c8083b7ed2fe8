/**
 * What Offramp costs, as ratios measured side by side in one run; absolute figures are this
 * machine's. `npm run bench`, or one part of it, `npm run bench -- explore`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bench } from 'tinybench';
import { createActor, SimulatedClock } from 'xstate';
import type { MoveEvent } from '../src/model/index.js';
import { Session } from '../src/play/index.js';
import { loadScenario } from '../src/scenario/index.js';
import { benchClass } from './class.js';
import { exploreBench } from './explore.js';
import { follow } from './follow.js';
import { hostile } from './hostile.js';
import { benchInspect } from './inspect.js';
import { benchLarge } from './large.js';
import { CRISIS } from './larger.js';
import { loading } from './load.js';
import { benchWeb } from './web.js';
import { benchWrite } from './write.js';

const root = join(import.meta.dirname, '..');
const file = join(root, 'scenarios/iran-pakistan-2024.yaml');
const { scenario } = loadScenario({ file, content: readFileSync(file) });
if (!scenario) throw new Error(`${file} has errors`);

/** A long quarrel that the machine accepts move for move, tension rising and falling. */
const ROUND: MoveEvent[] = [
  { type: 'condemn', by: 'initiator' },
  { type: 'protest', by: 'responder' },
  { type: 'threatenForce', by: 'initiator' },
  { type: 'denyResponsibility', by: 'responder' },
  { type: 'standDown', by: 'initiator' },
];
const PRELUDE: MoveEvent[] = [
  { type: 'militantAttack', by: 'militants', target: 'initiator' },
  { type: 'strike', by: 'initiator' },
];
const EVENTS = [...PRELUDE, ...Array.from({ length: 2_000 }, (_, index) => ROUND[index % ROUND.length] as MoveEvent)];

function throughSession(): Session {
  const session = new Session(scenario as NonNullable<typeof scenario>);
  for (const event of EVENTS) session.take(event);
  return session;
}

function throughActor(): void {
  const actor = createActor(CRISIS.machine, { clock: new SimulatedClock() }).start();
  for (const event of EVENTS) actor.send(event);
  actor.stop();
}

async function events(): Promise<void> {
  const rounds: { actor: number; session: number }[] = [];
  // Turn about, so that a machine that slows down slows both.
  for (let round = 0; round < 15; round += 1) {
    const bench = new Bench({ time: 250, warmupTime: round === 0 ? 1_000 : 50 });
    bench.add('actor', throughActor).add('session', throughSession);
    await bench.run();
    rounds.push({ actor: perSecond(bench, 'actor'), session: perSecond(bench, 'session') });
  }
  const [actor, session, ratio] = [
    median(rounds.map((round) => round.actor)),
    median(rounds.map((round) => round.session)),
    median(rounds.map((round) => round.session / round.actor)),
  ];
  console.log(
    `events per second   session ${thousands(session)}, bare actor.send ${thousands(actor)}, ratio ${ratio.toFixed(2)} (median of ${rounds.length} rounds; aim: at least 0.50)`,
  );
}

function perSecond(bench: Bench, name: string): number {
  const result = bench.getTask(name)?.result;
  if (!result || !('latency' in result) || !result.latency) throw new Error(`${name} was not measured`);
  return (EVENTS.length / result.latency.p50) * 1_000;
}

function memory(): void {
  const { gc } = globalThis;
  if (!gc) throw new Error('run with --expose-gc');
  gc();
  const before = process.memoryUsage().heapUsed;
  const sessions = Array.from({ length: 10 }, throughSession);
  gc();
  const nodes = sessions.reduce((sum, session) => sum + session.nodes.length, 0);
  const kilobytes = (process.memoryUsage().heapUsed - before) / 1024 / (nodes / 1_000);
  console.log(`memory              ${Math.round(kilobytes)} KiB per 1,000 nodes of a tree (${nodes} nodes held)`);
}

function startUp(): void {
  const cli = join(root, 'dist/cli.js');
  if (!existsSync(cli)) {
    console.log('start-up            not built: npm run build');
    return;
  }
  const time = (args: string[]) => {
    const begin = performance.now();
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - begin;
  };
  const cases: [string, string[]][] = [
    ['--version', [cli, '--version']],
    ['--help', [cli, '--help']],
    ['replay', [cli, 'replay']],
    ['check', [cli, 'check', file]],
  ];
  for (const [name, args] of cases) {
    // Turn about, so that a machine that slows down slows both.
    const ratio = median(
      Array.from({ length: 25 }, () => {
        const bare = time(['-e', '0']);
        return time(args) / bare;
      }),
    );
    console.log(
      `start-up            offramp ${name.padEnd(9)} ${ratio.toFixed(2)} times bare node -e 0 (median of 25 pairs${name === 'check' ? ', a whole scenario read and replayed' : ''}; aim: at most 2.50)`,
    );
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString('en');
}

const parts: Record<string, () => void | Promise<void>> = {
  events,
  memory,
  start: startUp,
  inspect: () => benchInspect(scenario, EVENTS),
  web: () => benchWeb(scenario),
  write: benchWrite,
  class: benchClass,
  large: () => benchLarge(scenario),
  loading,
  hostile,
  follow,
  explore: exploreBench,
};
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) throw new Error(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.`);
for (const [name, part] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await part();
