import type { Model } from '../../model/index.js';
import { machineGraph } from '../../render/diagram/machine-graph.js';
import { LANGUAGES, type Language, wordsOf } from '../words/index.js';
import { modelWords } from '../words/model.js';
import { keyOfDrawing, type Layouts, type StillMachine } from './drawing.js';
import { namesIn } from './names.js';
import { placed } from './place.js';

/**
 * The layouts of a model's drawings in every language of the interface, by what they are asked with: for a page that is
 * to draw the model without a layout engine.
 *
 * @param known a model whose layouts the page has: what is drawn as that is left out
 */
export async function layoutsOf(model: Model, known?: Model): Promise<Record<string, object>> {
  const all: Record<string, object> = {};
  const graph = machineGraph(model);
  const other = known && machineGraph(known);
  for (const language of LANGUAGES) {
    const words = await wordsOf(language);
    const names = namesIn(words, modelWords(model, language));
    const others = known && namesIn(words, modelWords(known, language));
    for (const kind of ['view', 'file'] as const) {
      const key = keyOfDrawing(kind, graph, names);
      if (other && others && key === keyOfDrawing(kind, other, others)) continue;
      all[key] = await placed(kind, graph, names);
    }
  }
  return all;
}

/**
 * All that a page needs which is to draw a machine that it does not have.
 *
 * @param kept layouts that were made before, by what they are asked with
 */
export async function stillOf(
  model: Model,
  language: string,
  kept: (key: string) => Layouts['view'] | undefined,
): Promise<StillMachine> {
  const spoken = LANGUAGES.find((one) => one === language) ?? LANGUAGES[0];
  const graph = machineGraph(model);
  const own = modelWords(model, spoken);
  const names = namesIn(await wordsOf(spoken satisfies Language), own);
  return {
    regions: graph.map(({ id, states }) => ({
      ...{ id, title: own.region(id) },
      names: Object.fromEntries(states.map((state) => [state.id, own.state(id, state.id)])),
      states: states.map(({ id: state, composite, initial, outcome }) => ({ id: state, composite, initial, outcome })),
    })),
    layouts: kept(keyOfDrawing('view', graph, names)) ?? (await placed('view', graph, names)),
    rightToLeft: names.rightToLeft,
  };
}
