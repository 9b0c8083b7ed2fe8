import leven from 'leven';
import { LIMITS } from './limits.js';

/** The candidate closest to a misspelt word, if one is close enough to be meant; of a very long list the first are tried. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const small = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let fewest = slipsIn(small.length) + 1;
  for (const candidate of candidates.slice(0, LIMITS.suggestions)) {
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

/** "Did you mean X?", or the list of what is possible. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const best = closest(word, candidates);
  if (best !== undefined) return `Did you mean ${best}?`;
  const shown = candidates.slice(0, 40).join(', ');
  return candidates.length === 0 ? 'There is none here.' : `Possible: ${shown}${candidates.length > 40 ? ', …' : ''}.`;
}
