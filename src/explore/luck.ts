import type { Tone } from '../model/index.js';
import type { Alternative, DecisionPoint } from './decisive.js';
import type { Findings } from './findings.js';

/** How likely it was that a path would end as it did. */
export interface Luck {
  /** The outcome that the path came to. */
  outcome: string;
  /** The chance of that at the beginning of the points, 0-1. */
  chance: number;
  /** The point before which it was least likely, and the chance there. */
  least: { point: DecisionPoint; chance: number };
}

/** How lucky a path was; undefined where it comes to no outcome, no step is left until then, or a run has ended before it. */
export function luckOf({ points, outcome }: Pick<Findings, 'points' | 'outcome'>): Luck | undefined {
  const [first] = points;
  if (!first || first.ended || outcome === null) return undefined;
  const chance = ({ before }: DecisionPoint) => before.ends[outcome] ?? 0;
  const least = points
    .filter(({ ended }) => !ended)
    .reduce((low, point) => (chance(point) < chance(low) ? point : low), first);
  return { outcome, chance: chance(first), least: { point: least, chance: chance(least) } };
}

/** How good outcomes are, the best first. */
const ORDER: readonly Tone[] = ['best', 'good', 'mixed', 'bad', 'worst'];

/** The best of some outcomes, as the model has them; undefined where none is good. */
export function bestOf(outcomes: ReadonlyMap<string, Tone>, ends: readonly string[]): string | undefined {
  const good = ends.filter((name) => ['best', 'good'].includes(outcomes.get(name) ?? ''));
  return good.sort((a, b) => rank(outcomes, a) - rank(outcomes, b))[0];
}

const rank = (outcomes: ReadonlyMap<string, Tone>, name: string): number =>
  ORDER.indexOf(outcomes.get(name) ?? 'mixed');

/**
 * The outcome whose probability tells most about some alternatives: what a class asks for first is whether it ends
 * well; only where that hardly moves is it the one that moves most.
 *
 * @param best the outcome that is the best one, where one is good
 */
export function subjectOf(
  alternatives: readonly Alternative[],
  ends: readonly string[],
  best: string | undefined,
): string {
  const weight = (name: string) => alternatives.reduce((sum, { delta }) => sum + Math.abs(delta[name] ?? 0), 0);
  const most = ends.reduce((top, name) => (weight(name) > weight(top) ? name : top), ends[0] ?? '');
  return best !== undefined && ends.includes(best) && weight(best) > weight(most) / 2 ? best : most;
}
