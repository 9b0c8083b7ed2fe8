/** How far a piece of work is. */
export interface Progress {
  what: string;
  done?: number | undefined;
  /** Undefined where nobody can tell. */
  of?: number | undefined;
  /** What is counted, where the numbers say more than a share. */
  unit?: string | undefined;
}

const FULL = 24;
/** A bar narrower than this says nothing. */
const NARROW = 6;
/** Seconds before time is spoken of, and the share of the work that has to be done by then. */
const SOON = 3;
const LITTLE = 0.02;

/**
 * One line that says how far work is: never as wide as the terminal, so that it cannot wrap.
 *
 * @param seconds how long it has been watched
 * @param before how much was done already when that began
 */
export function barText({ what, done = 0, of, unit }: Progress, seconds: number, columns: number, before = 0): string {
  const room = columns - 1;
  if (of === undefined || of === 0) {
    const waited = seconds >= SOON ? ` ${Math.floor(seconds)} s` : '';
    return `${what} …${waited}`.slice(0, Math.max(0, room));
  }
  const share = Math.min(1, done / of);
  const count = unit ? `${done} of ${of} ${unit}` : `${Math.floor(share * 100)} %`;
  const made = done - before;
  const left = seconds >= SOON && made >= LITTLE * of && done < of ? leftText((seconds * (of - done)) / made) : '';
  for (const text of [left && `${count}, ${left}`, count]) {
    if (text === '') continue;
    const width = Math.min(FULL, room - what.length - text.length - 2);
    if (width < NARROW && text !== count) continue;
    const full = Math.round(share * width);
    const bar = width < NARROW ? '' : ` ${'█'.repeat(full)}${'░'.repeat(width - full)}`;
    return `${what}${bar} ${text}`.slice(0, Math.max(0, room));
  }
  return '';
}

/** Time that is left, no finer than it can be known. */
function leftText(seconds: number): string {
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 95) return `about ${Math.round(seconds / 10) * 10} s left`;
  if (seconds < 95 * 60) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${Math.round(seconds / 3600)} h left`;
}
