import type { Kysely, Migration } from 'kysely';

/** A class as it is kept: what it is about, and of whose secrets only their SHA-256. */
export interface ClassRow {
  code: string;
  /** The scenario as it was when the class began, as JSON. */
  scenario: string;
  teacher: string;
  wall: string;
  created: number;
}

/** An entry of its log. */
export interface EntryRow {
  class: string;
  n: number;
  at: number;
  /** The entry as JSON. */
  body: string;
}

export interface Tables {
  offramp_class: ClassRow;
  offramp_entry: EntryRow;
}

/** How the tables came to be what they are, oldest first. What is here is never changed: a new one is added. */
export const MIGRATIONS: Record<string, Migration> = {
  '2026-11-28-classes': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('offramp_class')
        .addColumn('code', 'varchar(16)', (column) => column.primaryKey())
        .addColumn('scenario', 'text', (column) => column.notNull())
        .addColumn('teacher', 'varchar(64)', (column) => column.notNull())
        .addColumn('wall', 'varchar(64)', (column) => column.notNull())
        .addColumn('created', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('offramp_entry')
        .addColumn('class', 'varchar(16)', (column) =>
          column.notNull().references('offramp_class.code').onDelete('cascade'),
        )
        .addColumn('n', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('offramp_entry_key', ['class', 'n'])
        .execute();
    },
  },
};
