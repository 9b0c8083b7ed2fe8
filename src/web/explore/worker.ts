/** What computes for the Explore screen, beside the page, so that the page never waits. */
import { config } from 'zod/v4/core';
import { models } from '#shipped-models';
import { study } from '../../explore/findings.js';
import { type StateGraph, stateOf } from '../../explore/graph/graph.js';
import { shippedGraph } from '../../explore/graph/shipped.js';
import { playedNodes } from '../../explore/inquiry.js';
import { CancelledError, ExploreError, type Job } from '../../explore/job.js';
import { added } from '../../explore/odds/tally.js';
import { bestPaths } from '../../explore/paths/best.js';
import type { Measure } from '../../explore/paths/costs.js';
import { countWays } from '../../explore/paths/count.js';
import { routeLegs, routeTotals } from '../../explore/paths/legs.js';
import { type PlayedRoute, timelyRoutes, timelyVerdict } from '../../explore/paths/timely.js';
import type { Policy } from '../../explore/policy/schema.js';
import { maskOf } from '../../explore/prove/holds.js';
import { parseCondition, parseProperty } from '../../explore/prove/parse.js';
import { prove } from '../../explore/prove/prove.js';
import { type Axis, gridSize, type SweepPoint, sweepPoint } from '../../explore/sweep.js';
import type { ModelSource } from '../../model/index.js';
import { SessionError } from '../../play/errors.js';
import { toHead } from '../../play/line.js';
import { resume } from '../../play/save.js';
import { type Node, pathTo } from '../../play/tree.js';
import { modelOf } from '../../scenario/scenario.js';
import { graphStore } from './graph-store.js';
import {
  type Answer,
  type Asked,
  firstStage,
  type Part,
  type Place,
  type Question,
  type Stage,
  type Way,
} from './protocol.js';

// The page's policy allows no code made from text, which zod would otherwise try.
config({ jitless: true });

/** Runs between two reports. */
const BATCH = 1 << 14;
/** The same of runs that are walked, which take a hundred times as long. */
const WALKED = 1 << 9;
/** Moves that ways are counted up to. */
const MOST_MOVES = 8;
/** Milliseconds between two reports of progress. */
const PAUSE = 100;
/** Milliseconds that a question stands before it is answered under every other policy too, which takes longest. */
const REST = 600;

type Told = (part: Part) => void;
/** Between two parts of an answer. @throws CancelledError where another question was asked meanwhile */
type Breath = () => Promise<void>;

/** Odds that stand beside those that are asked for: under another policy, or at a value of a range. */
interface Beside {
  policy: Policy;
  axes: readonly Axis[];
  /** The number of the value. */
  index: number;
}

/** Such odds from places that were asked about: those under other policies no weight that is changed changes. */
const beside = new Map<string, SweepPoint>();
const MOST_BESIDE = 1_000;
/** The models that were sent with questions; the build leaves those that come with Offramp out of the worker. */
const known = models as ModelSource[];
/** The newest question. */
let newest = 0;

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  const { id, question, source } = data;
  newest = id;
  if (source && !known.some(({ file }) => file.id === source.file.id)) known.push(source);
  const tell: Told = (part) => postMessage({ id, part } satisfies Answer);
  const breath: Breath = async () => {
    await heard();
    if (id !== newest) throw new CancelledError();
  };
  try {
    // Whoever asks knows from this that the question before was left.
    tell({ part: 'stage', stage: firstStage(question), done: 0, of: 0 });
    const graph = await shippedGraph(modelOf(question.place.scenario), watched('graph', tell), {
      fetched,
      store: graphStore,
    });
    await breath();
    await answer(graph, question, tell, breath);
    tell({ part: 'done' });
  } catch (error) {
    if (error instanceof CancelledError) return;
    const own = !(error instanceof ExploreError || error instanceof SessionError);
    tell({ part: 'failed', message: error instanceof Error ? error.message : String(error), own });
  }
});

/** The file of a large graph beside the page; a page that is one file has none, and explores. */
async function fetched(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!location.protocol.startsWith('http')) return undefined;
  try {
    const response = await fetch(new URL(`../graphs/${hash}`, location.href));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

function rested(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, REST));
}

/** Lets messages in that came meanwhile. */
function heard(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function answer(graph: StateGraph, question: Question, tell: Told, breath: Breath): Promise<void> {
  switch (question.kind) {
    case 'study':
      await studied(graph, question, tell, breath);
      break;
    case 'ways':
      waysOut(graph, { ...question, from: pathOf(question.place).from }, tell);
      break;
    case 'claim':
      claimed(graph, question, tell);
      break;
    case 'map':
      await mapped(graph, question, tell, breath);
      break;
  }
}

/** A job that tells how far it is, now and then. */
function watched(stage: Stage, tell: Told): Job {
  let last = 0;
  return {
    progress: (done, of) => {
      const now = performance.now();
      if (now - last < PAUSE) return;
      last = now;
      tell({ part: 'stage', stage, done, of });
    },
  };
}

interface Path {
  nodes: Node[];
  from: Node;
}

/** The path of a place: what was played of it, then what its script holds next, as far as the machine accepts that. */
function pathOf({ scenario, run, from }: Place): Path {
  const { session } = resume(run, scenario);
  toHead(session);
  let nodes: Node[];
  try {
    nodes = playedNodes(session);
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    nodes = pathTo(session.node);
  }
  const found = nodes.find((node) => ('node' in from ? node.id === from.node : node.step === from.step));
  if (!found) throw new ExploreError('The machine refuses the script before this step, so nothing follows from it.');
  return { nodes, from: found };
}

async function studied(
  graph: StateGraph,
  question: Question & { kind: 'study' },
  tell: Told,
  breath: Breath,
): Promise<void> {
  const { place, policy, free, seed, runs, measure } = question;
  const { scenario } = place;
  const { nodes, from } = pathOf(place);
  const made = study({ graph, scenario, policy, nodes, from, free, seed, runs, job: watched('odds', tell) });
  tell({ part: 'findings', findings: made.exact });
  await breath();
  let { tally } = made.exact;
  const batch = made.exact.exact ? BATCH : WALKED;
  for (let begin = 0; begin < runs; begin += batch) {
    tell({ part: 'stage', stage: 'runs', done: begin, of: runs });
    tally = added(tally, made.simulate(begin, Math.min(runs, begin + batch)));
    tell({ part: 'tally', tally });
    await breath();
  }
  const traffic = made.traffic(watched('traffic', tell));
  if (traffic) tell({ part: 'traffic', traffic });
  await breath();
  if (measure) waysOut(graph, { from, measure }, tell);
  const { others, range } = question;
  const points: Beside[] = [
    ...(range?.values ?? []).map((_, index) => ({ policy, axes: range ? [range] : [], index })),
    ...others.map((other) => ({ policy: other, axes: [], index: 0 })),
  ];
  const keyOf = (point: Beside) => `${place.key} ${JSON.stringify(point)}`;
  // Whoever tries one weight after another does not wait for this each time, nor does their machine.
  if (points.some((point) => !beside.has(keyOf(point)))) await rested();
  const ranged = points.length - others.length;
  for (const [done, asked] of points.entries()) {
    await breath();
    tell({ part: 'stage', stage: 'policies', done, of: points.length });
    const key = keyOf(asked);
    const point = beside.get(key) ?? sweepPoint({ graph, scenario, from, rough: true, ...asked }, asked.index);
    if (beside.size > MOST_BESIDE) beside.clear();
    beside.set(key, point);
    tell(done < ranged ? { part: 'ranged', point } : { part: 'under', other: done - ranged, odds: point.odds });
  }
}

function waysOut(graph: StateGraph, { from, measure }: { from: Node; measure: Measure }, tell: Told): void {
  const start = stateOf(graph, from.walk.position.snapshot);
  const { model } = graph;
  const outcomes = [...model.outcomes.keys()];
  const ways = outcomes.map((to, index) => {
    tell({ part: 'stage', stage: 'ways', done: index, of: outcomes.length });
    const goal = maskOf(graph, parseCondition(`${model.main.id} = ${to}`, model));
    const found = timelyRoutes(graph, bestPaths(graph, start, goal, measure), 1, from.walk);
    const counts = countWays(graph, start, goal, MOST_MOVES);
    return {
      to,
      ways: found.map((route) => wayOf(graph, route)),
      count: String(counts.reduce((sum, count) => sum + count, 0n)),
      most: MOST_MOVES,
    };
  });
  tell({ part: 'ways', measure, ways });
}

function wayOf(graph: StateGraph, { route, acts }: PlayedRoute): Way {
  const legs = routeLegs(graph, route);
  const { main, measure } = graph.model;
  return {
    legs: legs.map(({ event, to }) => ({
      move: event.move?.type ?? `deadline:${event.deadline ?? ''}`,
      by: event.move?.by,
      state: String(to[main.id]),
      measured: measure && Number(to.context[measure.name]),
    })),
    totals: routeTotals(legs),
    ...acts,
  };
}

function claimed(graph: StateGraph, { place, text }: Question & { kind: 'claim' }, tell: Told): void {
  const property = parseProperty(text, graph.model);
  const { walk } = pathOf(place).from;
  const job = watched('claim', tell);
  const verdict = timelyVerdict(graph, prove(graph, stateOf(graph, walk.position.snapshot), property, job), walk);
  const [shown] = verdict.shown ? timelyRoutes(graph, [verdict.shown.route], 1, walk) : [];
  const { holds, examined, alwaysPossible, trivial } = verdict;
  tell({
    part: 'verdict',
    verdict: {
      text,
      kind: property.kind,
      holds,
      examined,
      alwaysPossible,
      trivial,
      loop: verdict.shown?.loop,
      way: shown && wayOf(graph, shown),
    },
  });
}

async function mapped(
  graph: StateGraph,
  { place, policy, axes }: Question & { kind: 'map' },
  tell: Told,
  breath: Breath,
): Promise<void> {
  const { from } = pathOf(place);
  const size = gridSize(axes);
  for (let index = 0; index < size; index += 1) {
    tell({ part: 'stage', stage: 'map', done: index, of: size });
    tell({ part: 'point', point: sweepPoint({ graph, scenario: place.scenario, policy, from, axes }, index) });
    await breath();
  }
}
