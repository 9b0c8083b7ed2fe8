import { effect } from '@preact/signals';
import { MEASURES } from '../../explore/paths/costs.js';
import { policiesOf } from '../../explore/policy/builtin.js';
import { MOST_WEIGHT, MOVE_CLASSES, turnsOf } from '../../explore/policy/kinds.js';
import type { Model } from '../../model/index.js';
import { recallHere, rememberHere } from '../state/storage.js';
import { type Asking, MOST_RUNS, MOST_SEED } from './asking.js';

const NAME = 'explore';

/** Sets what is asked as it was left in this tab, and keeps it there. A policy from a file is not kept. */
export function keepSettings({ base, weights, own: opened, free, runs, seed, measure }: Asking, model: Model): void {
  const kept = read();
  const policy = policiesOf(model).find(({ id }) => id === kept.policy);
  if (policy) {
    base.value = policy;
    weights.value = { classes: numbers(kept.classes, MOVE_CLASSES), turns: numbers(kept.turns, turnsOf(model)) };
  }
  free.value = kept.free === true;
  if (isCount(kept.runs, MOST_RUNS)) runs.value = kept.runs;
  if (isCount(kept.seed, MOST_SEED)) seed.value = kept.seed;
  measure.value = MEASURES.find((known) => known === kept.measure) ?? measure.value;
  effect(() => {
    const own = opened.value.includes(base.value);
    rememberHere(
      NAME,
      JSON.stringify({
        ...(!own && { policy: base.value.id, ...weights.value }),
        free: free.value,
        runs: runs.value,
        seed: seed.value,
        measure: measure.value,
      }),
    );
  });
}

/** What was kept, whatever it is: it may have been written by another version. */
function read(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(recallHere(NAME) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

/** The weights among what was kept. */
function numbers<Name extends string>(kept: unknown, names: readonly Name[]): Partial<Record<Name, number>> {
  const entries = Object.entries(typeof kept === 'object' && kept !== null ? kept : {});
  return Object.fromEntries(
    entries.filter(
      ([name, value]) =>
        names.some((known) => known === name) && typeof value === 'number' && value >= 0 && value <= MOST_WEIGHT,
    ),
  ) as Partial<Record<Name, number>>;
}
