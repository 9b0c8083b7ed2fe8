import { MAX_RUN_BYTES } from '../play/bounds.js';
import { SessionError } from '../play/errors.js';
import type { Run } from '../play/log.js';
import { parseRun } from '../play/save.js';
import { InputError } from './errors.js';
import { readBounded } from './files.js';

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
