/**
 * Hands the app what it has of the scenarios that come with Offramp: their texts, their maps, and what its library says of
 * each, which is made here so that no page has to play them. A self-contained file has the short ones, and brings its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type Model, shippedModels } from '../src/model/index.js';
import { type Card, cardOf } from '../src/play/card.js';
import { isCarried, REAL } from '../src/render/page/texts.js';
import { loadScenario, mapKey } from '../src/scenario/index.js';
import type { Shelf, ShelfCard, ShelfModel } from '../src/web/state/shelf.js';
import { modelWords } from '../src/web/words/model.js';

const folder = join(import.meta.dirname, '../scenarios');

/** Ids of the scenarios in `scenarios/`, the real one first. */
export function shippedIds(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort((a, b) => Number(b === REAL) - Number(a === REAL) || (a < b ? -1 : 1));
}

/** What the library says of scenarios. */
function shelfOf(texts: ReadonlyMap<string, string>): Shelf {
  const read = (id: string) => ({ file: `${id}.yaml`, content: readFileSync(join(folder, `${id}.yaml`), 'utf8') });
  const cards = [...texts.keys()].flatMap((id): ShelfCard[] => {
    const { scenario } = loadScenario(read(id), (other, kind) => (kind === 'scenario' ? read(other) : undefined));
    if (!scenario) return [];
    return [{ ...cardOf(scenario), ...(scenario.map && { map: mapKey(scenario.map) }) }];
  });
  // The real sequence, which everything starts from, and then the latest first.
  cards.sort((a, b) => Number(b.id === REAL) - Number(a.id === REAL) || b.years[0] - a.years[0]);
  const models = shippedModels().filter(({ id }) => cards.some(({ model }) => model === id));
  return { cards, models: Object.fromEntries(models.map((model) => [model.id, shelfModel(model, cards)])) };
}

/** What a model calls itself and the ends of its paths, in the languages that it speaks. */
function shelfModel(model: Model, cards: readonly Card[]): ShelfModel {
  const languages = ['en', ...Object.keys(model.words)];
  const inAll = (name: (names: ReturnType<typeof modelWords>) => string) =>
    Object.fromEntries(languages.map((language) => [language, name(modelWords(model, language))]));
  const phases = new Set(cards.filter((card) => card.model === model.id).map(({ outcome }) => outcome.phase));
  const [main] = model.regions;
  const measure = modelWords(model, 'en').measure;
  return {
    title: inAll(({ title }) => title),
    roles: [...model.roles.keys()],
    ends: Object.fromEntries([...phases].map((phase) => [phase, inAll((names) => names.state(main?.id ?? '', phase))])),
    ...(measure && {
      measure: { low: measure.low, high: measure.high, title: inAll((names) => names.measure?.title ?? '') },
    }),
  };
}

export function shippedScenarios(served: boolean): Plugin {
  const texts = shippedIds()
    .map((id) => [id, readFileSync(join(folder, `${id}.yaml`), 'utf8')] as const)
    .filter(([id, text]) => served || isCarried(id, text));
  const modules: Record<string, string> = {
    'virtual:library': `export default ${JSON.stringify(shelfOf(new Map(texts)))};`,
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
