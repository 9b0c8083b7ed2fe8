import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve as resolvePath } from 'node:path';
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
export function writeWhole(file: string, text: string | Uint8Array, writing: Writing = {}): void {
  const found = checkWritable(file, writing);
  let temporary: string | undefined;
  try {
    if (found ? !found.isFile() : isLink(file)) {
      writeFileSync(file, text);
      return;
    }
    const target = found ? realpathSync(file) : resolvePath(file);
    clear(dirname(target));
    temporary = join(dirname(target), `.offramp-${HOST}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
    fill(temporary, text, found && found.mode & 0o777);
    if (writing.force) renameSync(temporary, target);
    else place(temporary, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new InputError(code === 'EEXIST' ? existsText(file, writing) : fileErrorText(file, error, 'write'));
  } finally {
    if (temporary !== undefined) rmSync(temporary, { force: true });
  }
}

/** @param mode that of the file whose place it takes, if any */
function fill(temporary: string, text: string | Uint8Array, mode: number | undefined): void {
  const handle = openSync(temporary, 'wx', mode ?? 0o644);
  try {
    writeFileSync(handle, text);
    if (mode !== undefined) unlessRefused(() => fchmodSync(handle, mode));
    unlessRefused(() => fsyncSync(handle));
  } finally {
    closeSync(handle);
  }
}

/** What a file system says that does not have a thing: many network drives, sticks, and what runs in user space. */
const REFUSED = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM']);

/** Does what is good to have, but is had on every disk only where that is the system's own. */
function unlessRefused(does: () => void): void {
  try {
    does();
  } catch (error) {
    if (!REFUSED.has(String((error as NodeJS.ErrnoException).code))) throw error;
  }
}

/** Gives a file a name that is free, as a rename does not: fails where it is taken meanwhile. */
function place(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
  }
  // A USB stick, say, has no hard links: the name is taken with nothing under it for the moment that it takes.
  closeSync(openSync(target, 'wx'));
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

/** This computer, among those that may write into one folder. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TEMPORARY = /^\.offramp-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp$/;
/** Milliseconds after which nobody writes to a temporary file any more, wherever it comes from. */
const OLD = 24 * 3_600_000;

/** Takes away the temporary files that were left in a folder by programs which were killed. */
function clear(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const [, host, pid] = TEMPORARY.exec(name) ?? [];
      if (pid === undefined) continue;
      const file = join(folder, name);
      if ((host === HOST && !isRunning(Number(pid))) || Date.now() - statSync(file).mtimeMs > OLD) rmSync(file);
    }
  } catch {
    // They are in nobody's way.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
