import { signal } from '@preact/signals';

/** What stands on the handout. Answers only where somebody asks for them, each time anew. */
export interface HandoutOptions {
  /** The whole path, or only up to the step where the run stands. */
  whole: boolean;
  answers: boolean;
  alternatives: boolean;
  sources: boolean;
  pictures: boolean;
}

export const USUAL: HandoutOptions = {
  whole: false,
  answers: false,
  alternatives: true,
  sources: true,
  pictures: true,
};

/** The options of the handout that is being prepared. */
export const handoutOptions = signal<HandoutOptions>(USUAL);
