import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { StudentAct, TeacherAct } from '../../class/index.js';
import { recall, remember } from '../state/storage.js';

export type Act = StudentAct | TeacherAct;

/** Something that was done on the page and is not in the store yet. */
export interface Waiting {
  id: string;
  act: Act;
}

/** What waits to be acknowledged, in the order in which it was done. */
export interface Outbox {
  waiting: ReadonlySignal<readonly Waiting[]>;
  add(act: Act): Waiting;
  /** It is in the store, or was refused. @returns what it was, if this page had it */
  done(id: string): Waiting | undefined;
}

/** How much is kept at most: a page that cannot be heard for long does not grow. */
const MOST = 50;

/**
 * An outbox. With a name it is kept in this browser, so that a reload sends what was not sent; of a second tab
 * it is the same one, and what both send is done once.
 */
export function makeOutbox(name?: string): Outbox {
  const waiting: Signal<readonly Waiting[]> = signal(name === undefined ? [] : kept(name));
  const change = (made: (before: readonly Waiting[]) => readonly Waiting[]): void => {
    waiting.value = made(waiting.value);
    // Another tab may have written since: what it has is not this one's to forget.
    if (name !== undefined) remember(name, JSON.stringify(made(kept(name))));
  };
  return {
    waiting,
    add: (act) => {
      const one = { id: newId(), act };
      change((before) => [...before.slice(1 - MOST), one]);
      return one;
    },
    done: (id) => {
      const one = waiting.value.find((other) => other.id === id);
      change((before) => before.filter((other) => other.id !== id));
      return one;
    },
  };
}

/** Two pages never make the same one. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function kept(name: string): Waiting[] {
  try {
    const list: unknown = JSON.parse(recall(name) ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
