import type { Database } from './kept.js';

/**
 * The database of an address: `postgres://…`, or `file:` and the path of a file of the embedded one.
 *
 * @throws Error where there is none such, or it cannot be opened
 */
export async function openDatabase(address: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(address)) return (await import('./postgres.js')).postgres(address);
  if (address.startsWith('file:')) return (await import('./embedded.js')).embedded(address.slice('file:'.length));
  throw new Error('A database is postgres://… or file: and the path of a file.');
}
