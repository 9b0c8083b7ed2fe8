/** What exploring costs, against XState's own exploration and against the floor. Called from run.ts. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type AnyStateMachine, createActor, createMachine, SimulatedClock } from 'xstate';
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import { compiledSteps } from '../src/explore/graph/compile.js';
import {
  behaviourOf,
  bestPaths,
  CRISIS,
  CRISIS_SPACE,
  crisisEnds,
  type Dice,
  diceOf,
  explore,
  hoursOf,
  maskOf,
  parseCondition,
  policyOf,
  type StateGraph,
  shortestPath,
  simplePaths,
  simulate,
  solveOdds,
  spaceOf,
} from '../src/explore/index.js';
import { beginRun } from '../src/explore/odds/random.js';
import { crisisConfig, crisisMachine, type MoveEvent } from '../src/model/index.js';

const EVENTS = CRISIS.events.map(({ event }) => event);

/** The crisis with some of its regions only: 3,870 configurations with the phase alone, 38,700 with all. */
export function crisisWith(regions: readonly string[]) {
  const states = Object.fromEntries(Object.entries(crisisConfig.states).filter(([name]) => regions.includes(name)));
  const machine = createMachine({ ...crisisConfig, states } as never).provide(
    crisisMachine.implementations as never,
  ) as unknown as AnyStateMachine;
  const fields = CRISIS_SPACE.fields.filter(({ name, kind }) => kind === 'variable' || regions.includes(name));
  return { machine, space: spaceOf(fields), events: CRISIS.events };
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const begin = performance.now();
  const result = work();
  return { ms: performance.now() - begin, result };
}

/** The middle of some measurements. */
function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function line(name: string, text: string): void {
  console.log(`${name.padEnd(20)}${text}`);
}

function exploring(): StateGraph {
  const small = crisisWith(['phase']);
  const large = crisisWith(['phase', 'diplomacy', 'mediation']);
  const ours = (subject: typeof small) => timed(() => explore(subject, compiledSteps(subject)));
  const theirs = timed(() => getAdjacencyMap(small.machine, { events: EVENTS as never, limit: 1e9 }));
  const [a, b] = [ours(small), ours(large)];
  const count = a.result.keys.length;
  line(
    'exploring',
    `${count} configurations: ${(theirs.ms / a.ms).toFixed(1)} times as fast as getAdjacencyMap (aim: 5)`,
  );
  // The whole crisis would take it minutes and more memory than there is, so it is stopped after as many again.
  let expanded = 0;
  const part = timed(() => {
    try {
      getAdjacencyMap(large.machine, {
        events: () => {
          expanded += 1;
          if (expanded > count) throw new RangeError('enough');
          return EVENTS as never;
        },
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  });
  const each = { theirs: part.ms / count, ours: b.ms / b.result.keys.length };
  line(
    '',
    `${b.result.keys.length} configurations: ${(each.theirs / each.ours).toFixed(1)} times as fast for each of them (aim: 5; it was stopped after ${count})`,
  );
  line(
    '',
    `a configuration of the larger costs ${(each.ours / (a.ms / count)).toFixed(2)} times one of the smaller (aim: linear, about 1)`,
  );
  return b.result;
}

function simulating(graph: StateGraph): Dice {
  const policy = policyOf('domestic-pressure');
  if (!policy) throw new Error('no policy');
  const solved = solveOdds(graph, behaviourOf(graph, policy), crisisEnds(graph), [{ state: graph.start, memory: 0 }]);
  const dice = diceOf(solved.chain, hoursOf(graph));
  const origin = solved.chain.origins[0] as number;
  const runs = 200_000;
  const ratios: { floor: number; actor: number }[] = [];
  for (let round = 0; round < 7; round += 1) {
    const ours = timed(() => simulate(dice, { origin, tension: 1, seed: round, from: 0, to: runs }));
    const step = ours.ms / ours.result.steps;
    const floor = timed(() => floorSteps(ours.result.steps)).ms / ours.result.steps;
    const actor = timed(() => actorSteps(4_000)).ms / 4_000;
    if (round > 1) ratios.push({ floor: step / floor, actor: actor / step });
  }
  line(
    'simulating',
    `${median(ratios.map(({ actor }) => actor)).toFixed(0)} steps to one of a bare XState actor (aim: 100)`,
  );
  line(
    '',
    `${median(ratios.map(({ floor }) => floor)).toFixed(2)} times the floor, one random number and two reads a step (aim: at most 3)`,
  );
  return dice;
}

/** One random number and two reads of arrays that lie in the cache. */
function floorSteps(steps: number): number {
  const state = new Int32Array(4);
  beginRun(1, 1, state);
  const one = Int32Array.from({ length: 4096 }, (_, index) => (index * 7) & 4095);
  const two = Int32Array.from({ length: 4096 }, (_, index) => (index * 13) & 4095);
  let [a = 0, b = 0, c = 0, d = 0] = state;
  let at = 0;
  for (let step = 0; step < steps; step += 1) {
    const product = Math.imul(b, 5);
    const number = Math.imul((product << 7) | (product >>> 25), 9);
    const e = c ^ a;
    const f = d ^ b;
    const left = b << 9;
    b ^= e;
    a ^= f;
    c = e ^ left;
    d = (f << 11) | (f >>> 21);
    at = two[one[(number ^ at) & 4095] as number] as number;
  }
  return at;
}

/** Moves that the machine accepts in turn, made by an actor. */
function actorSteps(steps: number): void {
  const actor = createActor(crisisMachine, { clock: new SimulatedClock() }).start();
  const round: MoveEvent[] = [
    { type: 'condemn', by: 'initiator' },
    { type: 'protest', by: 'responder' },
  ];
  for (let step = 0; step < steps; step += 1) actor.send(round[step & 1] as MoveEvent);
  actor.stop();
}

async function workers(dice: Dice): Promise<void> {
  const pool = await Promise.all([0, 1].map(() => startWorker(dice)));
  const runs = 3_000_000;
  const run = async (count: number) => {
    const begin = performance.now();
    await Promise.all(
      pool.slice(0, count).map((worker, index) => worker((runs * index) / count, (runs * (index + 1)) / count)),
    );
    return performance.now() - begin;
  };
  await run(2);
  const ratios: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const one = await run(1);
    ratios.push(one / (await run(2)));
  }
  line('workers', `two are ${median(ratios).toFixed(2)} times as fast as one (aim: at least 1.8, on two idle cores)`);
  for (const worker of pool) worker(-1, -1);
}

async function startWorker(dice: Dice): Promise<(from: number, to: number) => Promise<void>> {
  const worker = new Worker(fileURLToPath(new URL('./explore-worker.js', import.meta.url)), { workerData: dice });
  await new Promise((resolve) => worker.once('message', resolve));
  return (from, to) =>
    new Promise((resolve) => {
      worker.once('message', () => resolve());
      if (from < 0) void worker.terminate();
      worker.postMessage({ from, to });
    });
}

function paths(): void {
  const small = crisisWith(['phase']);
  const graph = explore(small, compiledSteps(small));
  const goal = maskOf(graph, parseCondition('restored', graph.space));
  const ours = median(Array.from({ length: 9 }, () => timed(() => shortestPath(graph, graph.start, goal, 'moves')).ms));
  const theirs = timed(() =>
    getShortestPaths(small.machine, {
      events: EVENTS as never,
      toState: (state) => (state.value as { phase: string }).phase === 'restored',
      limit: 1e9,
    }),
  );
  line(
    'shortest path',
    `${(theirs.ms / ours).toFixed(0)} times as fast as getShortestPaths at ${graph.keys.length} configurations, explored already (aim: 50)`,
  );
  const thousand = median(
    Array.from({ length: 5 }, () => timed(() => first(simplePaths(graph, graph.start, goal, 12), 1_000)).ms),
  );
  const minute = spawnSync(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./simple-paths.ts', import.meta.url))],
    { timeout: 60_000, stdio: 'ignore' },
  );
  const said = minute.error ? 'is not through after a minute' : 'is through within a minute, or has failed';
  line(
    'simple paths',
    `the first 1,000 in ${thousand.toFixed(1)} ms (aim: 50); getSimplePaths ${said} on the same machine`,
  );
  const best = timed(() => first(bestPaths(graph, graph.start, goal, 'moves'), 100)).ms;
  line('', `the 100 best in ${best.toFixed(1)} ms`);
}

function first<T>(from: Iterable<T>, wanted: number): T[] {
  const taken: T[] = [];
  for (const item of from) {
    taken.push(item);
    if (taken.length === wanted) break;
  }
  return taken;
}

function odds(graph: StateGraph): void {
  for (const id of ['uniform', 'domestic-pressure', 'tit-for-tat']) {
    const policy = policyOf(id);
    if (!policy) continue;
    const { ms, result } = timed(() =>
      solveOdds(graph, behaviourOf(graph, policy), crisisEnds(graph), [{ state: graph.start, memory: 0 }]),
    );
    line(
      'exact odds',
      `${id}: ${(ms / 1000).toFixed(2)} s, ${result.chain.states.length} nodes, residual ${result.solution.residual.toExponential(0)} (aim: 1 s at 50,000)`,
    );
  }
}

function memory(): void {
  const { gc } = globalThis;
  if (!gc) throw new Error('run with --expose-gc');
  const used = () => {
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const steps = compiledSteps(CRISIS);
  explore(CRISIS, steps);
  const before = used();
  const graph = explore(CRISIS, steps);
  line(
    'graph memory',
    `${Math.round((used() - before) / graph.keys.length)} bytes a configuration (${(graph.targets.length / graph.keys.length).toFixed(0)} transitions each)`,
  );
}

/** Everything about exploring. */
export async function exploreBench(): Promise<void> {
  const graph = exploring();
  odds(graph);
  const dice = simulating(graph);
  await workers(dice);
  paths();
  memory();
}
