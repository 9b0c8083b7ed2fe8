import type { TextFile } from './boot.js';

/** The real sequence, which everything starts from and which stands first wherever scenarios are listed. */
export const REAL = 'iran-pakistan-2024';

/** Letters of a scenario that every self-contained file has room for. */
const SHORT = 10_000;

/** Whether every self-contained file carries the text of a scenario that comes with Offramp: the real one, and short ones. */
export function isCarried(id: string, text: string): boolean {
  return id === REAL || text.length <= SHORT;
}

/** The id of what a scenario's text extends, as far as that can be seen without reading it whole. */
export function extendedBy(text: string): string | undefined {
  return /^extends:\s*["']?([\w-]+)/m.exec(text)?.[1];
}

/**
 * The texts that a self-contained file of a scenario needs besides those that all of them carry: its own, and of what it
 * extends.
 *
 * @param id where the chain begins: the scenario itself where it comes with Offramp, else what it extends
 * @param textOf the text of a scenario that comes with Offramp
 */
export function textsToGive(id: string | undefined, textOf: (id: string) => string | undefined): TextFile[] {
  const given = new Map<string, TextFile>();
  const seen = new Set<string>();
  for (let at = id; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const text = textOf(at);
    if (text === undefined) break;
    if (!isCarried(at, text)) given.set(at, { name: `${at}.yaml`, text });
    at = extendedBy(text);
  }
  return [...given.values()];
}
