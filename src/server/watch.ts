import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** How often is looked, milliseconds: while all is quiet, and while something changes. */
const [QUIET, RESTLESS] = [200, 80];
/** How long is waited for a file that changes all the time to come to rest, milliseconds. */
const PATIENCE = 1_000;
/**
 * When what was read last is read once more, milliseconds later. A system stamps files no finer than 2 s on a stick
 * and 4 ms elsewhere: what was saved within that, and is as long, cannot be told from what was read.
 */
const AGAIN = [500, 2_500];

export interface Watching {
  add(files: readonly string[]): void;
  close(): void;
}

/**
 * Follows files, which may go away and come back, alone or with the folder that they are in. It looks at them by
 * itself: what a system tells of changes it loses where a file is replaced twice in a moment, on a network drive,
 * and where its folder is moved, and what watches for it can fail altogether.
 *
 * @param changed called soon after one of them has become another, has gone or is back, once it has come to rest;
 *   also when all is as it was: at the start, and some time after it was called. Must not throw
 */
export function watchFiles(first: readonly string[], changed: () => void): Watching {
  const files = new Set(first);
  let seen = '';
  /** Since when something has been changing that was not told of. */
  let restless: number | undefined;
  let again: number[] = [];
  let timer: NodeJS.Timeout;
  let ended = false;

  const tell = (time: number) => {
    restless = undefined;
    again = AGAIN.map((wait) => time + wait);
    changed();
  };

  const look = async () => {
    const marks = await Promise.all([...files].map(markOf));
    if (ended) return;
    const now = marks.join(' ');
    const time = performance.now();
    if (now !== seen) {
      seen = now;
      restless ??= time;
      // A file that is away in this moment is most likely being replaced.
      if (time - restless > PATIENCE && !marks.includes(GONE)) tell(time);
    } else if (restless !== undefined) tell(time);
    else if (again[0] !== undefined && time >= again[0]) {
      again.shift();
      changed();
    }
    if (!ended) timer = setTimeout(look, restless === undefined ? QUIET : RESTLESS);
  };
  void look();

  return {
    add: (more) => {
      for (const file of more) files.add(file);
    },
    close: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}

const GONE = 'ENOENT';

/** What tells a file from what it was before, or why it cannot be seen. */
async function markOf(file: string): Promise<string> {
  try {
    const { dev, ino, mode, size, mtimeNs, ctimeNs }: BigIntStats = await stat(file, { bigint: true });
    return [dev, ino, mode, size, mtimeNs, ctimeNs].join(':');
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
