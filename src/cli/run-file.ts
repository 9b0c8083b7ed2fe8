import { MAX_RUN_BYTES } from '../play/bounds.js';
import { SessionError } from '../play/errors.js';
import type { Run } from '../play/log.js';
import { parseRun, type Resumed, resuming } from '../play/save.js';
import type { Scenario } from '../scenario/index.js';
import { InputError } from './errors.js';
import { readBounded } from './read.js';
import { tell } from './terminal.js';

/** The run that a file holds. @throws InputError, with the name of the file, when it cannot be read or holds none */
export function readRun(file: string): Run {
  const text = Buffer.from(readBounded(file, MAX_RUN_BYTES)).toString('utf8');
  try {
    return parseRun(text);
  } catch (error) {
    if (/\.ya?ml$/.test(file))
      throw new InputError(`${file} is a scenario by its name, not a saved run; those are JSON files.`);
    throw error instanceof SessionError ? new InputError(`${file}: ${error.message}`) : error;
  }
}

/** Milliseconds after which somebody who waits for a run is told, and again each time. */
const SILENCE = 1_000;

/** Plays a saved run again. A long one is told of while it goes on, and Ctrl+C ends it. */
export async function resumeRun(run: Run, scenario: Scenario): Promise<Resumed> {
  const work = resuming(run, scenario);
  const of = run.log.length.toLocaleString('en');
  let told = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - told < SILENCE) continue;
    told = performance.now();
    tell(`replaying the run: ${value.toLocaleString('en')} of ${of} acts`);
    // Signals are heard between two pieces only.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
