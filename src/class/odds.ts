import { historyOf, type OptionId } from './choice.js';
import { groupTurns } from './debrief.js';
import type { Lesson } from './lesson.js';
import { type Play, sessionOf } from './play.js';

/** How likely each outcome is somewhere, and that none ever comes. */
export interface Chances {
  /** By the outcome's state. */
  ends: Readonly<Record<string, number>>;
  never: number;
}

/** How the odds stood at a decision, and how they moved. Null too where a fact has led beyond what the machine comes to by itself. */
export interface OddsMoved {
  before: Chances | null;
  /** After what was done; null where nothing was. */
  taken: Chances | null;
  /** Had what history did been done; null where the class had left it. */
  history: Chances | null;
}

/** How the odds of a lesson stood and moved, for its debrief. */
export interface ClassOdds {
  /** The policy that every figure rests on: the one that Explore begins with. */
  policy: { id: string; title: string };
  /** The outcomes, in the order of the model. */
  ends: readonly { state: string; title: string }[];
  /** Simulated runs behind each figure, where the machine is too large to explore; null: they are exact. */
  runs: number | null;
  /** In the order of the debrief's. */
  decisions: readonly OddsMoved[];
}

/** Where the odds of a decision are asked for, each as what was done until there. */
export type Moment = { readonly [key in keyof OddsMoved]: Play['acts'] | null } & { readonly before: Play['acts'] };

/** The decisions of a lesson, in the order of its debrief's, as their odds are asked for. */
export function momentsOf(lesson: Lesson): Moment[] {
  return lesson.rounds.flatMap((round) =>
    round.kind === 'groups'
      ? groupTurns(round).map(({ play, turn }) => momentOf(play, turn.made === undefined ? undefined : [turn.made]))
      : momentOf(round.play, round.taken?.options),
  );
}

function momentOf(play: Play, taken: readonly OptionId[] | undefined): Moment {
  const { acts } = play;
  const history = historyOf(sessionOf(play));
  return {
    before: acts,
    taken: taken === undefined ? null : [...acts, ...taken],
    history: history === undefined ? null : [...acts, history],
  };
}
