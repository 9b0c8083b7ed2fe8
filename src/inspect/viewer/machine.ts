import { list, number, object, text } from './received.js';

/** A transition, as far as it is drawn. */
export interface Way {
  /** The event, `after …`, or empty for a transition that waits for none. */
  event: string;
  /** Milliseconds of simulated time, of a delayed transition. */
  delay?: number;
  target: string;
  guard: string;
}

/** A state of a machine of version 4, with what lies in it. */
export interface StateBox {
  id: string;
  key: string;
  type: string;
  description: string;
  initial: boolean;
  /** Whether its states are active side by side. */
  parallel: boolean;
  states: StateBox[];
  ways: Way[];
}

const MAX_DEPTH = 12;
const MAX_STATES = 1_000;

/** The states of a machine as boxes in boxes. @param config what version 4's createMachine was given */
export function boxesOf(config: unknown): StateBox {
  let count = 0;
  const box = (value: unknown, key: string, id: string, initial: boolean, depth: number): StateBox => {
    const state = object(value);
    const inner = depth < MAX_DEPTH ? Object.entries(object(state.states)) : [];
    const first = text(state.initial);
    return {
      id,
      key,
      type: text(state.type),
      description: text(state.description),
      initial,
      parallel: state.type === 'parallel',
      ways: waysOf(state),
      states: inner
        .filter(() => {
          count += 1;
          return count <= MAX_STATES;
        })
        .map(([name, child]) => box(child, name, `${id}.${name}`, name === first, depth + 1)),
    };
  };
  const root = object(config);
  const id = text(root.id) || text(root.key) || 'machine';
  return box(root, id, id, true, 0);
}

function waysOf(state: Record<string, unknown>): Way[] {
  const ways: Way[] = [];
  const add = (event: string, transitions: unknown, delay?: number) => {
    for (const one of Array.isArray(transitions) ? list(transitions) : [transitions]) {
      if (one === undefined || one === null) continue;
      const { target, cond } = object(one);
      const condition = object(cond);
      ways.push({
        event,
        ...(delay !== undefined && { delay }),
        target: targetText(typeof one === 'string' ? one : target),
        guard: typeof cond === 'string' ? text(cond) : text(condition.name) || text(condition.type),
      });
    }
  };
  for (const [event, transitions] of Object.entries(object(state.on))) add(event, transitions);
  for (const [delay, transitions] of Object.entries(object(state.after))) {
    const milliseconds = number(Number(delay));
    add(`after ${delay}`, transitions, milliseconds);
  }
  if (state.always !== undefined) add('', state.always);
  return ways;
}

function targetText(target: unknown): string {
  return list(Array.isArray(target) ? target : [target])
    .map(text)
    .filter((part) => part !== '')
    .join(', ');
}

/** Ids of the active states, out of a state value. */
export function activeIds(value: unknown, id: string): Set<string> {
  const active = new Set<string>([id]);
  const walk = (inner: unknown, path: string, depth: number) => {
    if (depth > MAX_DEPTH) return;
    if (typeof inner === 'string') active.add(`${path}.${inner}`);
    else
      for (const [key, deeper] of Object.entries(object(inner))) {
        active.add(`${path}.${key}`);
        walk(deeper, `${path}.${key}`, depth + 1);
      }
  };
  walk(value, id, 0);
  return active;
}

/** A state value as lines: what region, and what is active in it. */
export function regionsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path === '' ? 'state' : path, value]];
  return Object.entries(object(value)).flatMap(([key, inner]) => {
    const deeper = path === '' ? key : `${path}.${key}`;
    return regionsOf(inner, deeper);
  });
}

/** A state value in short: `strike, inPlace, none`. */
export function valueText(value: unknown): string {
  return regionsOf(value)
    .map(([, state]) => state)
    .join(', ');
}
