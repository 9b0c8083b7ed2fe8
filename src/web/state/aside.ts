import { signal } from '@preact/signals';
import { forget, recall, remember } from './storage.js';

/** A run that was set aside when another one was opened, as a run document's text. */
export interface Aside {
  /** When, in milliseconds since 1970. */
  at: number;
  /** How many acts it has, for people. */
  acts: number;
  run: string;
}

const keyOf = (scenario: string) => `aside:${scenario}`;

/** Raised when what is set aside changes, for those who show it. */
export const asideVersion = signal(0);

/** Runs of this page that could not be kept in the browser, since it keeps nothing. */
const inMemory = new Map<string, Aside[]>();

/** The runs of a scenario that were set aside, the latest first. */
export function asideOf(scenario: string): Aside[] {
  asideVersion.value;
  return inMemory.get(scenario) ?? read(scenario);
}

function read(scenario: string): Aside[] {
  try {
    const list: unknown = JSON.parse(recall(keyOf(scenario)) ?? '[]');
    return Array.isArray(list) ? list.filter(isAside) : [];
  } catch {
    return [];
  }
}

function isAside(entry: unknown): entry is Aside {
  if (typeof entry !== 'object' || entry === null) return false;
  const { at, acts, run } = entry as Partial<Aside>;
  return typeof at === 'number' && typeof acts === 'number' && typeof run === 'string';
}

/** Whether a run goes on from another one: its text begins with all of that one's acts. */
const goesOnFrom = (run: string, earlier: string) => run.startsWith(earlier.slice(0, -']}'.length));

/**
 * Sets a run aside. One that lies there already, or that this one goes on from, is not kept twice.
 *
 * @returns whether it is safe: false where the browser keeps things but has no room for this one
 */
export function setAside(scenario: string, entry: Aside): boolean {
  const list = asideOf(scenario);
  return put(scenario, [entry, ...list.filter(({ run }) => !goesOnFrom(entry.run, run))]);
}

export function dropAside(scenario: string, run: string): void {
  put(
    scenario,
    asideOf(scenario).filter((entry) => entry.run !== run),
  );
}

function put(scenario: string, list: Aside[]): boolean {
  if (inMemory.has(scenario) || !remember(keyOf(scenario), JSON.stringify(list))) {
    // A browser that keeps nothing at all loses nothing by another run in its place.
    if (remember('room', '') || recall('theme') !== undefined) {
      forget('room');
      return false;
    }
    inMemory.set(scenario, list);
  }
  asideVersion.value += 1;
  return true;
}
