import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteDialect } from 'kysely';
import Sqlite from 'libsql';
import { codeOf, type Database } from './kept.js';

/** The embedded database, in a file that this user alone can read. Only one process is told of news. */
export function embedded(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  // What was acknowledged is on the disk, whatever becomes of the machine.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  return {
    // It speaks as better-sqlite3 does, for which the dialect is made.
    dialect: new SqliteDialect({ database }),
    lostBecause: (problem) => {
      const code = codeOf(problem);
      if (code.startsWith('SQLITE_CONSTRAINT_FOREIGN')) return 'gone';
      return code.startsWith('SQLITE_CONSTRAINT') ? 'lost' : undefined;
    },
  };
}
