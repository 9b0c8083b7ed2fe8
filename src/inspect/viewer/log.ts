import { computed, type Signal, signal } from '@preact/signals';
import { POSSIBLE, type Possible, REFUSED } from '../possible.js';
import type { ParsedReceiverEvent } from '../receivers.js';
import { type Entry, entryOf, object, possibleOf, text } from './received.js';

/** A service that the viewer was told of. */
export interface Actor {
  sessionId: string;
  id: string;
  /** The machine as version 4's config. */
  machine: unknown;
  /** The state it was registered with, until its first event is here. */
  registered: unknown;
  /** By their number; while a viewer catches up there are holes at the end, never between. */
  entries: Entry[];
  /** As received, for saving. */
  raw: unknown[];
  possible: Possible | undefined;
  ended: boolean;
}

export type Connection = 'connecting' | 'live' | 'lost' | 'file';

/**
 * Everything that was received, and what of it is looked at. What comes in is collected and shown with
 * the next frame, so that thousands of events at once cost one drawing.
 */
export class Log {
  readonly actors = new Map<string, Actor>();
  readonly version = signal(0);
  readonly connection: Signal<Connection> = signal('connecting');
  readonly chosen = signal('');
  /** Number of the entry that is looked at; undefined follows the last one. */
  readonly at = signal<number | undefined>(undefined);
  readonly search = signal('');
  readonly kind = signal('');
  readonly notice = signal('');
  /** Sends an event to the session that is watched; undefined where there is none. */
  drive: ((event: { type: string }, sessionId: string) => void) | undefined;
  #waiting = false;

  readonly actor = computed(() => {
    this.version.value;
    return this.actors.get(this.chosen.value);
  });

  /** Entries that the filter and the search let through. */
  readonly matching = computed(() => {
    this.version.value;
    const entries = this.actor.value?.entries ?? [];
    const kind = this.kind.value;
    const words = this.search.value.trim().toLowerCase();
    if (kind === '' && words === '') return entries;
    return entries.filter((entry) => (kind === '' || entry.kind === kind) && (words === '' || hasWords(entry, words)));
  });

  /** The entry that is looked at. */
  readonly entry = computed(() => {
    this.version.value;
    const entries = this.actor.value?.entries ?? [];
    const at = this.at.value;
    return at === undefined ? entries.at(-1) : (entries[at] ?? entries.at(-1));
  });

  readonly before = computed(() => {
    const entry = this.entry.value;
    return entry && this.actor.value?.entries[entry.n - 1];
  });

  /** Takes what the receiver hands over. */
  take(event: ParsedReceiverEvent): void {
    const { sessionId } = event;
    if (event.type === 'service.register') {
      const known = this.actors.get(sessionId);
      // A viewer that connects again is told everything again; it is the same, and overwrites itself.
      if (!known) {
        this.actors.set(sessionId, {
          sessionId,
          id: text(event.id) || text(object(event.machine.config).key) || sessionId,
          machine: event.machine.config,
          registered: event.state,
          entries: [],
          raw: [],
          possible: undefined,
          ended: false,
        });
        this.choose(sessionId);
      }
      this.connection.value = 'live';
      this.#changed();
      return;
    }
    const actor = this.actors.get(sessionId);
    if (!actor) return;
    if (event.type === 'service.stop') {
      actor.ended = true;
      if ([...this.actors.values()].every(({ ended }) => ended)) this.connection.value = 'lost';
    } else if (event.type === 'service.state') addState(actor, event.state);
    else if (event.event.name === POSSIBLE) actor.possible = possibleOf(event.event.data);
    else if (event.event.name === REFUSED) this.notice.value = text(object(event.event.data).why);
    this.#changed();
  }

  choose(sessionId: string): void {
    this.chosen.value = sessionId;
    this.at.value = undefined;
  }

  /** Steps among the entries that match. @param by 1 for the next, -1 for the one before */
  step(by: number): void {
    const matching = this.matching.value;
    const here = this.entry.value?.n ?? 0;
    const next = by > 0 ? matching.find(({ n }) => n > here) : matching.findLast(({ n }) => n < here);
    if (next) this.at.value = next.n;
    else if (this.at.value === undefined) this.at.value = here;
  }

  edge(end: 'first' | 'last'): void {
    const entry = end === 'first' ? this.matching.value[0] : this.matching.value.at(-1);
    if (entry) this.at.value = entry.n;
  }

  pause(): void {
    this.at.value = this.at.value === undefined ? (this.entry.value?.n ?? 0) : undefined;
  }

  /** Shows actors out of a file, paused at the first event. */
  open(actors: readonly Actor[]): void {
    this.drive = undefined;
    this.actors.clear();
    for (const actor of actors) this.actors.set(actor.sessionId, actor);
    this.connection.value = 'file';
    this.chosen.value = actors[0]?.sessionId ?? '';
    this.at.value = 0;
    this.search.value = '';
    this.kind.value = '';
    this.version.value += 1;
  }

  #changed(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    const show = () => {
      this.#waiting = false;
      this.version.value += 1;
    };
    // A page in the background gets no frames, and must not wait for one.
    if (document.hidden) setTimeout(show, 200);
    else requestAnimationFrame(show);
  }
}

/** Adds a state to what is known of an actor. */
export function addState(actor: Actor, state: unknown): void {
  const entry = entryOf(state, actor.entries.length);
  if (entry.n > actor.entries.length) return;
  actor.entries[entry.n] = entry;
  actor.raw[entry.n] = state;
}

function hasWords(entry: Entry, words: string): boolean {
  return [
    entry.title,
    entry.name,
    entry.origin,
    entry.at,
    JSON.stringify(entry.data),
    JSON.stringify(entry.value),
  ].some((part) => part?.toLowerCase().includes(words));
}
