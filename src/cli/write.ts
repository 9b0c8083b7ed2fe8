import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve as resolvePath } from 'node:path';
import { InputError } from './errors.js';
import { fileErrorText, folderText, folderTrouble } from './file-errors.js';

/** How a file is to be written. */
export interface Writing {
  /** Write over a file that is there; without it, that is refused. */
  force?: boolean | undefined;
  /** What to do where it is refused. */
  otherwise?: string | undefined;
}

function existsText(file: string, { otherwise = 'Choose another name, or add --force to write over it.' }: Writing) {
  return `${file} exists already; nothing was written. ${otherwise}`;
}

/**
 * Whether a file can be written as far as that shows beforehand, so that nobody works for an hour in vain. A
 * device or a pipe is written to, whatever there is in it.
 *
 * @returns what is there already
 * @throws InputError when it exists and must not, its folder is not there, or it is a folder itself or protected
 */
export function checkWritable(file: string, writing: Writing = {}): Stats | undefined {
  const trouble = folderTrouble(file);
  if (trouble) throw new InputError(trouble);
  const folder = dirname(resolvePath(file));
  let found: Stats | undefined;
  try {
    found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw new InputError(folderText(file));
    if (!writing.force && (found ? found.isFile() : isLink(file))) throw new InputError(existsText(file, writing));
    if (found) accessSync(file, constants.W_OK);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(fileErrorText(file, error, 'write'));
  }
  // What is there as it is, a device say, needs no place beside it.
  if (found && !found.isFile()) return found;
  try {
    accessSync(found ? dirname(realpathSync(file)) : folder, constants.W_OK);
  } catch {
    throw new InputError(`You have no permission to write into the folder ${dirname(file)}.`);
  }
  return found;
}

/** Whether a name is a link, wherever it leads. */
function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/**
 * Writes a file so that it is there whole or not at all: to a temporary file beside it, then renamed. What is
 * no ordinary file, a device or a pipe say, is written to as it is; a link stays one.
 *
 * @throws InputError when it cannot be written, or exists and must not
 */
export function writeWhole(file: string, text: string, writing: Writing = {}): void {
  const found = checkWritable(file, writing);
  let temporary: string | undefined;
  try {
    if (found ? !found.isFile() : isLink(file)) {
      writeFileSync(file, text);
      return;
    }
    const target = found ? realpathSync(file) : resolvePath(file);
    temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    const handle = openSync(temporary, 'wx', found ? found.mode & 0o777 : 0o644);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (!writing.force) take(target, temporary);
    renameSync(temporary, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new InputError(code === 'EEXIST' ? existsText(file, writing) : fileErrorText(file, error, 'write'));
  } finally {
    if (temporary !== undefined) rmSync(temporary, { force: true });
  }
}

/** Makes sure of a name that is free, as a rename does not: fails where it is taken meanwhile. */
function take(target: string, temporary: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // A USB stick, say, has no hard links.
    closeSync(openSync(target, 'wx'));
  }
}
