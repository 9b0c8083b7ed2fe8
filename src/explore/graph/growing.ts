import type { Model } from '../../model/index.js';
import { ExploreError } from '../job.js';
import { initialKey, REFUSED } from './ask.js';
import { directSteps } from './direct.js';
import type { GraphEvent } from './events.js';
import type { StateGraph, StateId } from './graph.js';
import { digitsOfKey, modelSpace } from './space.js';

/** Configurations that a growing graph can hold. */
export const ROOM = 1 << 19;

/** A graph that grows, and how many configurations it has so far. */
export interface GrowingGraph extends StateGraph {
  growth: NonNullable<StateGraph['growth']>;
  size(): number;
}

/**
 * A model's state graph that nobody has explored: what may follow a configuration is worked out when it is met, so it
 * can be walked however large the whole of it is.
 *
 * @param events with the hours that deadlines are given
 */
export function growingGraph(model: Model, events: readonly GraphEvent[]): GrowingGraph {
  const space = modelSpace(model);
  const step = directSteps(model, space, events);
  const fields = space.fields.length;
  const places = new Map<number, StateId>();
  const listeners: ((state: StateId) => void)[] = [];
  const alike = new Int32Array(ROOM);
  /** Configurations by their events, no two of them alike. */
  const byEvents = new Map<string, StateId>();
  const keys = new Float64Array(ROOM);
  /** Where edges lead, as keys, for as long as nobody has gone along them. */
  let leads = new Float64Array(1 << 12);

  const find = (key: number): StateId => {
    const known = places.get(key);
    if (known !== undefined) return known;
    const state = places.size;
    if (state >= ROOM) throw new ExploreError('This run meets more configurations than can be held.');
    places.set(key, state);
    keys[state] = key;
    const from = state * fields;
    if (from + fields > graph.digits.length) graph.digits = larger(graph.digits);
    digitsOfKey(space, key, graph.digits.subarray(from, from + fields));
    let edge = graph.offsets[state] as number;
    let names = '';
    for (let event = 0; event < events.length; event += 1) {
      const next = step(key, event);
      if (next === REFUSED) continue;
      if (edge === leads.length) {
        leads = larger(leads);
        graph.targets = larger(graph.targets);
        graph.labels = larger(graph.labels);
      }
      leads[edge] = next;
      graph.targets[edge] = UNMET;
      graph.labels[edge] = event;
      names += String.fromCharCode(event);
      edge += 1;
    }
    graph.offsets[state + 1] = edge;
    const same = byEvents.get(names) ?? state;
    if (same === state) byEvents.set(names, state);
    alike[state] = same;
    for (const met of listeners) met(state);
    return state;
  };

  const graph: GrowingGraph = {
    model,
    space,
    events,
    keys,
    digits: new Uint8Array(fields << 10),
    start: 0,
    offsets: new Int32Array(ROOM + 1),
    targets: new Int32Array(leads.length),
    labels: new Uint16Array(leads.length),
    complete: false,
    unexplored: new Uint8Array(0),
    size: () => places.size,
    growth: {
      find,
      lead: (edge) => {
        const met = graph.targets[edge] as number;
        if (met !== UNMET) return met;
        const state = find(leads[edge] as number);
        graph.targets[edge] = state;
        return state;
      },
      alike,
      tell: (met) => {
        for (let state = 0; state < places.size; state += 1) met(state);
        listeners.push(met);
      },
    },
  };
  graph.start = find(initialKey({ machine: model.machine, space, events }));
  return graph;
}

const UNMET = -1;

/** The same array with twice the room. */
function larger<T extends Uint8Array | Uint16Array | Int32Array | Float64Array>(array: T): T {
  const Kind = array.constructor as new (length: number) => T;
  const made = new Kind(array.length * 2);
  made.set(array);
  return made;
}
