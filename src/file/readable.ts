import type { Document } from 'yaml';
import { compose } from './compose.js';
import { applied } from './edit/changes.js';
import { LIMITS } from './limits.js';
import type { Change, ProblemCode } from './problem.js';
import { slipsOf } from './syntax.js';
import { tokensOf } from './tokens.js';

/** What keeps a text from being read as it stands. */
export interface Unread {
  offset: number;
  code: ProblemCode;
  message: string;
  hint: string;
  /** What mends it, where that is known: the text was read on as if it had been. */
  fix?: readonly Change[];
}

/** A text read as YAML, slips in it mended in memory where their mend is known. */
export interface Readable {
  /** Absent where it cannot be read. */
  document?: Document.Parsed;
  /** The text that the document was read from. */
  text: string;
  /** How that came of the one that was given. */
  mends: readonly Change[];
  slips: Unread[];
}

/** More slips than these are not mended: every one is a reading of the whole text. */
const MOST_MENDS = 12;
/** Characters that are read anew to find what mends a slip, all readings together: a long text is tried less often. */
const MOST_READ = 400_000;

type Attempt = { document: Document.Parsed; slips?: undefined } | { document?: undefined; slips: Slip[] };
type Slip = Omit<Unread, 'fix'> & { mend?: readonly Change[] };

/**
 * Reads a text as YAML. Where a slip has a known mend that helps, it is made in memory and the rest is read on; all
 * slips come back, each where it stands in the text as it was given.
 *
 * @param what the text should hold, for the words
 */
export function readable(text: string, what: string): Readable {
  const first = attempt(text, what);
  let now = first;
  let made = text;
  let mends: Change[] = [];
  const mended: Unread[] = [];
  let left = MOST_READ;
  const again = (changed: string): Attempt | undefined => {
    left -= changed.length;
    return left < 0 ? undefined : attempt(changed, what);
  };
  // Of a text with as many slips as are told at all, mending a few makes nothing readable.
  while (now.slips && now.slips.length < LIMITS.problems && mended.length < MOST_MENDS) {
    const step = helped(now.slips, made, again);
    if (!step) break;
    const { slip, change, next } = step;
    const fix = [originalChange(change, mends)];
    if (fix.some(({ from, to }) => mends.some((other) => from < other.to && other.from < to))) break;
    mended.push({ ...told(slip), offset: originalOffset(slip.offset, mends), fix });
    made = applied(made, [change]);
    mends = [...mends, ...fix].sort((a, b) => a.from - b.from);
    now = next;
  }
  if (now.document)
    return { document: now.document, text: made, mends, slips: mended.sort((a, b) => a.offset - b.offset) };
  const slips = (first.slips ?? []).map((slip) => {
    const same = mended.find(({ offset, message }) => offset === slip.offset && message === slip.message);
    return same ?? told(slip);
  });
  return { text, mends: [], slips };
}

const told = ({ mend: _, ...rest }: Slip): Unread => rest;

/**
 * The first slip whose mend makes more of the text readable.
 *
 * @param again reads a text, unless enough has been read
 */
function helped(
  slips: readonly Slip[],
  text: string,
  again: (changed: string) => Attempt | undefined,
): { slip: Slip; change: Change; next: Attempt } | undefined {
  for (const [slip, change] of slips.slice(0, 3).flatMap((one) => (one.mend ?? []).map((way) => [one, way] as const))) {
    const next = again(applied(text, [change]));
    if (!next) return undefined;
    if (!next.slips) return { slip, change, next };
    const end = text.indexOf('\n', change.to);
    const grown = change.insert.length - (change.to - change.from);
    const before = slips.map(({ offset }) => offset + (offset > change.from ? grown : 0));
    // It helps where nothing is wrong that was not, and less is.
    const known = next.slips.every(({ offset }) => before.includes(offset) || offset > Math.max(...before, change.to));
    const [first] = next.slips;
    if (known && first && end >= 0 && first.offset > end + grown) return { slip, change, next };
  }
  return undefined;
}

/** Where a place of the mended text is in the one that was given. */
export function originalOffset(offset: number, mends: readonly Change[]): number {
  let grown = 0;
  for (const { from, to, insert } of mends) {
    const begins = from + grown;
    if (offset < begins) break;
    if (offset < begins + insert.length) return Math.min(to, from + (offset - begins));
    grown += insert.length - (to - from);
  }
  return offset - grown;
}

/** A change of the mended text as one of the text that was given. */
export const originalChange = ({ from, to, insert }: Change, mends: readonly Change[]): Change => ({
  from: originalOffset(from, mends),
  to: originalOffset(to, mends),
  insert,
});

function attempt(text: string, what: string): Attempt {
  const scanned = tokensOf(text, what);
  if (!scanned.tokens) {
    const { line, column, ...slip } = scanned;
    let offset = 0;
    for (let at = 1; at < line; at += 1) offset = text.indexOf('\n', offset) + 1;
    return { slips: [{ ...slip, offset: offset + column - 1 }] };
  }
  const deep = (offset: number): Attempt => ({
    slips: [
      {
        offset,
        code: 'nesting',
        message: 'The file nests too deeply to be read.',
        hint: `Keep to ${LIMITS.depth} levels.`,
      },
    ],
  });
  const document = compose(scanned.tokens, text.length);
  if (!document) return deep(0);
  if (document.errors.length === 0) return { document };
  const exhausted = document.errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (exhausted) return deep(exhausted.pos[0]);
  return { slips: slipsOf(document.errors, text, what).map((slip) => ({ ...slip, code: 'yaml-syntax' })) };
}
