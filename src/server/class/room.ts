import { setTimeout as sleep } from 'node:timers/promises';
import {
  asked,
  type Entry,
  type EntryAct,
  followed,
  hasChosen,
  isRefused,
  type Lesson,
  lastRound,
  type PersonId,
  prepared,
  present,
  type Refusal,
  reduce,
  refuse,
} from '../../class/index.js';
import type { Store } from './store.js';
import type { ClassRow } from './tables.js';

/** Something that was done: the entry by which. */
export type Done = { entry: Entry } | Refusal;

/** Thrown where the store does not answer: whether something was done is not known; it may be asked again. */
export class UnsavedError extends Error {
  override name = 'UnsavedError';
}

interface Job {
  by: Entry['by'];
  act: EntryAct;
  id?: string | undefined;
  done(done: Done): void;
  failed(error: unknown): void;
}

/** As many are written at once. */
const BATCH = 500;
/** How long a store that does not answer is asked again, milliseconds, and how long is waited between. */
const [PATIENCE, PAUSE] = [15_000, 200];
/** How much later than its clock a round is closed: what was sent in the last moment is on its way. */
const GRACE = 300;

/**
 * A class as one process has it: what its log gave so far. Whatever is done is written before it is so; where
 * another process was quicker, its entries are read and what was to be done is judged anew.
 */
export class Room {
  readonly code: string;
  readonly row: ClassRow;
  #lesson: Lesson;
  #jobs: Job[] = [];
  #busy = false;
  #stale = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #listeners = new Set<(entries: readonly Entry[] | undefined) => void>();

  /**
   * @param here who is connected, to any process
   * @param now the time
   */
  constructor(
    readonly store: Store,
    row: ClassRow,
    lesson: Lesson,
    readonly here: () => ReadonlySet<PersonId>,
    readonly now: () => number,
  ) {
    this.code = row.code;
    this.row = row;
    this.#lesson = lesson;
    this.#setClock();
  }

  get lesson(): Lesson {
    return this.#lesson;
  }

  /** Hears of every entry that was added, and of the end of the class (undefined). */
  subscribe(listener: (entries: readonly Entry[] | undefined) => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Does something, or says why not. When it is answered, it is in the store.
   *
   * @throws UnsavedError where the store does not answer
   */
  do(by: Entry['by'], act: EntryAct, id?: string): Promise<Done> {
    return new Promise((done, failed) => {
      this.#jobs.push({ by, act, id, done, failed });
      this.#run();
    });
  }

  /** Reads what other processes have added. */
  refresh(): void {
    this.#stale = true;
    this.#run();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const { failed } of this.#jobs.splice(0)) failed(new UnsavedError('The class is being closed.'));
  }

  #run(): void {
    if (this.#busy || this.#closed) return;
    this.#busy = true;
    // Whatever arrives in this moment is written together.
    setImmediate(async () => {
      while (!this.#closed && (this.#stale || this.#jobs.length > 0)) {
        if (this.#stale) await this.#catchUp().catch(() => sleep(PAUSE));
        const jobs = this.#jobs.splice(0, BATCH);
        await this.#write(jobs).catch((error) => {
          for (const job of jobs) job.failed(error);
        });
      }
      this.#busy = false;
    });
  }

  async #write(jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const until = this.now() + PATIENCE;
    for (;;) {
      try {
        if (this.#stale) await this.#catchUp();
        const { lesson, entries, answers } = this.#judge(jobs);
        const added = entries.length === 0 ? 'done' : await this.store.append(this.code, entries);
        if (added === 'gone') return this.#end(jobs);
        if (added === 'done') {
          this.#become(lesson, entries);
          for (const [index, job] of jobs.entries()) job.done(answers[index] as Done);
          return;
        }
        this.#stale = true;
      } catch (error) {
        // It may have been written all the same: reading tells.
        this.#stale = true;
        if (this.now() > until) throw new UnsavedError('It could not be saved.', { cause: error });
        await sleep(PAUSE);
      }
    }
  }

  /** What comes of things done one after the other, if all of it can be written. */
  #judge(jobs: readonly Job[]): { lesson: Lesson; entries: Entry[]; answers: Done[] } {
    let lesson = this.#lesson;
    const entries: Entry[] = [];
    const answers = jobs.map(({ by, act, id }): Done => {
      const entry: Entry = {
        ...{ n: lesson.n + 1, at: this.now(), by },
        ...(id !== undefined && { id }),
        act: this.#filled(lesson, act),
      };
      const made = reduce(lesson, entry);
      if (isRefused(made)) return made;
      lesson = made;
      entries.push(entry);
      return { entry };
    });
    return { lesson, entries, answers };
  }

  /** What the server alone knows of an act. */
  #filled(lesson: Lesson, act: EntryAct): EntryAct {
    if (act.do === 'open') return prepared(lesson, act);
    const round = lastRound(lesson);
    if (act.do !== 'close' || !round) return act;
    const here = this.here();
    return {
      ...act,
      away: asked(lesson, round, present(lesson)).filter((id) => !here.has(id) && !hasChosen(round, id)),
    };
  }

  async #catchUp(): Promise<void> {
    this.#stale = false;
    try {
      const entries = await this.store.entries(this.code, this.#lesson.n);
      if (entries.length > 0) this.#become(followed(this.#lesson, entries), entries);
      else if (!(await this.store.find(this.code))) this.#end([]);
    } catch (error) {
      this.#stale = true;
      throw error;
    }
  }

  #become(lesson: Lesson, entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    this.#lesson = lesson;
    this.#setClock();
    for (const listener of this.#listeners) listener(entries);
  }

  /** The class was deleted. */
  #end(jobs: readonly Job[]): void {
    const rest = [...jobs, ...this.#jobs.splice(0)];
    for (const { done } of rest) done(refuse('ended', 'This class has been deleted.'));
    this.close();
    for (const listener of this.#listeners) listener(undefined);
  }

  /** Closes the round when its clock says so; of several processes, the first. */
  #setClock(): void {
    clearTimeout(this.#timer);
    const round = lastRound(this.#lesson);
    if (round?.status !== 'open' || round.deadline === undefined || this.#closed) return;
    const wait = Math.max(0, round.deadline + GRACE - this.now());
    this.#timer = setTimeout(() => {
      // Who fails leaves it to the next one, or to the teacher.
      void this.do('server', { do: 'close', round: round.n }).catch(() => {});
    }, wait);
    this.#timer.unref();
  }
}
