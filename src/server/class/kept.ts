import type { Dialect, RawBuilder } from 'kysely';

/** What came of adding to a log: it is there; another process was quicker; there is no such class any more. */
export type Added = 'done' | 'lost' | 'gone';

/** What the store needs of a database, whichever it is. */
export interface Database {
  dialect: Dialect;
  /** What an error of adding entries means; undefined where it is none that was to be expected. */
  lostBecause(problem: unknown): Exclude<Added, 'done'> | undefined;
  /** How processes that share it tell each other; none where only one uses it. */
  news?: {
    /** What tells the others, once it is selected. */
    telling(news: string): RawBuilder<unknown>;
    hear(listener: (news: string) => void): void;
    close(): Promise<void>;
  };
}

/** The code that a database gives an error. */
export function codeOf(problem: unknown): string {
  return String((problem as { code?: unknown } | undefined)?.code ?? '');
}
