import { cut } from '../../render/text/columns.js';

/** Entries of a list that are in sight: those from `first` to before `last`. */
export interface Seen {
  first: number;
  last: number;
}

/** What of a list has room, from the entry that stood on top, with the one that is selected in sight. */
function inSight(entries: readonly (readonly string[])[], { selected, top }: Place, room: number): Seen {
  const height = (from: number, to: number) => entries.slice(from, to).reduce((sum, lines) => sum + lines.length, 0);
  let first = Math.min(top, selected);
  while (first < selected && height(first, selected + 1) > room) first += 1;
  let last = selected + 1;
  while (last < entries.length && height(first, last + 1) <= room) last += 1;
  while (first > 0 && height(first - 1, last) <= room) first -= 1;
  return { first, last };
}

/** Where somebody is in a list. */
export interface Place {
  selected: number;
  /** The first entry in sight. */
  top: number;
}

/**
 * A list in a number of lines, with the entry that is selected in sight, and a mark of how many are not.
 *
 * @param kinds says what the entries from a number on are, where that matters
 */
export function scrolled(
  entries: readonly (readonly string[])[],
  place: Place,
  room: number,
  width: number,
  kinds: (from: number) => string = (from) => `${entries.length - from} more`,
): { lines: string[]; seen: Seen } {
  const all = entries.flat();
  if (all.length <= room) return { lines: all, seen: { first: 0, last: entries.length } };
  const seen = inSight(entries, place, room - 1);
  const more = seen.last < entries.length;
  const marks = [
    ...(seen.first > 0 ? [`↑ ${seen.first}${more ? '' : ' more: PgUp'}`] : []),
    ...(more ? [`↓ ${kinds(seen.last)}: PgDn, End`] : []),
  ];
  const lines = entries
    .slice(seen.first, seen.last)
    .flat()
    .slice(0, Math.max(1, room - 1));
  return { lines: [...lines, ...(room > 1 ? [cut(`    ${marks.join('   ')}`, width)] : [])], seen };
}

/** Where somebody goes in a list with a key, or undefined where the key is none that does. */
export function moved(key: string | undefined, { selected, top }: Place, count: number, seen: Seen): Place | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'up':
      return { selected: (selected - 1 + count) % count, top };
    case 'down':
      return { selected: (selected + 1) % count, top };
    case 'pageup': {
      const page = seen.last - seen.first;
      return { selected: Math.max(0, seen.first - 1), top: Math.max(0, seen.first - page) };
    }
    case 'pagedown': {
      const next = Math.min(count - 1, seen.last);
      return { selected: next, top: next };
    }
    case 'end':
      return { selected: count - 1, top };
    default:
      return undefined;
  }
}
