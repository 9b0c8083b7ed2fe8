import { type Entry, type Lesson, type PersonId, PROTOCOL, type View, type Viewer, viewOf } from '../../class/index.js';
import { isBag } from '../../file/value-at.js';
import type { Room } from './room.js';

/** Somebody's page, as far as views go. */
export interface Watcher {
  viewer: Viewer;
  /** SHA-256 of the secret of a student's device: another may have taken their place. */
  device?: string;
  /** @returns false where it does not take any more now: it gets what is new later */
  send(text: string): boolean;
  /** It may not see anything any more. */
  dismiss(code: 'elsewhere' | 'removed' | 'no-class', reason: string): void;
  /** What it was shown last. */
  seen?: View;
}

/** Of classes as large as this, choices are not told one by one. */
const LARGE = 60;
/** How often a teacher's page and the wall are told of choices at most, milliseconds: of a small class, of a large one. */
const [SMALL_OFTEN, OFTEN] = [20, 80];
/** How often students are told how many have chosen: of a small class, of a large one. */
const [SMALL_SELDOM, SELDOM] = [150, 500];

/** Shows a class to those who look: what has changed since they were told last, as often as it does them any good. */
export class Audience {
  readonly watchers = new Set<Watcher>();
  #timers = new Map<'close' | 'far', Planned>();
  #last = { close: 0, far: 0 };
  /** Texts are made once for all who see the same, and what has changed is found once for all who saw the same. */
  #texts = new WeakMap<object, string>();
  #changes = new WeakMap<object, { before: object; text: string | undefined }>();

  constructor(
    readonly room: Room,
    readonly here: () => ReadonlySet<PersonId>,
    readonly now: () => number,
  ) {
    room.subscribe((entries) => {
      if (!entries) this.#dismissAll();
      else this.#heard(entries);
    });
  }

  add(watcher: Watcher): void {
    this.watchers.add(watcher);
    this.#show(watcher);
  }

  remove(watcher: Watcher): void {
    this.watchers.delete(watcher);
  }

  /** Who is connected has changed. */
  moved(): void {
    this.#later('close', OFTEN);
  }

  close(): void {
    for (const timer of this.#timers.values()) timer.cancel();
  }

  #heard(entries: readonly Entry[]): void {
    const quiet = entries.every(({ act }) => act.do === 'choose' || act.do === 'say' || act.do === 'join');
    const many = this.watchers.size;
    const often = many > LARGE ? OFTEN : SMALL_OFTEN;
    // Of a choice the teacher hears before anybody does: all wait for it.
    if (quiet && this.#waits('close', often) === 0) this.#showAll('close');
    else this.#later('close', quiet ? often : 0);
    this.#later('far', quiet ? Math.max(SMALL_SELDOM, Math.min(SELDOM, many)) : 0);
    if (!quiet) return;
    // Who did it sees it at once.
    const doers = new Set(entries.map(({ by, act, n }) => (act.do === 'join' ? `p${n}` : by)));
    for (const watcher of this.watchers)
      if (watcher.viewer.as === 'student' && doers.has(watcher.viewer.person)) this.#show(watcher);
  }

  /** Shows it to the teacher and the wall (close) or to students (far): now, or so long after the last time. */
  #later(who: 'close' | 'far', every: number): void {
    const wait = this.#waits(who, every);
    const waiting = this.#timers.get(who);
    if (waiting && (wait > 0 || waiting.at === 0)) return;
    waiting?.cancel();
    this.#timers.set(
      who,
      planned(() => this.#showAll(who), wait),
    );
  }

  #waits(who: 'close' | 'far', every: number): number {
    return Math.max(0, this.#last[who] + every - this.now());
  }

  #showAll(who: 'close' | 'far'): void {
    this.#timers.get(who)?.cancel();
    this.#timers.delete(who);
    this.#last[who] = this.now();
    for (const watcher of this.watchers) if ((watcher.viewer.as === 'student') === (who === 'far')) this.#show(watcher);
  }

  #show(watcher: Watcher): void {
    const { lesson } = this.room;
    const gone = goneOf(lesson, watcher);
    if (gone) {
      this.watchers.delete(watcher);
      watcher.dismiss(...gone);
      return;
    }
    const view = viewOf(lesson, watcher.viewer, { here: this.here() });
    if (!view) return;
    const { seen } = watcher;
    const fresh: string[] = [];
    for (const part of Object.keys(view) as (keyof View)[]) {
      const text = this.#changed(seen?.[part], view[part]);
      // That there is a new entry is no news by itself.
      if (text !== undefined && part !== 'n') fresh.push(`"${part}":${text}`);
    }
    if (fresh.length === 0) return;
    const parts = [`"n":${view.n}`, ...fresh].join(',');
    if (watcher.send(`{"v":${PROTOCOL},"type":"view","now":${this.now()},"view":{${parts}}}`)) watcher.seen = view;
    else this.#later(watcher.viewer.as === 'student' ? 'far' : 'close', SELDOM);
  }

  /** What is to be sent of a part, of an object what has changed in it; undefined where nothing has. */
  #changed(before: unknown, now: unknown): string | undefined {
    if (before === now) return undefined;
    if (!isBag(before) || !isBag(now)) {
      const text = this.#textOf(now);
      return text === this.#textOf(before) ? undefined : text;
    }
    const known = this.#changes.get(now);
    if (known?.before === before) return known.text;
    const fields = Object.keys(now).flatMap((key) => {
      const text = this.#textOf(now[key]);
      return text === this.#textOf(before[key]) ? [] : `"${key}":${text}`;
    });
    const text = fields.length === 0 ? undefined : `{${fields.join(',')}}`;
    this.#changes.set(now, { before, text });
    return text;
  }

  #textOf(value: unknown): string | undefined {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    let text = this.#texts.get(value);
    if (text === undefined) {
      text = JSON.stringify(value);
      this.#texts.set(value, text);
    }
    return text;
  }

  #dismissAll(): void {
    for (const watcher of this.watchers) watcher.dismiss('no-class', 'This class has been deleted.');
    this.watchers.clear();
  }
}

interface Planned {
  /** In how many milliseconds. */
  at: number;
  cancel(): void;
}

/** Does something later, or as soon as what is going on is done. */
function planned(what: () => void, at: number): Planned {
  if (at > 0) {
    const timer = setTimeout(what, at).unref();
    return { at, cancel: () => clearTimeout(timer) };
  }
  const turn = setImmediate(what);
  return { at, cancel: () => clearImmediate(turn) };
}

/** Why somebody is shown nothing any more. */
function goneOf(lesson: Lesson, { viewer, device }: Watcher): Parameters<Watcher['dismiss']> | undefined {
  if (viewer.as !== 'student') return undefined;
  const person = lesson.people.get(viewer.person);
  if (!person || person.removed) return ['removed', 'You were removed from this class by the teacher.'];
  if (person.device !== device)
    return ['elsewhere', 'Your place was taken by another device, with a link from the teacher.'];
  return undefined;
}
