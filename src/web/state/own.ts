import type { Boot, TextFile } from '../../render/page/boot.js';
import { forget, keptNames, recall, remember } from './storage.js';

/** A scenario of one's own that was shown before: what its list says of it, and its texts. */
export interface OwnScenario {
  id: string;
  title: string;
  language: string;
  /** Its own file, then those that it extends. */
  files: TextFile[];
  /** When it was shown last, in milliseconds since 1970. */
  at: number;
}

const PREFIX = 'own:';
const MOST = 20;

/** Keeps a scenario that came from a file or the editor in this browser, so that it can be shown again. */
export function keepOwn({ scenario, source, beside = [] }: Boot): void {
  if (!source) return;
  const { id, title, language } = scenario;
  keep({ id, title, language, files: [source, ...beside], at: Date.now() });
  for (const old of ownScenarios().slice(MOST)) forgetOwn(old.id);
}

export function keep({ id, ...rest }: OwnScenario): void {
  remember(PREFIX + id, JSON.stringify(rest));
}

/** The scenarios of one's own that are kept, the one that was shown last first. */
export function ownScenarios(): OwnScenario[] {
  return keptNames(PREFIX)
    .flatMap((name) => ownOf(name) ?? [])
    .sort((a, b) => b.at - a.at);
}

export function forgetOwn(id: string): void {
  forget(PREFIX + id);
}

function ownOf(name: string): OwnScenario | undefined {
  try {
    const { title, language, files, at } = JSON.parse(recall(name) ?? '') as Partial<OwnScenario>;
    if (typeof title !== 'string' || typeof language !== 'string' || typeof at !== 'number') return undefined;
    if (!files?.every((file) => typeof file.name === 'string' && typeof file.text === 'string')) return undefined;
    return { id: name.slice(PREFIX.length), title, language, files, at };
  } catch {
    return undefined;
  }
}
