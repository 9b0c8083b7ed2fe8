import { hoursText } from './hours.js';

/** The texts that are written where nobody has written any yet. */
export interface WhatIfTexts {
  /** What a move is called, where not by the model’s own title. */
  title?(move: string): string;
  /** A free move: what the model calls it, by whom, and at whom it is aimed. */
  move(title: string, by: string, against: string | undefined): string;
  /** A wait, by its hours. */
  wait(hours: number): string;
  /** Of the whole file; `instead` is the title of the step it begins instead of. */
  summary(instead: string): string;
  /** Why the branch was plausible, where nobody has said. */
  why: string;
}

export const ENGLISH_TEXTS: WhatIfTexts = {
  move: (title, by, against) => `${by}: ${title}${against === undefined ? '' : ` – ${against}`}`,
  wait: (hours) => `Nobody moves for ${hoursText(hours)}`,
  summary: (instead) => `What if something else had happened instead of “${instead}”?`,
  why: 'Say in a sentence or two why this was plausible.',
};
