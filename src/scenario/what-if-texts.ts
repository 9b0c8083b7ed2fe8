import { hoursText } from './hours.js';

/** The texts that are written where nobody has written any yet. */
export interface WhatIfTexts {
  /** Tag of their language; absent of English, in whose place the language of the scenario is expected. */
  language?: string;
  /** What a move is called, where not by the model’s own title. */
  title?(move: string): string;
  /** A free move: what the model calls it, by whom and against whom. */
  move(title: string, by: string, against: string | undefined): string;
  /** A wait, by its hours. */
  wait(hours: number): string;
  /** Of the whole file; `instead` is the title of the step it begins instead of. */
  summary(instead: string): string;
  /** Why the branch was plausible, where nobody has said. */
  why: string;
}

/** The texts of a file that is begun for somebody to write on, comments included. */
export interface DraftTexts extends WhatIfTexts {
  /** A question to the class, of the first step of a what-if. */
  question: string;
  /** The same of a crisis of one's own. */
  otherQuestion: string;
  /** What a crisis of one's own is about, by the names of those in it. */
  between(names: readonly string[]): string;
  /** An objective of it. */
  objective: string;
  /** The source that it cites. */
  source: string;
  /** What the texts of the model's own draft are, by how they stand there. */
  draft?: Readonly<Record<string, string>>;
  /** What its comments say. */
  notes: {
    /** What the file is, by the step instead of which it begins; without one, a crisis of one's own. */
    head(from?: string): string;
    /** What a branch that was explored is, once it is a file. */
    explored(from: string): string;
    /** What is to be changed, of a what-if that is begun. */
    change: string;
    /** The same of a branch that was explored. */
    changeExplored: string;
    /** What `check` does, to go on from the command. */
    check: string;
    /** What `play` does. */
    play: string;
    /** What a weight is. */
    weight: string;
    /** What it means to rejoin. */
    rejoin: string;
    /** What the start is. */
    start: string;
    /** That the scenario it extends must lie beside it. */
    beside(base: string): string;
    /** What a move is, where not by the model's own text. */
    move?(move: string): string;
  };
}

export const ENGLISH_TEXTS: DraftTexts = {
  move: (title, by, against) => `${by}: ${title}${against === undefined ? '' : ` against ${against}`}`,
  wait: (hours) => `Nobody moves for ${hoursText(hours)}`,
  summary: (instead) => `What if something else had happened instead of “${instead}”?`,
  why: 'Say in a sentence or two why this was plausible.',
  question: 'Why was this possible here, and what would it have cost?',
  otherQuestion: 'What else could have been done here?',
  between: (names) => {
    const listed = [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
    return `A short crisis between ${listed}, to be made your own.`;
  },
  objective: 'Say what a class should be able to explain afterwards.',
  source: 'Written for class',
  notes: {
    head: (from) =>
      from === undefined
        ? 'A crisis of your own. Change names, texts and moves; then run'
        : `A what-if: instead of the step ${from}, something else happened.`,
    explored: (from) => `A branch that was explored, as a what-if: instead of the step ${from}, this happened.`,
    change: 'Change the titles and texts, and the moves to what you want to try; then run',
    changeExplored:
      'Change the title, the texts and why it was plausible; add questions (`ask:`) and alternatives (`instead:`). Then run',
    check: 'says what is wrong, with line and column',
    play: 'steps through it',
    weight: 'how likely, between 0 and 1',
    rejoin: 'from this step on it goes as in that scenario',
    start: 'hour 0 of the clock',
    beside: (base) => `It extends ${base}, which does not come with Offramp: keep ${base}.yaml in the same folder.`,
  },
};
