import { Kysely, Migrator, sql } from 'kysely';
import type { Entry } from '../../class/index.js';
import { appending } from './append.js';
import type { Added, Database } from './kept.js';
import { type ClassRow, MIGRATIONS, type Tables } from './tables.js';

/** Where classes are kept. What it says is done survives whatever becomes of the process. */
export interface Store {
  /** @returns whether the code was free */
  create(row: ClassRow): Promise<boolean>;
  find(code: string): Promise<ClassRow | undefined>;
  /** The entries after a number, in order. */
  entries(code: string, after: number): Promise<Entry[]>;
  /** Adds to a log, all or nothing, and tells other processes. */
  append(code: string, entries: readonly Entry[]): Promise<Added>;
  /** Deletes a class with all of its log. */
  forget(code: string): Promise<void>;
  /** Deletes classes in which nothing has been done since a time. @returns how many */
  sweep(before: number): Promise<number>;
  /** Tells other processes something that is kept nowhere. */
  tell(news: string): Promise<void>;
  /**
   * Hears what is told, by this process too: `class CODE N` after entries up to N were added to it, `gone CODE` after
   * it was deleted, whatever `tell` was given, and `missed` where something may not have been heard.
   */
  hear(listener: (news: string) => void): void;
  close(): Promise<void>;
}

/**
 * Opens a store, and brings its tables up to date.
 *
 * @throws Error where it cannot be reached, or was made by a newer Offramp
 */
export async function openStore(database: Database): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: database.dialect });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    migrationTableName: 'offramp_migration',
    migrationLockTableName: 'offramp_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await db.destroy().catch(() => {});
    throw error;
  }
  const added = appending(db, database.news);

  async function tell(news: string): Promise<void> {
    if (database.news) await db.selectNoFrom(database.news.telling(news).as('told')).execute();
  }

  async function appendTo(code: string, entries: readonly Entry[]): Promise<Added> {
    try {
      await db.executeQuery(added(code, entries));
      return 'done';
    } catch (problem) {
      const because = database.lostBecause(problem);
      if (because === undefined) throw problem;
      return because;
    }
  }

  async function appendAll(wanted: readonly Parameters<Store['append']>[]): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      for (const [code, entries] of wanted) await transaction.executeQuery(added(code, entries));
    });
  }

  return {
    create: async (row) => {
      const made = await db
        .insertInto('offramp_class')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(made.numInsertedOrUpdatedRows) > 0;
    },
    find: async (code) => {
      const row = await db.selectFrom('offramp_class').selectAll().where('code', '=', code).executeTakeFirst();
      return row && { ...row, created: Number(row.created) };
    },
    entries: async (code, after) => {
      const rows = await db
        .selectFrom('offramp_entry')
        .select('body')
        .where('class', '=', code)
        .where('n', '>', after)
        .orderBy('n')
        .execute();
      return rows.map(({ body }) => JSON.parse(body) as Entry);
    },
    append: database.news ? appendTo : together(appendTo, appendAll),
    forget: async (code) => {
      await db.deleteFrom('offramp_class').where('code', '=', code).execute();
      await tell(`gone ${code}`);
    },
    sweep: async (before) => {
      const old = await db
        .deleteFrom('offramp_class')
        .where('created', '<', before)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('offramp_entry')
                .select(sql<number>`1`.as('one'))
                .whereRef('offramp_entry.class', '=', 'offramp_class.code')
                .where('at', '>=', before),
            ),
          ),
        )
        .executeTakeFirst();
      return Number(old.numDeletedRows);
    },
    tell,
    hear: (listener) => database.news?.hear(listener),
    close: async () => {
      await database.news?.close();
      await db.destroy();
    },
  };
}

/**
 * Writes together what is to be written at the same moment: what takes long is to wait for the disk, and that is done
 * once. Where one of several cannot be written, each is written by itself.
 */
function together(
  one: Store['append'],
  all: (wanted: readonly Parameters<Store['append']>[]) => Promise<void>,
): Store['append'] {
  let waiting: { wanted: Parameters<Store['append']>; resolve(added: Promise<Added>): void }[] = [];
  const write = async (batch: typeof waiting): Promise<void> => {
    const whole =
      batch.length > 1 &&
      (await all(batch.map(({ wanted }) => wanted)).then(
        () => true,
        () => false,
      ));
    for (const { wanted, resolve } of batch) resolve(whole ? Promise.resolve('done') : one(...wanted));
  };
  return (...wanted) =>
    new Promise((resolve) => {
      if (waiting.length === 0)
        setImmediate(() => {
          const batch = waiting;
          waiting = [];
          void write(batch);
        });
      waiting.push({ wanted, resolve });
    });
}
