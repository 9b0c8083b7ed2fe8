import type { Model, MoveEvent } from '../../model/index.js';
import type { GraphEvent } from '../graph/events.js';
import { LAST, whoRemembers } from './kinds.js';

/** Roles that remember what was last done to them, all of it in one small number. */
export interface Grudges {
  /** How many memories there are: those below this number. Nobody has done anything yet in memory 0. */
  readonly memories: number;
  /** The memory after an event. */
  remember(memory: number, event: number): number;
  /** What a role remembers as last done to it; `none` where it remembers nothing, ever. */
  last(memory: number, role: string): (typeof LAST)[number] | 'none';
}

/** More roles than these do not remember what was done to them. */
const MOST_GRUDGES = 6;

/** Nobody remembers anything. */
export const FORGETFUL: Grudges = { memories: 1, remember: (memory) => memory, last: () => 'none' };

/** What roles of a model remember, a bit each, as events of its graph are done to them. */
export function grudgesOf(model: Model, events: readonly GraphEvent[]): Grudges {
  const bits = rolesOf(model);
  /** What remains of a memory after an event, and what is added to it. */
  const keeps = new Int32Array(events.length).fill(-1);
  const adds = new Int32Array(events.length);
  for (const [event, { move, goldstein }] of events.entries()) {
    if (!move) continue;
    for (const [bit, role] of bits.entries()) {
      if (!isDoneTo(model.roles.get(role)?.rival, role, move)) continue;
      keeps[event] = (keeps[event] as number) & ~(1 << bit);
      if (goldstein < 0) adds[event] = (adds[event] as number) | (1 << bit);
    }
  }
  return {
    memories: 2 ** bits.length,
    remember: (memory, event) => (memory & (keeps[event] ?? -1)) | (adds[event] ?? 0),
    last: (memory, role) => {
      const bit = bits.indexOf(role);
      return bit < 0 ? 'none' : (LAST[(memory >> bit) & 1 ? 0 : 1] as (typeof LAST)[number]);
    },
  };
}

/** Those who remember, a bit each: the one whose rival comes first among the roles comes first. */
function rolesOf(model: Model): string[] {
  const order = [...model.roles.keys()];
  const doer = (role: string) => order.indexOf(model.roles.get(role)?.rival ?? role);
  return whoRemembers(model)
    .sort((a, b) => doer(a) - doer(b))
    .slice(0, MOST_GRUDGES);
}

/** Whether a move is done to a role: its rival makes it, or names it. */
function isDoneTo(rival: string | undefined, role: string, move: MoveEvent): boolean {
  return rival === undefined ? move.target === role : move.by === rival;
}
