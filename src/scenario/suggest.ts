import leven from 'leven';
import { LIMITS } from './limits.js';

/** The candidate closest to a misspelt word, if one is close enough to be meant; of a very long list the first are tried. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const small = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let distance = Math.max(2, Math.floor(small.length / 3)) + 1;
  for (const candidate of candidates.slice(0, LIMITS.suggestions)) {
    const d = leven(small, candidate.toLowerCase(), { maxDistance: distance });
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best;
}

/** "Did you mean X?", or the list of what is possible. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const best = closest(word, candidates);
  if (best !== undefined) return `Did you mean ${best}?`;
  const shown = candidates.slice(0, 40).join(', ');
  return candidates.length === 0 ? 'There is none here.' : `Possible: ${shown}${candidates.length > 40 ? ', …' : ''}.`;
}
