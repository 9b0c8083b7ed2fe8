import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what was not asked to be kept elsewhere is kept, runs that were not saved yet and classes: the XDG state folder, or its Windows counterpart. */
export function stateFolder(): string {
  const base = process.env.XDG_STATE_HOME ?? process.env.LOCALAPPDATA ?? join(homedir(), '.local', 'state');
  return join(base, 'offramp');
}
