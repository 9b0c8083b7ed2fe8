import type { Condition } from './condition.js';
import type { Effect } from './effect.js';

/** What each kind of condition asks; it is the name of a guard in the machine’s configuration. */
export const CONDITION_TEXTS: Readonly<Record<Condition['type'], string>> = {
  compare: 'Whether a region or variable (`of`, whose: `who`) compares so (`op`) with a value.',
  among: 'Whether a region or variable is one of some values.',
  has: 'Whether a set of roles has a role.',
  not: 'Whether a condition does not hold.',
  all: 'Whether every one of some conditions holds.',
  any: 'Whether one of some conditions holds, or more.',
  named: 'A condition of the model that has a name.',
  claim: 'A claim about every path from here; only what is asked has one, no guard.',
};

/** What each kind of effect does; it is the name of an action in the machine’s configuration. */
export const EFFECT_TEXTS: Readonly<Record<Effect['type'], string>> = {
  shift: 'Raises or lowers a number (`of`, whose: `who`) by so much, within its bounds.',
  set: 'Lets a variable be a value; `actor`, `rival` and `target` stand for roles.',
  include: 'Adds a role to a set.',
  exclude: 'Takes a role out of a set.',
  raise: 'Tells the other regions by a signal.',
  raiseIf: 'The same, where a condition holds.',
  note: 'Does nothing: the move is possible and is remembered, that is all.',
};
