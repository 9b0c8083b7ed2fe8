import leven from 'leven';
import { LIMITS } from './limits.js';

/**
 * The candidate closest to a misspelt word, if one is close enough to be meant; never the word itself. Of a very long
 * list the first are tried.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const small = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let fewest = slipsIn(small.length) + 1;
  for (const candidate of candidates.slice(0, LIMITS.suggestions)) {
    if (candidate === word) continue;
    const slips = slipsBetween(small, candidate.toLowerCase(), fewest);
    if (slips < fewest) [best, fewest] = [candidate, slips];
  }
  return best;
}

/** How many slips a word may hold and still be told: of a short one, little is left after two. */
function slipsIn(length: number): number {
  if (length < 5) return Math.min(1, length - 1);
  return Math.max(2, Math.floor(length / 3));
}

/** Letters that are wrong, missing or too many, as far as `most`; two that changed places are one slip. */
function slipsBetween(word: string, candidate: string, most: number): number {
  const letters = leven(word, candidate, { maxDistance: Math.max(most, 3) });
  return letters === 2 && sorted(word) === sorted(candidate) ? 1 : letters;
}

const sorted = (word: string): string => [...word].sort().join('');

/** Fewest letters by which a word is known in another one. */
const KNOWN_BY = 4;
/** More candidates than these are no hint. */
const MOST_MEANT = 3;

/**
 * What may be meant by a word that is not there: the candidate that it misspells, or those that share most words with it.
 *
 * @param titleOf what a candidate is called besides, where it has a title
 */
export function meantBy(word: string, candidates: readonly string[], titleOf?: TitleOf): string[] {
  const best = closest(word, candidates);
  return best === undefined ? sharing(word, candidates, titleOf) : [best];
}

type TitleOf = (candidate: string) => string;

/** The candidates that share most words with a text; none where there are many of them. */
export function sharing(text: string, candidates: readonly string[], titleOf: TitleOf = () => ''): string[] {
  const asked = wordsOf(text.slice(0, 64)).filter(({ length }) => length >= KNOWN_BY);
  // Without words that are long enough nothing is shared.
  if (asked.length === 0) return [];
  const shared = (words: readonly string[]) => {
    let sum = 0;
    for (const one of asked) sum += words.reduce((most, other) => Math.max(most, likeness(one, other)), 0);
    return sum;
  };
  let most = [0.3, 0];
  let found: string[] = [];
  for (const candidate of candidates.slice(0, LIMITS.suggestions)) {
    if (candidate === text) continue;
    const own = knownWords(candidate);
    const title = knownWords(titleOf(candidate));
    const rank = [shared(title.length === 0 ? own : [...own, ...title]) / asked.length, shared(own) / own.length];
    const order = (rank[0] as number) - (most[0] as number) || (rank[1] as number) - (most[1] as number);
    if (order > 1e-9) [most, found] = [rank, [candidate]];
    else if (order > -1e-9 && found.length > 0) found.push(candidate);
  }
  return found.length > MOST_MEANT ? [] : found;
}

/**
 * The candidates whose texts share words with a word that is not there: what it may have meant, not how it is spelt.
 *
 * @param textOf everything that is said of a candidate
 * @param most as many are given, the nearest first
 */
export function alikeIn(word: string, candidates: readonly string[], textOf: TitleOf, most: number): string[] {
  const asked = wordsOf(word.slice(0, 64)).filter(({ length }) => length >= KNOWN_BY);
  if (asked.length === 0) return [];
  const ranked = candidates.slice(0, LIMITS.suggestions).map((candidate) => {
    const words = knownWords(textOf(candidate));
    const shared = asked.map((one) => Math.max(0, ...words.map((other) => likeness(one, other))));
    return { candidate, rank: shared.reduce((sum, one) => sum + one, 0) };
  });
  return ranked
    .filter(({ rank }) => rank > 0.5)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The words of candidates, which a file full of slips is compared with over and over. */
const known = new Map<string, readonly string[]>();

function knownWords(text: string): readonly string[] {
  let words = known.get(text);
  if (!words) {
    if (known.size > 2 * LIMITS.suggestions) known.clear();
    words = wordsOf(text);
    if (text.length <= 200) known.set(text, words);
  }
  return words;
}

/** The words of an id or a title, without the s of a plural. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/s$/, ''))
    .filter(Boolean);
}

/** How far two words are the same, 0 to 1: of one stem, or one within the other. */
function likeness(one: string, other: string): number {
  if (one === other) return 1;
  let stem = 0;
  while (stem < one.length && one[stem] === other[stem]) stem += 1;
  if (stem > KNOWN_BY && stem >= 0.5 * Math.max(one.length, other.length)) return 0.9;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= KNOWN_BY && long.includes(short) ? 0.8 : 0;
}

/** A list that is longer than this tells nobody anything: then the nearest are named. */
const MOST_LISTED = 24;
const MOST_NAMED = 8;

/** Of a long list those that are spelt most alike, in the order of the list where they are alike. */
function nearestOf(word: string, candidates: readonly string[]): string[] {
  const small = word.slice(0, 64).toLowerCase();
  const far = (candidate: string) =>
    leven(small, candidate.toLowerCase()) / Math.max(small.length, candidate.length, 1);
  return candidates
    .slice(0, LIMITS.suggestions)
    .map((candidate) => ({ candidate, far: far(candidate) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_NAMED)
    .map(({ candidate }) => candidate);
}

/** "Did you mean X?", or the list of what is possible; see `meantBy`. */
export function didYouMean(word: string, candidates: readonly string[], titleOf?: TitleOf): string {
  const meant = meantBy(word, candidates, titleOf);
  if (meant.length > 0)
    return `Did you mean ${[meant.slice(0, -1).join(', '), meant.at(-1)].filter(Boolean).join(' or ')}?`;
  const others = candidates.filter((candidate) => candidate !== word);
  if (others.length === 0) return 'There is none here.';
  return others.length <= MOST_LISTED
    ? `Possible: ${others.join(', ')}.`
    : `Possible: ${nearestOf(word, others).join(', ')} and ${others.length - MOST_NAMED} more.`;
}
