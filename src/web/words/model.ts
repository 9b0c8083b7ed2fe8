import {
  type Grammar,
  type Model,
  type ModelNames,
  type ModelWords,
  namesOfModel,
  shippedModel,
} from '../../model/index.js';
import { directionOf, isolate } from './direction.js';

export type { Measured, ModelNames } from '../../model/index.js';

/** How a language says what no model has words for. */
const OWN: Record<string, Grammar> = {
  en: {
    actor: 'whoever acts',
    rival: 'the rival',
    target: 'the target',
    each: 'each side',
    fades: (what) => `${what} fades`,
  },
  fa: { actor: 'کنشگر', rival: 'رقیب', target: 'هدف', each: 'هر طرف', fades: (what) => `فروکش ${what}` },
};

/** Texts of models that come with Offramp, by language and model, where they are not in the models themselves. */
const learnt = new Map<string, Readonly<Record<string, ModelWords>>>();

/** Takes in the texts of models in a language; to be done before anything is named in it. */
export function learn(language: string, texts: Readonly<Record<string, ModelWords>>): void {
  learnt.set(language, texts);
}

/** The texts of a model in another language than its own, where there are any. */
function textsOf({ id, title, words }: Model, language: string): ModelWords | undefined {
  // A model of somebody's own may have the id of one of Offramp's.
  return words[language] ?? (shippedModel(id)?.title === title ? learnt.get(language)?.[id] : undefined);
}

const known = new WeakMap<Model, Map<string, ModelNames>>();

/** The words of a model in a language: its own, else those of the file with its texts in it, else its own all the same. */
export function modelWords(model: Model, language: string): ModelNames {
  const spoken = known.get(model) ?? new Map<string, ModelNames>();
  known.set(model, spoken);
  let names = spoken.get(language);
  if (!names) {
    names = spokenIn(model, language);
    spoken.set(language, names);
  }
  return names;
}

/** A text with a capital in front, where the script has capitals. */
export function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function spokenIn(model: Model, language: string): ModelNames {
  const words = language === model.language ? undefined : textsOf(model, language);
  const foreign = directionOf(model.language) !== directionOf(language);
  const own = (text: string): string => (foreign && text !== '' ? isolate(text) : text);
  return namesOfModel(model, words, { own, grammar: OWN[language] ?? OWN.en });
}
