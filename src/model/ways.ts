import type { Values } from './language/evaluate.js';
import { type Check, explain } from './language/explain.js';
import type { Condition, Model, MoveEvent } from './model.js';
import { configurationOf, type Position } from './position.js';

/**
 * Ways in which a refused move would become possible, any of them enough: the conditions that fail on each, with
 * what they read.
 */
export type Ways = readonly (readonly Check[])[];

/** Everything that a condition may read at a position. */
export function valuesAt({ snapshot }: Pick<Position, 'snapshot'>): Values {
  return { ...configurationOf({ snapshot }), ...(snapshot.context as Values) };
}

/** Every condition of a guard with the value it read, passed or not. The same code decides and explains. */
export function explainGuard(
  model: Model,
  guard: Condition,
  values: Values,
  event: { by?: string; target?: string },
): Check[] {
  return explain(model.world, guard, values, event, (name) => model.conditions.get(name)?.needs);
}

/**
 * The least that would let one of several guards hold.
 *
 * @param guards of transitions of which none is open now
 * @returns what fails of each, without those that ask for all that another asks for, and more
 */
export function leastFailing(position: Position, guards: readonly Condition[], event: MoveEvent): Ways {
  const values = valuesAt(position);
  const ways = guards.map((guard) =>
    leastOf(explainGuard(position.model, guard, values, event).filter(({ passed }) => !passed)),
  );
  return ways.filter(
    (way, index) =>
      !ways.some((other, place) => place !== index && follows(other, way) && (place < index || !follows(way, other))),
  );
}

/** Conditions without those that follow from others among them. */
function leastOf(checks: readonly Check[]): Check[] {
  return checks.filter(
    (check, index) =>
      !checks.some(
        (other, place) => place !== index && implies(other, check) && (place < index || !implies(check, other)),
      ),
  );
}

/** Whether all conditions of a way hold once those of another do. */
function follows(way: readonly Check[], from: readonly Check[]): boolean {
  return way.every((check) => from.some((other) => implies(other, check)));
}

function implies(one: Check, other: Check): boolean {
  if (one.reads !== other.reads) return false;
  const [a, b] = [bound(one), bound(other)];
  if (a && b && a.op === b.op) return a.op === '>=' ? a.value >= b.value : a.value <= b.value;
  return one.needs === other.needs;
}

function bound({ guard }: Check): { op: '>=' | '<='; value: number } | undefined {
  if (guard.type !== 'compare') return undefined;
  const { op, value } = guard.params;
  return (op === '>=' || op === '<=') && typeof value === 'number' ? { op, value } : undefined;
}
