import { type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { watch } from 'chokidar';

/** How often is looked whether the files are where they were, milliseconds. */
const LOOK_EVERY = 500;
/** The place of a file that is not there. */
const GONE = 'gone';

export interface Watching {
  add(files: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * Watches files, which may go away and come back, alone or with the folder that they are in.
 *
 * @param changed called when one of them is another, is gone or is back; now and then when all is as it was
 */
export function watchFiles(first: readonly string[], changed: () => void): Watching {
  const files = new Set(first);
  let places = placesOf(files);
  let watcher = begin(true);

  function begin(ignoreInitial: boolean) {
    // Editors write in several steps: a moment later the file is whole.
    const options = { ignoreInitial, awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 } };
    return watch([...files], options).on('all', () => {
      const now = placesOf(files);
      if (now.includes(GONE)) places = now;
      changed();
    });
  }

  // What watches a file may go with it, and a folder that is moved says nothing: once all are back, it begins anew.
  const looking = setInterval(() => {
    const now = placesOf(files);
    if (now === places) return;
    places = now;
    void watcher.close();
    watcher = begin(false);
    changed();
  }, LOOK_EVERY);

  return {
    add: (more) => {
      const others = more.filter((file) => !files.has(file));
      if (others.length === 0) return;
      for (const file of others) files.add(file);
      places = placesOf(files);
      watcher.add(others);
    },
    close: () => {
      clearInterval(looking);
      return watcher.close();
    },
  };
}

/** Which files are there, and in which folders. */
function placesOf(files: ReadonlySet<string>): string {
  return [...files]
    .map((file) => {
      const folder = find(file)?.isFile() ? find(dirname(file)) : undefined;
      return folder ? `${folder.ino}:${folder.birthtimeMs}` : GONE;
    })
    .join(' ');
}

function find(name: string): Stats | undefined {
  try {
    return statSync(name);
  } catch {
    return undefined;
  }
}
