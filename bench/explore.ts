/** What exploring costs, against XState's own exploration and against the floor. Called from run.ts. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { brotliDecompressSync } from 'node:zlib';
import { createActor, SimulatedClock } from 'xstate';
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import { directSteps } from '../src/explore/graph/direct.js';
import { unpackGraph } from '../src/explore/graph/pack.js';
import {
  behaviourOf,
  bestPaths,
  crisisEnds,
  type Dice,
  diceOf,
  expectedPeak,
  explore,
  maskOf,
  parseCondition,
  policiesOf,
  policyOf,
  type StateGraph,
  shortestPath,
  simplePaths,
  simulate,
  solveOdds,
  subjectOfModel,
} from '../src/explore/index.js';
import { beginRuns, SEED_WORDS } from '../src/explore/odds/random.js';
import { type MoveEvent, shippedModel } from '../src/model/index.js';
import { CRISIS, crisisWith } from './larger.js';
import { spinBench } from './spin.js';

const SUBJECT = subjectOfModel(CRISIS);
const EVENTS = SUBJECT.events.map(({ event }) => event);

/** Steps worked out from a model's data. */
const stepsOf = ({ model, space, events }: typeof SUBJECT) => directSteps(model, space, events);

function timed<T>(work: () => T): { ms: number; result: T } {
  const begin = performance.now();
  const result = work();
  return { ms: performance.now() - begin, result };
}

/** The middle of some measurements. */
function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function line(name: string, text: string): void {
  console.log(`${name.padEnd(20)}${text}`);
}

/** The crisis, and a machine of more than 50,000 configurations. */
interface Graphs {
  crisis: StateGraph;
  larger: StateGraph;
}

function exploring(): Graphs {
  const small = crisisWith(['phase']);
  const ours = (subject: typeof small) => timed(() => explore(subject, stepsOf(subject)));
  const theirs = timed(() => getAdjacencyMap(small.machine, { events: EVENTS as never, limit: 1e9 }));
  const mine = ours(small);
  const count = mine.result.keys.length;
  line(
    'exploring',
    `${number(count)} configurations: ${(theirs.ms / mine.ms).toFixed(1)} times as fast as getAdjacencyMap (aim: 5)`,
  );
  const further = (subject: typeof small) => {
    const { ms, result } = ours(subject);
    const size = result.keys.length;
    const each = { theirs: partly(subject, count) / count, ours: ms / size };
    line(
      '',
      `${number(size)} configurations: ${(each.theirs / each.ours).toFixed(1)} times as fast for each of them (aim: 5; it was stopped after ${number(count)}); one costs ${(each.ours / (mine.ms / count)).toFixed(2)} times one of the smallest (aim: linear, about 1)`,
    );
    return result;
  };
  return {
    crisis: further(crisisWith(['phase', 'diplomacy', 'mediation'])),
    larger: further(crisisWith(['phase', 'diplomacy', 'mediation', 'press'])),
  };
}

/**
 * Milliseconds that getAdjacencyMap takes for some configurations. The whole of a large machine would take it
 * minutes and more memory than there is, so it is stopped.
 */
function partly({ machine }: ReturnType<typeof crisisWith>, count: number): number {
  let expanded = 0;
  return timed(() => {
    try {
      getAdjacencyMap(machine, {
        events: () => {
          expanded += 1;
          if (expanded > count) throw new RangeError('enough');
          return EVENTS as never;
        },
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }).ms;
}

/** Under each policy that leaves the script alone: how long runs are and how far they spread differs. */
function simulating(graph: StateGraph): Dice {
  const actors: number[] = [];
  let usual: Dice | undefined;
  for (const policy of policiesOf(CRISIS).filter(({ script }) => !script)) {
    const start = { state: graph.start, memory: 0 };
    const solved = solveOdds(graph, behaviourOf(graph, policy), crisisEnds(graph), [start]);
    const dice = diceOf(solved.chain);
    if (policy.id === 'domestic-pressure') usual = dice;
    const origin = solved.chain.origins[0] as number;
    // Others on the machine only ever add: the quickest round of each tells most. Runs of dice that are the same to the
    // last bit came out anything from 2 to 5 times the floor by the median.
    let least = Number.POSITIVE_INFINITY;
    let floor = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 15; round += 1) {
      const ours = timed(() => simulate(dice, { origin, tension: 1, seed: round, from: 0, to: 200_000 }));
      const step = ours.ms / ours.result.steps;
      const bare = timed(() => floorSteps(ours.result.steps)).ms / ours.result.steps;
      const actor = timed(() => actorSteps(4_000)).ms / 4_000;
      if (round <= 1) continue;
      least = Math.min(least, step);
      floor = Math.min(floor, bare);
      actors.push(actor / step);
    }
    line(
      'simulating',
      `${policy.id}: ${(least / floor).toFixed(2)} times the floor, one random number and two reads a step (aim: at most 3)`,
    );
  }
  line('', `${median(actors).toFixed(0)} steps to one of a bare XState actor (aim: 100)`);
  if (!usual) throw new Error('no policy');
  return usual;
}

/** One random number, of the kind that runs use, and two reads of arrays that lie in the cache. */
function floorSteps(steps: number): number {
  const state = new Int32Array(SEED_WORDS);
  beginRuns(1, 1, state);
  const one = Int32Array.from({ length: 4096 }, (_, index) => (index * 7) & 4095);
  const two = Int32Array.from({ length: 4096 }, (_, index) => (index * 13) & 4095);
  let [s = 0, t = 0] = state;
  let at = 0;
  for (let step = 0; step < steps; step += 1) {
    const product = Math.imul(s, 0x9e3779bb);
    const number = Math.imul((product << 5) | (product >>> 27), 5);
    const e = t ^ s;
    s = ((s << 26) | (s >>> 6)) ^ e ^ (e << 9);
    t = (e << 13) | (e >>> 19);
    at = two[one[(number ^ at) & 4095] as number] as number;
  }
  return at;
}

/** Moves that the machine accepts in turn, made by an actor. */
function actorSteps(steps: number): void {
  const actor = createActor(CRISIS.machine, { clock: new SimulatedClock() }).start();
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
  const graph = explore(small, stepsOf(small));
  const goal = maskOf(graph, parseCondition('restored', graph.model));
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

function odds({ crisis, larger }: Graphs): void {
  const tasks = [crisis, larger].flatMap((graph) =>
    ['uniform', 'domestic-pressure', 'tit-for-tat'].map((id) => ({ graph, id })),
  );
  for (const { graph, id } of tasks) {
    const policy = policyOf(CRISIS, id);
    if (!policy) continue;
    const solving = () =>
      timed(() => solveOdds(graph, behaviourOf(graph, policy), crisisEnds(graph), [{ state: graph.start, memory: 0 }]));
    const { result } = solving();
    const ms = median(Array.from({ length: 3 }, () => solving().ms));
    const peak = timed(() => expectedPeak(result, 0, 1)).ms;
    line(
      'exact odds',
      `${number(graph.keys.length)} configurations, ${id}: ${(ms / 1000).toFixed(2)} s, ${number(result.chain.states.length)} nodes, residual ${result.solution.residual.toExponential(0)} (aim: 1 s at 50,000); expected peak ${(peak / 1000).toFixed(2)} s more`,
    );
  }
}

/**
 * The largest model that comes along, part by part: its graph from the build and explored, and odds under each policy.
 * In processor time, which others on the machine lengthen less.
 */
function wide(): void {
  const model = shippedModel('interstate-crisis');
  if (!model) throw new Error('no wide model');
  const spent = <T>(work: () => T): { seconds: string; result: T } => {
    const begin = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(begin);
    return { seconds: `${((user + system) / 1e6).toFixed(1)} s`, result };
  };
  const folder = fileURLToPath(new URL('../dist/graphs', import.meta.url));
  const file = existsSync(folder) && readdirSync(folder).find((name) => name.startsWith(model.hash));
  const loaded = file
    ? spent(() => unpackGraph(model, brotliDecompressSync(readFileSync(`${folder}/${file}`))))
    : undefined;
  const subject = subjectOfModel(model);
  const explored = spent(() => explore(subject, stepsOf(subject)));
  const graph = explored.result;
  line(
    model.id,
    `${number(graph.keys.length)} configurations: exploring takes ${explored.seconds} of processor time, loading what the build explored ${loaded?.seconds ?? '– not built: npm run build'}`,
  );
  for (const policy of policiesOf(model).filter(({ script }) => !script)) {
    const origin = { state: graph.start, memory: 0 };
    const solved = spent(() => solveOdds(graph, behaviourOf(graph, policy), crisisEnds(graph), [origin]));
    const { chain, solution } = solved.result;
    const from = { origin: chain.origins[0] as number, tension: 1, seed: 1, from: 0, to: 100_000 };
    const dice = spent(() => diceOf(chain));
    const runs = spent(() => simulate(dice.result, from));
    const peak = spent(() => expectedPeak(solved.result, 0, 1));
    line(
      '',
      `${policy.id}: exact odds ${solved.seconds} (${number(chain.states.length)} nodes, residual ${solution.residual.toExponential(0)}; aim: 10 s at a million configurations), expected peak ${peak.seconds} more; 100,000 runs ${runs.seconds} after ${dice.seconds} for the dice`,
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
  const steps = stepsOf(SUBJECT);
  explore(SUBJECT, steps);
  const before = used();
  const graph = explore(SUBJECT, steps);
  line(
    'graph memory',
    `${Math.round((used() - before) / graph.keys.length)} bytes a configuration (${(graph.targets.length / graph.keys.length).toFixed(0)} transitions each)`,
  );
}

/** Everything about exploring. */
export async function exploreBench(): Promise<void> {
  spinBench();
  const graphs = exploring();
  wide();
  odds(graphs);
  const dice = simulating(graphs.crisis);
  await workers(dice);
  paths();
  memory();
}
