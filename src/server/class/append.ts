import { CompiledQuery, type Kysely } from 'kysely';
import type { Entry } from '../../class/index.js';
import type { Database } from './kept.js';
import type { EntryRow, Tables } from './tables.js';

/**
 * The statement that adds entries to a log, and tells other processes where there may be some: one, so that the
 * database is asked once. It is what a class waits for at each choice: its text is made once for as many entries.
 */
export function appending(
  db: Kysely<Tables>,
  news: Database['news'],
): (code: string, entries: readonly Entry[]) => CompiledQuery {
  const texts = new Map<number, string>();
  const textOf = (rows: readonly EntryRow[], told: string): string => {
    if (!news) return db.insertInto('offramp_entry').values(rows).compile().sql;
    return db
      .with('added', (to) => to.insertInto('offramp_entry').values(rows).returning('n'))
      .selectFrom('added')
      .select(news.telling(told).as('told'))
      .compile().sql;
  };
  return (code, entries) => {
    const rows = entries.map((entry) => ({ class: code, n: entry.n, at: entry.at, body: JSON.stringify(entry) }));
    const told = `class ${code} ${rows.at(-1)?.n}`;
    const text = texts.get(rows.length) ?? textOf(rows, told);
    texts.set(rows.length, text);
    // In the order in which they stand in it.
    const values = rows.flatMap((row) => [row.class, row.n, row.at, row.body]);
    return CompiledQuery.raw(text, news ? [...values, told] : values);
  };
}
