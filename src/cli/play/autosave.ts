import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stateFolder } from '../own-folders.js';
import { writeWhole } from '../write.js';

/** Keeps a run on disk while it is played, so that a closed window or a crash loses nothing. */
export class Autosave {
  readonly #file: string;
  #written = false;

  /**
   * @param id the scenario's id
   * @param stamp tells this run from others, a time for instance
   */
  constructor(id: string, stamp: string) {
    this.#file = join(stateFolder(), `${id}.${stamp}.run.json`);
  }

  write(text: string): void {
    try {
      mkdirSync(stateFolder(), { recursive: true });
      writeWhole(this.#file, text, { force: true });
      this.#written = true;
    } catch {
      // A read-only home must not keep a class from playing; saving by hand still says what is wrong.
    }
  }

  /** The file that holds the run; undefined as long as there was nothing to keep. */
  get kept(): string | undefined {
    return this.#written ? this.#file : undefined;
  }

  /** Forgets the run: it was saved, or given up on purpose. */
  drop(): void {
    if (this.#written) rmSync(this.#file, { force: true });
  }
}

/** Whether a file is such a run: it was kept, but nobody has saved it yet. */
export function isLeftOver(file: string): boolean {
  return dirname(resolve(file)) === resolve(stateFolder());
}

/** Runs of a scenario that were neither saved nor given up, the newest last. */
export function leftOver(id: string): string[] {
  try {
    return readdirSync(stateFolder())
      .filter((name) => name.startsWith(`${id}.`) && name.endsWith('.run.json'))
      .sort()
      .map((name) => join(stateFolder(), name));
  } catch {
    return [];
  }
}
