import type { Change } from '../problem.js';

/** A text with its changes made, which do not overlap. */
export function applied(text: string, changes: readonly Change[]): string {
  let made = '';
  let at = 0;
  for (const { from, to, insert } of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    made += text.slice(at, from) + insert;
    at = to;
  }
  return made + text.slice(at);
}

/** The one change that makes a text of another: what both begin and end with stays. */
export function difference(before: string, after: string): Change[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return [{ from: start, to: before.length - end, insert: after.slice(start, after.length - end) }];
}
