import { kindOfText } from '../../file/other-kind.js';
import { SHIPPED_IDS } from '../../model/index.js';
import type { Boot, TextFile } from '../../render/page/boot.js';
import type { Resolve } from '../../scenario/basis.js';
import { BUILTIN } from '../state/builtin-texts.js';
import { modelIn } from '../state/model-files.js';
import { type Draft, drafts } from './drafts.js';

/** Where an editor on disk finds the JSON Schema, for a file in a folder beside `schema`. */
export const SCHEMA = '../schema/scenario.schema.json';

/** The same for a file of a model. */
export const MODEL_SCHEMA = '../schema/model.schema.json';

/** The id that a text gives itself, as far as that can be seen without reading it whole. */
export function idIn(text: string): string | undefined {
  return /^id:[ \t]*["']?([a-z0-9]+(?:-[a-z0-9]+)*)["']?[ \t]*(?:#.*)?$/m.exec(text.slice(0, 20_000))?.[1];
}

const named = (files: readonly TextFile[], id: string): TextFile | undefined =>
  files.find(({ name }) => name === `${id}.yaml` || name === `${id}.yml`);

/**
 * Finds what a scenario extends or runs on: a file beside the served one, one that comes with Offramp, or a draft of
 * this browser.
 */
export function resolverOf(boot: Boot): Resolve {
  return (id, kind) => {
    if (kind === 'model') return modelIn(boot.beside ?? [], id) ?? keptText(id, kind);
    const beside = named([...(boot.source ? [boot.source] : []), ...(boot.beside ?? [])], id);
    if (beside) return { file: beside.name, content: beside.text };
    const builtin = BUILTIN.get(id);
    if (builtin !== undefined) return { file: `${id}.yaml`, content: builtin };
    return keptText(id, kind);
  };
}

function keptText(id: string, kind: 'scenario' | 'model'): ReturnType<Resolve> {
  const draft = drafts().find(({ text }) => idIn(text) === id && kindOfText(text) === kind);
  // A model goes by the name of its file.
  return draft && { file: kind === 'model' ? `${id}.yaml` : draft.name, content: draft.text };
}

/** Ids of the scenarios that can be extended: those that come with Offramp, and those among the drafts. */
export function scenarioIds(kept: readonly Draft[]): string[] {
  return [...new Set([...BUILTIN.keys(), ...idsAmong(kept, 'scenario')])];
}

/** Ids of the models that a scenario can run on, in the same way; those among files beside the served one too. */
export function modelIds(kept: readonly Draft[], { beside = [] }: Pick<Boot, 'beside'>): string[] {
  return [...new Set([...SHIPPED_IDS, ...idsAmong(beside, 'model'), ...idsAmong(kept, 'model')])];
}

function idsAmong(kept: readonly TextFile[], kind: 'scenario' | 'model'): string[] {
  return kept.filter(({ text }) => kindOfText(text) === kind).flatMap(({ text }) => idIn(text) ?? []);
}
