import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { asCalled, COMMAND } from '../render/text/called.js';
import { root } from './files.js';

/** What the package is called on npm. */
const PACKAGE = 'offramp-simulator';

interface Call {
  /** The file that Node was started with. */
  entry: string | undefined;
  /** The folder that it was started in. */
  cwd: string;
  env: Record<string, string | undefined>;
}

/**
 * How to call Offramp again as it was called: `node offramp` in its own folder, with the way there from another,
 * `npx …` by way of npx, and else by its name.
 *
 * @param folder that of Offramp
 */
export function callOf({ entry, cwd, env }: Call, folder: string): string {
  // A package that is installed is started by a link, or on Windows by a script, of that name.
  if (entry && isIn(folder, entry) && !folder.split(sep).includes('node_modules')) {
    const path = relative(cwd, join(folder, COMMAND));
    return `node ${quoted(path)}`;
  }
  if (env.npm_command === 'exec' && /^\W?offramp\b/.test(env.npm_lifecycle_script ?? ''))
    return `npx ${env.npm_config_local_prefix === folder ? COMMAND : PACKAGE}`;
  return COMMAND;
}

/**
 * A file, or a claim, as it stands in a command that is to be copied: in quotes where a shell would take it apart or
 * change it.
 *
 * @param windows whether it is a shell of Windows, which knows double quotes alone
 */
export function quoted(argument: string, windows = sep === '\\'): string {
  const named = argument.startsWith('-') ? `.${windows ? '\\' : '/'}${argument}` : argument;
  if (windows) return /^[\w+,./:=@\\-]+$/.test(named) ? named : `"${named}"`;
  return /^[\w%+,./:=@-]+$/.test(named) ? named : `'${named.replaceAll("'", "'\\''")}'`;
}

function isIn(folder: string, entry: string): boolean {
  if (basename(entry, '.js') !== COMMAND) return false;
  try {
    return realpathSync(dirname(entry)) === folder;
  } catch {
    return false;
  }
}

/** How this program was called. */
export const called = callOf({ entry: process.argv[1], cwd: process.cwd(), env: process.env }, root);

/** A text of a lower room with the commands that it names as they are to be typed here. */
export const commandsIn = (text: string): string => asCalled(text, called);
