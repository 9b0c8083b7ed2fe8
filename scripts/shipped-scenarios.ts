/**
 * Hands the app what it has of the scenarios that come with Offramp: their texts, their maps, and what its library says of
 * each, which is made here so that no page has to play them. A self-contained file has the short ones, and brings its own.
 */
import type { Plugin } from 'vite';
import { acrossOf } from '../src/explore/across.js';
import { type Model, shippedModels } from '../src/model/index.js';
import { type Card, cardOf } from '../src/play/card.js';
import { isCarried, REAL } from '../src/render/page/texts.js';
import { isReal, mapKey } from '../src/scenario/index.js';
import type { AcrossShelf, Shelf, ShelfCard, ShelfModel } from '../src/web/state/shelf.js';
import { modelWords } from '../src/web/words/model.js';
import { loadShipped, shippedIds, shippedText } from './scenario-files.js';

/** What the library says of scenarios. */
function shelfOf(ids: readonly string[]): Shelf {
  const cards = ids.flatMap((id): ShelfCard[] => {
    const { scenario } = loadShipped(id);
    if (!scenario) return [];
    const { map, predict } = scenario;
    return [{ ...cardOf(scenario), ...(map && { map: mapKey(map) }), ...(predict && { predict }) }];
  });
  // The real sequence, which everything starts from, and then the latest first.
  cards.sort((a, b) => Number(b.id === REAL) - Number(a.id === REAL) || b.years[0] - a.years[0]);
  const models = shippedModels().filter(({ id }) => cards.some(({ model }) => model === id));
  return { cards, models: Object.fromEntries(models.map((model) => [model.id, shelfModel(model, cards)])) };
}

/** A name in every language that a model speaks. */
function inAll(model: Model, name: (names: ReturnType<typeof modelWords>) => string): Record<string, string> {
  return Object.fromEntries(
    ['en', ...Object.keys(model.words)].map((language) => [language, name(modelWords(model, language))]),
  );
}

/** What a model calls itself and the ends of its paths, in the languages that it speaks. */
function shelfModel(model: Model, cards: readonly Card[]): ShelfModel {
  const phases = new Set(cards.filter((card) => card.model === model.id).map(({ outcome }) => outcome.phase));
  const [main] = model.regions;
  const measure = modelWords(model, 'en').measure;
  return {
    title: inAll(model, ({ title }) => title),
    roles: [...model.roles.keys()],
    ends: Object.fromEntries(
      [...phases].map((phase) => [phase, inAll(model, (names) => names.state(main?.id ?? '', phase))]),
    ),
    ...(measure && {
      measure: { low: measure.low, high: measure.high, title: inAll(model, (names) => names.measure?.title ?? '') },
    }),
  };
}

/** What the real ones among scenarios have in common. */
function acrossShelf(ids: readonly string[]): AcrossShelf {
  const real = ids.flatMap((id) => loadShipped(id).scenario ?? []).filter((one) => !one.extends && isReal(one));
  const { crises, all, moves, phases } = acrossOf(real);
  const models = shippedModels().filter(({ id }) => crises.some(({ model }) => model === id));
  /** A name in each language, as the first model has it that knows what is named. */
  const named = (knows: (model: Model) => boolean, name: (names: ReturnType<typeof modelWords>) => string) => {
    const model = models.find(knows);
    return model ? inAll(model, name) : {};
  };
  const phaseName = (phase: string) =>
    named(
      ({ main }) => main.states.has(phase),
      (names) => names.state(names.model.main.id, phase),
    );
  return {
    crises: crises.map(({ title }) => title),
    all,
    // Of what was done in one crisis only nothing can be said across several.
    moves: moves
      .filter(({ made }) => made.crises.length > 1)
      .map(({ move, made, next }) => ({
        title: named(
          (model) => model.moves.has(move),
          (names) => names.move(move),
        ),
        made,
        next,
      })),
    phases: phases.map(({ phase, crises: met, ends }) => ({
      title: phaseName(phase),
      crises: met.length,
      ends: ends.map((end) => ({ title: phaseName(end.phase), ended: end.ended, crises: end.crises.length })),
    })),
  };
}

export function shippedScenarios(served: boolean): Plugin {
  const texts = shippedIds()
    .map((id) => [id, shippedText(id)] as const)
    .filter(([id, text]) => served || isCarried(id, text));
  const modules: Record<string, string> = {
    'virtual:library': `export default ${JSON.stringify(shelfOf(texts.map(([id]) => id)))};`,
    'virtual:across': `export default ${JSON.stringify(acrossShelf(served ? texts.map(([id]) => id) : []))};`,
    'virtual:scenario-texts': `export default ${JSON.stringify(Object.fromEntries(texts))};`,
    ...(!served && { '#shipped-maps': 'export const drawings = [];' }),
  };
  return {
    name: 'offramp-shipped-scenarios',
    enforce: 'pre',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules[id.slice(1)] : undefined),
  };
}
