import drafts from 'virtual:model-drafts';
import { unusedId } from '../../file/ids.js';
import { type Model, modelText, shippedModel } from '../../model/index.js';
import type { Boot, TextFile } from '../../render/page/boot.js';
import { modelOf, type Scenario, slug } from '../../scenario/index.js';
import { blankText, whatIfText } from '../../scenario/template.js';
import { BUILTIN, REAL } from '../state/builtin-texts.js';
import type { App } from '../state/context.js';
import type { Words } from '../words/index.js';
import { modelWords } from '../words/model.js';
import { writingWords } from '../words/write.js';
import { drafts as keptDrafts } from './drafts.js';
import type { FileHandle } from './files.js';
import { idIn, MODEL_SCHEMA, resolverOf, SCHEMA } from './library.js';

/** A text to be written on. */
export interface Opening {
  name: string;
  text: string;
  handle?: FileHandle;
  served?: string;
  /** It is not in any file yet, so leaving it would lose it. */
  unsaved?: boolean;
  draft?: string;
}

/** A what-if to be filled in, which has no errors as it is. */
export function whatIfOpening(scenario: Scenario, from: string, title: string, words: Words): Opening {
  const taken = new Set([
    scenario.id,
    ...(scenario.extends ? [scenario.extends.id] : []),
    ...scenario.steps.map((step) => step.id),
    ...scenario.branches.map((branch) => branch.id),
  ]);
  const id = unusedId(slug(title) || 'what-if', taken);
  const texts = writingWords(words.language).branchTexts(modelWords(modelOf(scenario), words.language));
  return {
    name: `${id}.yaml`,
    text: whatIfText({ id, title: clean(title), scenario, from, schema: SCHEMA, texts }),
    unsaved: true,
  };
}

/** A crisis on a model to be filled in, which has no errors as it is. @param names what stands behind its roles */
export function blankOpening(
  model: Model,
  title: string,
  names: Readonly<Record<string, string>>,
  start: string,
  { language }: Words,
): Opening {
  const id = slug(title) || 'my-crisis';
  const shipped = shippedModel(model.id) === model ? drafts[model.id] : undefined;
  const draft = model.file.draft ?? shipped?.draft;
  const whole: Model = draft === undefined ? model : { ...model, file: { ...model.file, draft } };
  const spoken = model.words[language]?.draft ?? shipped?.words[language];
  const texts = {
    ...writingWords(language).branchTexts(modelWords(model, language)),
    ...(spoken && { draft: spoken }),
  };
  const called = Object.fromEntries(Object.entries(names).map(([role, name]) => [role, clean(name)]));
  return {
    name: `${id}.yaml`,
    text: blankText({ model: whole, id, title: clean(title), names: called, start, schema: SCHEMA, texts }),
    unsaved: true,
  };
}

/** A small model with a word on each part, which has no errors as it is. */
export function modelOpening(title: string): Opening {
  const id = slug(title) || 'my-model';
  return { name: `${id}.yaml`, text: modelText({ id, title: clean(title), schema: MODEL_SCHEMA }), unsaved: true };
}

const clean = (text: string) =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 120) || '-';

/**
 * A text of the page as it stands with files: the served file only where it is what is on disk, a draft
 * where it is kept as one, else the text of a file that was opened or saved.
 */
export function sourceOpening(source: TextFile, home: Boot): Opening {
  if (home.source?.text === source.text) return { ...home.source, served: home.source.name };
  const draft = keptDrafts().find(({ text }) => text === source.text);
  return draft ? { ...draft, unsaved: true, draft: draft.key } : { ...source };
}

/** The text of the scenario that is shown; of the real crisis where that is not to be found. */
export function shownText({ run, boot, home }: App): Opening {
  const { id } = run.scenario;
  const { source } = boot;
  if (source && idIn(source.text) === id) return sourceOpening(source, home);
  const found = resolverOf(boot)(id, 'scenario');
  const text = typeof found?.content === 'string' ? found.content : BUILTIN.get(REAL);
  return { name: found ? `${id}.yaml` : `${REAL}.yaml`, text: text ?? '' };
}
