import { forget, keptNames, recall, remember } from '../state/storage.js';

/** A text that is being written, as it is kept in this browser. */
export interface Draft {
  key: string;
  /** Name of the file it would be. */
  name: string;
  text: string;
  /** The served file that it is, if it is one. */
  served?: string;
  /** When it was kept, in milliseconds since 1970. */
  at: number;
}

const PREFIX = 'draft:';
const CURRENT = 'draft-current';

export function newKey(): string {
  return `${PREFIX}${Date.now().toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}`;
}

/** Every draft that is kept, the newest first. What cannot be read is left where it is. */
export function drafts(): Draft[] {
  return keptNames(PREFIX)
    .flatMap((key) => draftOf(key) ?? [])
    .sort((a, b) => b.at - a.at);
}

export function draftOf(key: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(recall(key) ?? '');
    const { name, text, served, at } = kept as Partial<Draft>;
    if (typeof name !== 'string' || typeof text !== 'string') return undefined;
    return {
      key,
      name: name.slice(0, 100),
      text,
      ...(typeof served === 'string' && { served }),
      at: typeof at === 'number' ? at : 0,
    };
  } catch {
    return undefined;
  }
}

/** Keeps a draft. @returns whether there was room */
export function keepDraft({ key, ...draft }: Draft): boolean {
  return remember(key, JSON.stringify(draft));
}

export function dropDraft(key: string): void {
  forget(key);
  forget(VERSIONS + key);
}

/** The draft that was written on last. */
export function currentKey(): string | undefined {
  return recall(CURRENT);
}

export function setCurrent(key: string | undefined): void {
  if (key === undefined) forget(CURRENT);
  else remember(CURRENT, key);
}

/** A text as it was a while ago. */
export interface Version {
  text: string;
  /** When it was kept, in milliseconds since 1970. */
  at: number;
}

const VERSIONS = 'versions:';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Characters of all versions of a draft together: a browser keeps some millions. */
const MOST_KEPT = 600_000;

/** How a draft was in the last hour, the newest first. */
export function versionsOf(key: string): Version[] {
  try {
    const kept: unknown = JSON.parse(recall(VERSIONS + key) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: Partial<Version> | null) =>
      typeof one?.text === 'string' && typeof one.at === 'number' ? [{ text: one.text, at: one.at }] : [],
    );
  } catch {
    return [];
  }
}

/** Keeps a version of a draft, where a minute has passed since the last one. Those past an hour go, but for one. */
export function keepVersion(key: string, text: string, at: number): void {
  const before = versionsOf(key);
  const [last] = before;
  if (last && (last.text === text || at - last.at < MINUTE)) return;
  const all = [{ text, at }, ...before];
  const old = all.findIndex((one) => at - one.at > HOUR);
  const kept = old < 0 ? all : all.slice(0, old + 1);
  let size = 0;
  const fits = kept.filter((one, index) => {
    size += one.text.length;
    return index === 0 || size <= MOST_KEPT;
  });
  // A full store keeps the draft itself before its versions.
  if (!remember(VERSIONS + key, JSON.stringify(fits))) forget(VERSIONS + key);
}
