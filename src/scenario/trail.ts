import type { When } from '../file/when.js';
import { type DeadlineId, type Fired, supposing } from '../model/index.js';
import type { Step } from './scenario.js';
import { type Walk, type Walked, walkAct } from './walk.js';

/** A step that was made, and before it those since a deadline first passed: what a refusal later on may come of. */
export interface Trail {
  readonly step: Step;
  /** What passed before it, and from where; absent where nothing did that told. */
  readonly lapse?: { readonly from: Walk; readonly fired: readonly Fired[] };
  readonly before: Trail | undefined;
}

/** A deadline without which a refused move would have been possible. */
export interface Lapse {
  deadline: DeadlineId;
  /** When it last passed, in hours since the start. */
  hours: number;
}

/** Steps and deadlines beyond these are not gone back over. */
const MOST_STEPS = 60;
const MOST_DEADLINES = 4;

/** The trail after a step; undefined as long as no deadline has passed. */
export function trailAfter(before: Trail | undefined, from: Walk, step: Step, { fired }: Walked): Trail | undefined {
  const told = fired.length === 0 ? fired : fired.filter(({ idle }) => !idle);
  if (told.length > 0) return { step, lapse: { from, fired: told }, before };
  return before && { step, before };
}

/**
 * Deadlines that passed before a refused step, and without which it would have been possible: one that is enough by
 * itself, or all of them together. What falls by itself is named only where no deadline of a state explains it.
 *
 * @param trail ends with the refused step
 */
export function decisiveLapses(trail: Trail, start: When): Lapse[] {
  const steps: Step[] = [];
  const begins = new Map<DeadlineId, { from: Walk; steps: number }>();
  const last = new Map<DeadlineId, number>();
  for (let at: Trail | undefined = trail; at && steps.length < MOST_STEPS; at = at.before) {
    steps.push(at.step);
    for (const { deadline, position } of [...(at.lapse?.fired ?? [])].reverse()) {
      if (!last.has(deadline)) last.set(deadline, position.hours);
      if (at.lapse) begins.set(deadline, { from: at.lapse.from, steps: steps.length });
    }
  }
  const { model } = trail.lapse?.from.position ?? [...begins.values()][0]?.from.position ?? {};
  const fades = (id: DeadlineId) => model?.region.get(id)?.hidden === true;
  const found = [...begins.keys()].slice(0, MOST_DEADLINES);
  const helps = (ids: readonly DeadlineId[]): boolean => {
    const from = ids.map((id) => begins.get(id)).sort((a, b) => (b?.steps ?? 0) - (a?.steps ?? 0))[0];
    if (!from) return false;
    const never = Object.fromEntries(ids.map((id) => [id, Number.MAX_SAFE_INTEGER]));
    let walk: Walk = { ...from.from, position: supposing(from.from.position, never) };
    for (const step of steps.slice(0, from.steps).reverse()) {
      const walked = walkAct(walk, step, start);
      if (walked.refused) return false;
      walk = walked.walk;
    }
    return true;
  };
  for (const ids of [found.filter((id) => !fades(id)), found.filter(fades)]) {
    const one = ids.find((id) => helps([id]));
    const all = one === undefined && ids.length > 1 && helps(ids) ? ids : [];
    const decisive = one === undefined ? all : [one];
    if (decisive.length > 0) return decisive.map((deadline) => ({ deadline, hours: last.get(deadline) ?? 0 }));
  }
  return [];
}
