import { ids, models as shipped } from '#shipped-models';
import { compileModel } from './compile/index.js';
import type { Model } from './model.js';
import type { Settings } from './settings.js';
import type { ModelSource } from './sources.js';

/** The generated module says nothing of what its data look like: the loader has checked them. */
const models = shipped as readonly ModelSource[];

const made = new WeakMap<ModelSource, Model>();
/** Models by what they hang on, so that the same one is made once: those used last. */
const byText = new Map<string, Model>();
const MOST_KEPT = 16;

/** The model of a source: the same for sources that say the same. */
export function modelFrom(source: ModelSource): Model {
  let model = made.get(source);
  if (!model) {
    const text = JSON.stringify([source.file, source.words ?? {}, source.settings ?? {}]);
    model = byText.get(text) ?? compileModel(source.file, source.words, source.settings);
    byText.delete(text);
    byText.set(text, model);
    for (const oldest of byText.keys()) {
      if (byText.size <= MOST_KEPT) break;
      byText.delete(oldest);
    }
    made.set(source, model);
  }
  return model;
}

/** A model that comes with Offramp; undefined where there is none of that id. */
export function shippedModel(id: string): Model | undefined {
  const source = models.find(({ file }) => file.id === id);
  return source && modelFrom(source);
}

/** Every model that comes with Offramp; in a page, of which there are by now. */
export function shippedModels(): Model[] {
  return ids.flatMap((id) => shippedModel(id) ?? []);
}

/** Ids of the models that come with Offramp. */
export const SHIPPED_IDS: readonly string[] = ids;

/** A model with what a scenario sets of it. */
export function withSettings(model: Model, settings: Settings): Model {
  return modelFrom({ file: model.file, words: model.words, settings });
}

/** The plain data that a model can be made from again. */
export function sourceOf({ file, words, settings }: Model): ModelSource {
  return { file, words, settings };
}
