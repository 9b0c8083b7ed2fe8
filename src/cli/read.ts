import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { InputError } from './errors.js';
import { fileErrorText, folderText } from './file-errors.js';

/**
 * Bytes of a file, but not more than a little over what is read at most: a large file is never held.
 *
 * @param ordinary whether only an ordinary file is read: a pipe would be waited for until somebody writes to it
 */
export function readBounded(file: string, most: number, { ordinary = false } = {}): Uint8Array {
  let handle: number;
  try {
    if (statSync(file).isDirectory()) throw new InputError(folderText(file));
    // What was a file a moment ago may be a pipe by now: opened so, it is not waited for either.
    handle = openSync(file, ordinary ? constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) : 'r');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(fileErrorText(file, error, 'read'));
  }
  try {
    if (ordinary && !fstatSync(handle).isFile()) throw new InputError(`${file} is a pipe or a device, not a file.`);
    const buffer = Buffer.alloc(most + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(handle, buffer, length, buffer.length - length, null);
    return buffer.subarray(0, length);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(fileErrorText(file, error, 'read'));
  } finally {
    closeSync(handle);
  }
}
