import type { Boot, TextFile } from '../../render/page/boot.js';
import type { Resolve } from '../../scenario/load.js';
import { BUILTIN } from '../state/builtin-texts.js';
import { modelIn } from '../state/model-files.js';
import { drafts } from './drafts.js';

/** Where an editor on disk finds the JSON Schema, for a file in a folder beside `schema`. */
export const SCHEMA = '../schema/scenario.schema.json';

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
    if (kind === 'model') return modelIn(boot.beside ?? [], id);
    const beside = named([...(boot.source ? [boot.source] : []), ...(boot.beside ?? [])], id);
    if (beside) return { file: beside.name, content: beside.text };
    const builtin = BUILTIN.get(id);
    if (builtin !== undefined) return { file: `${id}.yaml`, content: builtin };
    const draft = drafts().find(({ text }) => idIn(text) === id);
    return draft && { file: draft.name, content: draft.text };
  };
}
