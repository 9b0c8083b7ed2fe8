import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what was not asked to be kept elsewhere is kept, runs that were not saved yet and classes: the XDG state folder, or its Windows counterpart. */
export const stateFolder = (): string => ownFolder('XDG_STATE_HOME', '.local', 'state');

/** Where what can be made again is kept: the XDG cache folder, or its Windows counterpart. */
export const cacheFolder = (): string => ownFolder('XDG_CACHE_HOME', '.cache');

function ownFolder(variable: string, ...inHome: string[]): string {
  return join(process.env[variable] ?? process.env.LOCALAPPDATA ?? join(homedir(), ...inHome), 'offramp');
}
