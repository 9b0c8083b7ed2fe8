import { statSync } from 'node:fs';
import { watch } from 'chokidar';

/** How often is looked whether a file that went away is back, milliseconds. */
const LOOK_EVERY = 500;

export interface Watching {
  add(files: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * Watches files, which may go away and come back, with the folder that they are in if need be.
 *
 * @param changed called when one of them is another, is gone, or is back
 */
export function watchFiles(first: readonly string[], changed: () => void): Watching {
  const files = new Set(first);
  let looking: NodeJS.Timeout | undefined;
  let watcher = begin(true);

  function begin(ignoreInitial: boolean) {
    // Editors write in several steps: a moment later the file is whole.
    const made = watch([...files], { ignoreInitial, awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 } });
    return made.on('all', () => {
      changed();
      clearInterval(looking);
      if (![...files].every(isFile)) looking = setInterval(look, LOOK_EVERY);
    });
  }

  // A folder that was removed takes with it what watched the file in it: that begins anew once the file is back.
  function look() {
    if (![...files].every(isFile)) return;
    clearInterval(looking);
    void watcher.close();
    watcher = begin(false);
  }

  return {
    add: (more) => {
      for (const file of more) files.add(file);
      watcher.add([...more]);
    },
    close: () => {
      clearInterval(looking);
      return watcher.close();
    },
  };
}

function isFile(name: string): boolean {
  try {
    return statSync(name).isFile();
  } catch {
    return false;
  }
}
