import type { Traffic } from '../../explore/index.js';
import { edgeKey, type GraphRegion } from './graph.js';
import { edgesTaken } from './taken.js';

/** How much runs use an edge: times a run on average, in all and by what leads along it, most first. */
export interface EdgeHeat {
  times: number;
  moves: { move: string; times: number }[];
}

/** How much runs use what a drawing of the machine shows. Keys are `region.state` and `region.from>to`. */
export interface Heat {
  /** How likely a run is ever there, 0-1. */
  states: Map<string, number>;
  edges: Map<string, EdgeHeat>;
}

/** Where runs go, laid on the edges of the machine. */
export function heatOf(traffic: Traffic, graph: readonly GraphRegion[]): Heat {
  const states = new Map(traffic.states.map(({ region, state, share }) => [`${region}.${state}`, share]));
  const edges = new Map<string, EdgeHeat>();
  for (const { region, from, to, move, times } of traffic.changes) {
    const drawn = graph.find(({ id }) => id === region);
    for (const { edge } of drawn ? edgesTaken(drawn.edges, from, to, move) : []) {
      const key = `${region}.${edgeKey(edge)}`;
      const heat = edges.get(key) ?? { times: 0, moves: [] };
      edges.set(key, heat);
      heat.times += times;
      const same = heat.moves.find((entry) => entry.move === move);
      if (same) same.times += times;
      else heat.moves.push({ move, times });
    }
  }
  for (const { moves } of edges.values()) moves.sort((a, b) => b.times - a.times);
  return { states, edges };
}
