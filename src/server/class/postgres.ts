import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { codeOf, type Database } from './kept.js';

const CHANNEL = 'offramp';
/** How long is waited before a connection is made anew, milliseconds: at first, and at most. */
const [SOON, LATE] = [100, 2_000];

/** PostgreSQL, which any number of processes share. */
export function postgres(address: string): Database {
  const pool = new pg.Pool({ connectionString: address, max: 10, connectionTimeoutMillis: 5_000 });
  // Of connections that rest, whoever needs one gets another; of those in use, what was asked fails and says so.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const ear = new Ear(address);
  return {
    dialect: new PostgresDialect({ pool }),
    lostBecause: (problem) => ({ '23505': 'lost' as const, '23503': 'gone' as const })[codeOf(problem)],
    news: {
      telling: (news) => sql`pg_notify(${sql.lit(CHANNEL)}, ${news})`,
      hear: (listener) => ear.hear(listener),
      close: () => ear.close(),
    },
  };
}

/** Hears on a connection of its own, made anew whenever it is lost. */
class Ear {
  #client: pg.Client | undefined;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #wait = SOON;

  constructor(readonly address: string) {}

  hear(listener: (news: string) => void): void {
    const client = new pg.Client({ connectionString: this.address, keepAlive: true });
    this.#client = client;
    let lost = false;
    const again = () => {
      if (lost || this.#closed) return;
      lost = true;
      void client.end().catch(() => {});
      this.#timer = setTimeout(() => this.hear(listener), this.#wait);
      this.#wait = Math.min(LATE, this.#wait * 2);
    };
    client.on('error', again).on('end', again);
    client.on('notification', ({ payload }) => listener(payload ?? ''));
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(() => {
        this.#wait = SOON;
        // Whatever was told before this moment was not heard.
        listener('missed');
      })
      .catch(again);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
  }
}
