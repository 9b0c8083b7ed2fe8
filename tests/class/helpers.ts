import { createHash } from 'node:crypto';
import {
  type Entry,
  type EntryAct,
  isRefused,
  type Lesson,
  newLesson,
  prepared,
  type Refusal,
  reduce,
} from '../../src/class/index.js';
import type { Scenario } from '../../src/scenario/index.js';
import { january } from '../helpers/scenarios.js';

export const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** January 2024 on the small model, with what two of its sides are told. */
export const briefed: Scenario = {
  ...january,
  briefings: {
    initiator: { wants: 'SECRET-initiator-wants', fears: 'SECRET-initiator-fears' },
    responder: { knows: 'SECRET-responder-knows' },
  },
};

/** A class to which things are done, a second apart unless a time is said. */
export class Klass {
  lesson: Lesson;
  readonly log: Entry[] = [];
  now = 1_700_000_000_000;

  constructor(readonly scenario: Scenario = briefed) {
    this.lesson = newLesson('ABCDEF', scenario);
  }

  /** Tries something; what is allowed goes into the log. */
  attempt(by: string, act: EntryAct, id?: string): Refusal | undefined {
    this.now += 1_000;
    const full = act.do === 'open' && by === 'teacher' ? prepared(this.lesson, act) : act;
    const entry: Entry = { n: this.lesson.n + 1, at: this.now, by, act: full, ...(id !== undefined && { id }) };
    const made = reduce(this.lesson, entry);
    if (isRefused(made)) return made;
    this.lesson = made;
    this.log.push(entry);
    return undefined;
  }

  /** Does what must be allowed. */
  do(by: string, act: EntryAct): void {
    const refused = this.attempt(by, act);
    if (refused) throw new Error(`${act.do}: ${refused.reason}`);
  }

  teacher(act: EntryAct): void {
    this.do('teacher', act);
  }

  /** Somebody joins. @returns their id */
  join(name: string): string {
    this.do('server', { do: 'join', name, device: hash(`device of ${name}`) });
    return `p${this.lesson.n}`;
  }

  get round() {
    const round = this.lesson.rounds.at(-1);
    if (!round) throw new Error('no round');
    return round;
  }
}

/** A class at the first decision of January. */
export function atDecision(...names: string[]): { klass: Klass; people: string[] } {
  const klass = new Klass();
  const people = names.map((name) => klass.join(name));
  klass.teacher({ do: 'advance' });
  return { klass, people };
}
