/** A run of lines that two texts have in common, or one in which they differ. */
export interface Hunk {
  same: boolean;
  /** The lines in the one text and in the other, with their ends. */
  mine: readonly string[];
  theirs: readonly string[];
}

/** Past so many pairs of lines no likeness is looked for between what both begin and end with. */
const MOST_PAIRS = 4_000_000;

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Two texts line by line: what they have in common, and where they differ. Put together, either text comes out. */
export function hunksOf(mine: string, theirs: string): Hunk[] {
  const a = linesOf(mine);
  const b = linesOf(theirs);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (lines: string[]): Hunk[] => (lines.length > 0 ? [{ same: true, mine: lines, theirs: lines }] : []);
  return [...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))];
}

function between(a: string[], b: string[]): Hunk[] {
  if (a.length === 0 && b.length === 0) return [];
  if (a.length * b.length > MOST_PAIRS) return [{ same: false, mine: a, theirs: b }];
  // The longest lines in common, from the end.
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] as number) + 1
          : Math.max(longest[(i + 1) * width + j] as number, longest[i * width + j + 1] as number);
  const hunks: Hunk[] = [];
  const add = (same: boolean, mine: string[], theirs: string[]) => {
    const last = hunks.at(-1);
    if (last?.same === same)
      hunks[hunks.length - 1] = { same, mine: [...last.mine, ...mine], theirs: [...last.theirs, ...theirs] };
    else hunks.push({ same, mine, theirs });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    if (i < a.length && j < b.length && one === other) {
      add(true, [one as string], [other as string]);
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (longest[(i + 1) * width + j] as number) >= (longest[i * width + j + 1] as number))
    ) {
      add(false, [one as string], []);
      i += 1;
    } else {
      add(false, [], [other as string]);
      j += 1;
    }
  }
  return hunks;
}

/** Which of two texts to go on with where they differ: the other one where only that has changed since both were one. */
export function likelier({ mine, theirs }: Hunk, base: string): 'mine' | 'theirs' {
  const [here, there] = [mine.join(''), theirs.join('')];
  const isNew = (text: string, other: string) => (text === '' ? base.includes(other) : !base.includes(text));
  return isNew(there, here) && !isNew(here, there) ? 'theirs' : 'mine';
}

/** The text that comes of choosing, where two texts differ, the lines of one or of the other. */
export function chosenText(hunks: readonly Hunk[], takes: (index: number) => 'mine' | 'theirs' | 'both'): string {
  return hunks
    .map(({ same, mine, theirs }, index) => {
      if (same) return mine.join('');
      const take = takes(index);
      if (take !== 'both') return (take === 'mine' ? mine : theirs).join('');
      const before = mine.join('');
      return before + (before === '' || before.endsWith('\n') ? '' : '\n') + theirs.join('');
    })
    .join('');
}
