import { randomBytes } from 'node:crypto';
import { type ClassOdds, type Lesson, replay } from '../../class/index.js';
import type { Scenario } from '../../scenario/index.js';
import { Audience } from './audience.js';
import { Presence } from './presence.js';
import { Room } from './room.js';
import { hashOf, newCode, newKey, wallKey } from './secrets.js';
import type { Store } from './store.js';

/** A class that this process serves. */
export interface Hosted {
  room: Room;
  audience: Audience;
  presence: Presence;
  /** How the odds of the lesson stood and moved, once it has ended. @throws where they cannot be worked out */
  odds(): Promise<ClassOdds>;
  /** What a page draws its machine from, in a language. @throws where it cannot be drawn */
  machine(language: string): Promise<object>;
}

export interface HouseOptions {
  now?: () => number;
  /** Works the odds of a lesson out, without holding up whoever serves it. */
  odds?: (lesson: Lesson) => Promise<ClassOdds>;
  /** Makes what a page draws the machine of a scenario from, without holding up whoever serves it. */
  machine?: (scenario: Scenario, language: string) => Promise<object>;
}

const DAY = 86_400_000;
/** How often old classes are looked for, and how long one is kept in memory at which nobody looks, milliseconds. */
const [SWEEP, IDLE] = [3_600_000, 600_000];

/** The classes of a store, as one process serves them: in memory while somebody looks, and in the store always. */
export class House {
  readonly #classes = new Map<string, Promise<Hosted | undefined>>();
  readonly #process = randomBytes(6).toString('hex');
  readonly #timers: NodeJS.Timeout[];

  readonly now: () => number;
  readonly #odds: HouseOptions['odds'];
  readonly #machine: HouseOptions['machine'];

  /** @param keep days after which a class in which nothing was done any more is deleted */
  constructor(
    readonly store: Store,
    readonly keep: number,
    { now = Date.now, odds, machine }: HouseOptions = {},
  ) {
    this.now = now;
    this.#odds = odds;
    this.#machine = machine;
    store.hear((news) => void this.#heard(news));
    const sweep = () => void store.sweep(this.now() - keep * DAY).catch(() => {});
    sweep();
    this.#timers = [setInterval(sweep, SWEEP).unref(), setInterval(() => void this.#tidy(), IDLE).unref()];
  }

  /** Begins a class. Its secret is told now, and kept nowhere. */
  async begin(scenario: Scenario): Promise<{ code: string; teacher: string; wall: string }> {
    const teacher = newKey();
    const wall = wallKey(teacher);
    for (;;) {
      const code = newCode();
      const row = { code, scenario: JSON.stringify(scenario), teacher: hashOf(teacher), wall: hashOf(wall) };
      if (await this.store.create({ ...row, created: this.now() })) return { code, teacher, wall };
    }
  }

  /** Whether a class is in memory: somebody looks at it, or did a moment ago. */
  knows(code: string): boolean {
    return this.#classes.has(code);
  }

  /** A class by its code; undefined where there is none. */
  enter(code: string): Promise<Hosted | undefined> {
    const known = this.#classes.get(code);
    if (known) return known;
    const opening = this.#open(code).then(
      (hosted) => {
        if (!hosted) this.#classes.delete(code);
        return hosted;
      },
      (error) => {
        this.#classes.delete(code);
        throw error;
      },
    );
    this.#classes.set(code, opening);
    return opening;
  }

  /** Deletes a class at once. @param told called when that is done, before those who look are sent away */
  async forget(code: string, told: () => void): Promise<void> {
    await this.store.forget(code);
    told();
    (await settled(this.#classes.get(code)))?.room.refresh();
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    for (const opening of this.#classes.values()) closeHosted(await opening.catch(() => undefined));
    this.#classes.clear();
    await this.store.close();
  }

  async #open(code: string): Promise<Hosted | undefined> {
    const row = await this.store.find(code);
    if (!row) return undefined;
    const lesson = replay(code, JSON.parse(row.scenario) as Scenario, await this.store.entries(code, 0));
    const presence = new Presence(
      // Who is connected is told again soon: where it cannot be told now, nothing is lost.
      (people) => void this.store.tell(`here ${this.#process} ${code} ${people.join(' ')}`).catch(() => {}),
      () => audience.moved(),
      this.now,
    );
    const here = () => presence.here;
    const room = new Room(this.store, row, lesson, here, this.now);
    const audience: Audience = new Audience(room, here, this.now);
    room.subscribe((entries) => {
      if (entries) return;
      this.#classes.delete(code);
      presence.close();
      audience.close();
    });
    // What was added between reading and listening is read now.
    room.refresh();
    // What was decided changes no more after the end.
    let odds: Promise<ClassOdds> | undefined;
    return {
      ...{ room, audience, presence },
      odds: () => {
        if (!this.#odds) return Promise.reject(new Error('This server works no odds out.'));
        if (!room.lesson.ended) return Promise.reject(new Error('The lesson has not ended.'));
        odds ??= this.#odds(room.lesson).catch((error) => {
          odds = undefined;
          throw error;
        });
        return odds;
      },
      machine: (language) =>
        this.#machine
          ? this.#machine(room.lesson.play.scenario, language)
          : Promise.reject(new Error('This server draws no machine.')),
    };
  }

  async #heard(news: string): Promise<void> {
    const [kind, ...rest] = news.split(' ');
    if (kind === 'missed') for (const opening of this.#classes.values()) (await settled(opening))?.room.refresh();
    if (kind === 'class' || kind === 'gone') {
      const room = (await settled(this.#classes.get(rest[0] ?? '')))?.room;
      if (room && (kind === 'gone' || room.lesson.n < Number(rest[1]))) room.refresh();
    }
    if (kind !== 'here' || rest[0] === this.#process) return;
    const [process = '', code = '', ...people] = rest;
    (await settled(this.#classes.get(code)))?.presence.heard(
      process,
      people.filter((person) => person !== ''),
    );
  }

  /** Lets go of classes at which nobody looks. */
  async #tidy(): Promise<void> {
    for (const [code, opening] of this.#classes) {
      const hosted = await settled(opening);
      if (!hosted || hosted.audience.watchers.size > 0) continue;
      this.#classes.delete(code);
      closeHosted(hosted);
    }
  }
}

function settled(opening: Promise<Hosted | undefined> | undefined): Promise<Hosted | undefined> {
  return (opening ?? Promise.resolve(undefined)).catch(() => undefined);
}

function closeHosted(hosted: Hosted | undefined): void {
  hosted?.room.close();
  hosted?.audience.close();
  hosted?.presence.close();
}
