import type { MoveEvent } from '../model/index.js';
import type { MoveList, NextChoice, Session } from '../play/index.js';
import { hoursText, TRUNK } from '../scenario/index.js';
import { type Names, namesOf } from './names.js';

/** A choice as text: `step:ID`, `move:MOVE:BY`, `move:MOVE:BY:TARGET` or `wait:HOURS`. */
export type OptionId = string;

/** The text of a choice. */
export function optionOf(choice: NextChoice): OptionId {
  if (typeof choice === 'number') return `wait:${choice}`;
  if (typeof choice === 'string') return `step:${choice}`;
  return ['move', choice.type, choice.by, ...(choice.target === undefined ? [] : [choice.target])].join(':');
}

/** The choice that a text stands for; undefined where it is none. */
export function choiceOf(option: OptionId): NextChoice | undefined {
  const [kind, first = '', by = '', target] = option.split(':');
  if (kind === 'step') return first;
  if (kind === 'wait') return first === '' || Number.isNaN(Number(first)) ? undefined : Number(first);
  return kind === 'move' ? { type: first, by, ...(target !== undefined && { target }) } : undefined;
}

/** Something that can be chosen. It does not tell what history did. */
export interface Option {
  option: OptionId;
  /** What it is called. */
  title: string;
  /** The role that would act; nobody waits. */
  by: string | null;
  /** What that is called in the scenario. */
  who: string | null;
  /** Whom it is aimed at, by name. */
  whom: string | null;
}

/** Something that can be chosen, with what the teacher knows of it. */
export interface Offer extends Option {
  /** Where the script has it: what the path goes on with, or what could be done instead; a move of the model else. */
  kind: 'history' | 'alternative' | 'free';
  /** Why it was plausible, of an alternative. */
  why: string | null;
}

const offered = new WeakMap<Session, { node: number; offers: readonly Offer[] }>();

/** What the machine accepts where a session stands: the script first, by title, so that nothing marks history. */
export function offersOf(session: Session): readonly Offer[] {
  const known = offered.get(session);
  if (known?.node === session.node.id) return known.offers;
  const names = namesOf(session.scenario);
  const moves = session.moves();
  const history = historyOf(session);
  const scripted = scriptedOffers(session, moves, history, names);
  const free = moves.free
    .filter((move) => move.status === 'enabled' && move.scripted.length === 0)
    .map(({ move, by, target }) => ({
      ...freeOption(names, { type: move, by, ...(target !== undefined && { target }) }),
      ...{ kind: 'free' as const, why: null },
    }));
  const offers = [...scripted.sort(byTitle), ...free.sort(byTitle)];
  offered.set(session, { node: session.node.id, offers });
  return offers;
}

function scriptedOffers(session: Session, moves: MoveList, history: OptionId | undefined, names: Names): Offer[] {
  return moves.scripted
    .filter(({ status }) => status === 'enabled')
    .map(({ step, title, by, why }) => {
      const full = session.story.step(step);
      const option = optionOf(step);
      return {
        ...{ option, title },
        ...{ by: by ?? null, who: by === undefined ? null : names.actor(by, full?.party) },
        whom: full?.target === undefined ? null : names.actor(full.target),
        kind: option === history ? ('history' as const) : ('alternative' as const),
        why: why ?? null,
      };
    });
}

function freeOption(names: Names, { type, by, target }: MoveEvent): Option {
  return {
    option: optionOf({ type, by, ...(target !== undefined && { target }) }),
    title: names.move(type),
    ...{ by, who: names.actor(by), whom: target === undefined ? null : names.actor(target) },
  };
}

/** How an option is called, whether or not it can be taken where a session stands. */
export function optionNamed(session: Session, option: OptionId): Option {
  const names = namesOf(session.scenario);
  const choice = choiceOf(option) ?? 0;
  if (typeof choice === 'number') {
    return { option, title: `Nobody moves for ${hoursText(choice)}`, by: null, who: null, whom: null };
  }
  if (typeof choice !== 'string') return freeOption(names, choice);
  const step = session.story.step(choice);
  const branch = step && session.story.branch(step.branch);
  return {
    option,
    title: (branch?.steps[0] === choice && branch.id !== TRUNK ? branch.title : step?.title) ?? choice,
    by: step?.by ?? null,
    who: step?.by === undefined ? null : names.actor(step.by, step.party),
    whom: step?.target === undefined ? null : names.actor(step.target),
  };
}

/** What really happened next where a session stands; undefined once it has left what happened, and at its end. */
export function historyOf(session: Session): OptionId | undefined {
  const next = session.nextStep;
  if (!next) return undefined;
  const real = new Set(session.story.path(TRUNK));
  const step = [next.id, ...session.alternatives].find((id) => real.has(id));
  return step === undefined ? undefined : optionOf(step);
}

function byTitle(a: Option, b: Option): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : a.option < b.option ? -1 : 1;
}
