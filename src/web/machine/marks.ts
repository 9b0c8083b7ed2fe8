import type { Configuration, Model } from '../../model/index.js';
import { foresee, type NodeId, type Outlook, outlook, type PlayedPath } from '../../play/index.js';
import { type Ahead, edgesAhead } from '../../render/diagram/ahead.js';
import { edgeKey, type GraphRegion, type RegionId, type Way } from '../../render/diagram/graph.js';
import { machineGraph } from '../../render/diagram/machine-graph.js';
import type { MachineLayout } from '../../render/diagram/machine-layout.js';
import type { Arrangement } from '../../render/diagram/machine-view.js';
import { edgesTaken } from '../../render/diagram/taken.js';
import type { Run } from '../state/run.js';

/** The machine of a model as a graph with nothing marked in it. */
export type MachineGraph = readonly GraphRegion[];

const graphs = new WeakMap<Model, MachineGraph>();

export function graphOf(model: Model): MachineGraph {
  let graph = graphs.get(model);
  if (!graph) {
    graph = machineGraph(model);
    graphs.set(model, graph);
  }
  return graph;
}

/** Names an edge in the whole machine. */
export const keyOf = (region: RegionId, edge: { from: string; to: string }): string => `${region}.${edgeKey(edge)}`;

/** A step that changed a state. */
export interface Change {
  n: number;
  /** Number of the step that it is, or that its deadline falls into. */
  number: number;
  node: NodeId;
  title: string;
  region: RegionId;
  from: string;
  to: string;
  /** The edges it went along; mostly one. */
  edges: string[];
}

/** What a path has done to the machine. */
export interface Taken {
  /** Numbers of the steps that went along an edge, by its key. */
  edges: Map<string, number[]>;
  /** `region.state` of all that the crisis has been in. */
  states: Set<string>;
  changes: Change[];
}

/** Remembers a state, and those that hold it. */
function been(states: Set<string>, region: RegionId, state: string): void {
  const parts = state.split('.');
  for (let depth = parts.length; depth > 0; depth -= 1) states.add(`${region}.${parts.slice(0, depth).join('.')}`);
}

export function takenBy(graph: MachineGraph, { steps }: PlayedPath): Taken {
  const edges = new Map<string, number[]>();
  const states = new Set<string>();
  const changes: Change[] = [];
  for (const region of graph) {
    const first = steps[0]?.from[region.id];
    if (first !== undefined) been(states, region.id, first);
  }
  let counted = 0;
  for (const { n, node, title, from, to, move } of steps) {
    // A deadline falls into the step that follows.
    const isDeadline = move.startsWith('deadline:');
    const number = counted + 1;
    if (!isDeadline) counted = number;
    for (const { id, edges: all } of graph) {
      if (from[id] === to[id]) continue;
      const keys = edgesTaken(all, from[id] ?? '', to[id] ?? '', move).map(({ edge }) => keyOf(id, edge));
      for (const key of keys) {
        const numbers = edges.get(key);
        if (!numbers) edges.set(key, [number]);
        else if (numbers.at(-1) !== number) numbers.push(number);
      }
      been(states, id, to[id] ?? '');
      changes.push({ n, number, node, title, region: id, from: from[id] ?? '', to: to[id] ?? '', edges: keys });
    }
  }
  return { edges, states, changes };
}

/** What could happen next. */
export interface Possible {
  outlook: Outlook[];
  /** What would lead along an edge, by its key: ids of moves, `wait`, or `deadline:NAME`. */
  edges: Map<string, string[]>;
}

export function possibleAt(run: Run): Possible {
  const graph = graphOf(run.session.value.model);
  const all = outlook(run.session.value, run.moves.value);
  return { outlook: all, edges: movesOf(all.flatMap(({ changes }) => edgesAhead(graph, changes))) };
}

function movesOf(ahead: readonly Ahead[]): Map<string, string[]> {
  const edges = new Map<string, string[]>();
  for (const { region, edge, move } of ahead) {
    const key = keyOf(region, edge);
    const moves = edges.get(key) ?? [];
    edges.set(key, moves);
    if (!moves.includes(move)) moves.push(move);
  }
  return edges;
}

/** What the move that is pointed at would do. */
export interface Pointed {
  /** As those of what is possible. */
  edges: Map<string, string[]>;
  /** `region.state` of the states it leads to. Where it changes none, the state of the first region it stays in. */
  targets: Set<string>;
  stays: boolean;
}

export function pointedAt(run: Run): Pointed | undefined {
  const preview = run.preview.value;
  const session = run.session.value;
  const changes = preview && foresee(session, preview.choice);
  const end = changes?.at(-1)?.to;
  if (!changes || !end) return undefined;
  const before: Configuration = session.configuration;
  const { model } = session;
  const graph = graphOf(model);
  const changed = graph.filter(({ id }) => before[id] !== end[id]).map(({ id }) => `${id}.${end[id]}`);
  return {
    edges: movesOf(edgesAhead(graph, changes)),
    targets: new Set(changed.length > 0 ? changed : [`${model.main.id}.${before[model.main.id]}`]),
    stays: changed.length === 0,
  };
}

/** The edges that the last act went along, in their order; none where it was no step forward. */
export function justTaken(run: Run, taken: Taken): string[] {
  const last = run.last.value;
  const steps = run.path.value.steps;
  if (last?.kind !== 'step' || steps.at(-1)?.node !== last.to.id) return [];
  const first = steps.findIndex(({ node }) => node === last.from.id) + 2;
  return taken.changes.filter(({ n }) => n >= first).flatMap(({ edges }) => edges);
}

/** All ways that lead along an edge. */
export function waysAlong(graph: MachineGraph, key: string): readonly Way[] {
  for (const { id, edges } of graph) for (const edge of edges) if (keyOf(id, edge) === key) return edge.ways;
  return [];
}

/** What the drawing shows, and who is told of what is pointed at in it. */
export interface ChartProps {
  graph: MachineGraph;
  /** The states that are lit. */
  configuration: Configuration;
  layout: MachineLayout;
  arrangement: Arrangement;
  /** How much larger the small type is than it was drawn for. */
  type: number;
  taken: Taken;
  possible: Possible;
  pointed: Pointed | undefined;
  /** The key of the edge or state under the pointer. */
  hovered: string | undefined;
  hover: (key: string | undefined) => void;
  /** Told of a state that was clicked on. */
  choose?: ((region: RegionId, state: string) => void) | undefined;
}
