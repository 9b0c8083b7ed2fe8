import { spoken } from '../state/library.js';
import type { Shelf, ShelfCard } from '../state/shelf.js';
import { stands } from '../words/search.js';

/** What is looked for; an empty text is no condition. */
export interface Wanted {
  text: string;
  region: string;
  level: string;
  outcome: string;
  model: string;
}

export const ANYTHING: Wanted = { text: '', region: '', level: '', outcome: '', model: '' };

/** What can be looked for in a list of cards: values that stand on them, by their titles. */
export function choicesOf({ cards, models }: Shelf, language: string, levelTitle: (level: string) => string) {
  const collator = new Intl.Collator(language);
  const sorted = (values: Iterable<readonly [value: string, title: string]>) =>
    [...new Map(values)].sort(([, a], [, b]) => collator.compare(a, b));
  const levels = new Set(cards.flatMap(({ level }) => level ?? []));
  return {
    region: sorted(cards.flatMap(({ regions }) => regions.map((region) => [region, region] as const))),
    level: [...levels].map((level) => [level, levelTitle(level)] as const),
    // Models may call ends alike that have ids of their own: they are one choice.
    outcome: sorted(cards.map((card) => [endOf(card, models, language), endOf(card, models, language)] as const)),
    model: sorted(Object.entries(models).map(([id, { title }]) => [id, spoken(title, language)] as const)),
  };
}

/** What the end of its path is called. */
export function endOf({ model, outcome }: ShelfCard, models: Shelf['models'], language: string): string {
  return spoken(models[model]?.ends[outcome.phase], language) || outcome.phase;
}

/** The cards that are as wanted: every word of the text stands on them somewhere. */
export function found({ cards, models }: Shelf, wanted: Wanted, language: string): ShelfCard[] {
  return cards.filter((card) => {
    const { title, summary, actors, regions, years, level, model, id } = card;
    const said = [id, title, summary, ...actors, ...regions, ...yearsIn(years)].join(' ');
    return (
      stands(wanted.text, said) &&
      (wanted.region === '' || regions.includes(wanted.region)) &&
      (wanted.level === '' || level === wanted.level) &&
      (wanted.outcome === '' || endOf(card, models, language) === wanted.outcome) &&
      (wanted.model === '' || model === wanted.model)
    );
  });
}

function yearsIn([from, to]: ShelfCard['years']): string[] {
  return Array.from({ length: Math.min(100, to - from + 1) }, (_, index) => String(from + index));
}

/** The groups in which they stand: real ones, what leaves those, and made-up ones. */
export function groupOf({ extends: base, map }: ShelfCard): 'crises' | 'whatIfs' | 'madeUp' {
  if (base !== null) return 'whatIfs';
  return map === undefined ? 'madeUp' : 'crises';
}
