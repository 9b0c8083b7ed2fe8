import shipped from 'virtual:machine-layouts';
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useApp, useNames } from '../state/context.js';
import { forget, keptNames, recall, remember } from '../state/storage.js';
import type { Words } from '../words/index.js';
import type { ModelNames } from '../words/model.js';
import { type Kind, keyOfDrawing, type Layouts } from './drawing.js';
import { graphOf } from './marks.js';
import { namesIn } from './names.js';

/** What is known of a drawing: where everything stands, that it is being found out, or that it cannot be here. */
export type Known<K extends Kind> = Layouts[K] | 'coming' | 'none';

const PREFIX = 'layout:';
/** Layouts of other models than those of Offramp that a browser keeps. */
const MOST_KEPT = 12;

const asked = new Map<string, Promise<Layouts[Kind]>>();
const signals = new Map<string, Signal<Known<Kind>>>();
/** Layouts that the page came with. */
let brought: Readonly<Record<string, object>> = {};

/** Takes over what a self-contained file holds for its own model. */
export function adoptLayouts(layouts: Readonly<Record<string, object>> = {}): void {
  brought = layouts;
}

/**
 * Where everything stands in a drawing of a model: as it was made when the app was built, as the page came with it, as
 * this browser has kept it, or as the layout engine places it now, in a worker.
 *
 * @throws Error where there is no layout engine, in a self-contained file
 */
export function layoutFor<K extends Kind>(kind: K, words: Words, names: ModelNames): Promise<Layouts[K]> {
  const key = keyOfDrawing(kind, graphOf(names.model), namesIn(words, names));
  let found = asked.get(key);
  if (!found) {
    found = find(kind, key, words, names);
    asked.set(key, found);
    // Whoever asks again may have more luck.
    found.catch(() => asked.delete(key));
  }
  return found as Promise<Layouts[K]>;
}

async function find<K extends Kind>(kind: K, key: string, words: Words, names: ModelNames): Promise<Layouts[K]> {
  const built = shipped[key];
  if (built) return (await built()).default as Layouts[K];
  const given = brought[key] ?? keptOf(key);
  if (given) return given as Layouts[K];
  const { placed } = await import('./place.js');
  const made = await placed(kind, graphOf(names.model), namesIn(words, names));
  keep(key, made);
  return made;
}

/** Whether the app has the layouts of a model without anybody placing it. */
export function isBuiltIn(words: Words, names: ModelNames): boolean {
  return shipped[keyOfDrawing('view', graphOf(names.model), namesIn(words, names))] !== undefined;
}

/** The layouts of a model in some languages, by what they are asked with, for a file that holds no layout engine. */
export async function layoutsToGive(
  spoken: readonly (readonly [Words, ModelNames])[],
): Promise<Record<string, object>> {
  const all: Record<string, object> = {};
  for (const [words, names] of spoken) {
    if (isBuiltIn(words, names)) continue;
    for (const kind of ['view', 'file'] as const)
      all[keyOfDrawing(kind, graphOf(names.model), namesIn(words, names))] = await layoutFor(kind, words, names);
  }
  return all;
}

/** The layouts of the drawing on the screen, in the language that is set, as they come to be known. */
export function useView(): Known<'view'> {
  const { settings } = useApp();
  const names = useNames();
  const words = settings.words.value;
  const known = useMemo(() => followed(words, names), [words, names]);
  return known.value;
}

function followed(words: Words, names: ModelNames): ReadonlySignal<Known<'view'>> {
  const key = keyOfDrawing('view', graphOf(names.model), namesIn(words, names));
  let known = signals.get(key);
  if (!known || known.peek() === 'none') {
    const made = signal<Known<Kind>>('coming');
    known = made;
    signals.set(key, made);
    layoutFor('view', words, names).then(
      (layout) => {
        made.value = layout;
      },
      () => {
        made.value = 'none';
      },
    );
  }
  return known as ReadonlySignal<Known<'view'>>;
}

function keptOf(key: string): object | undefined {
  try {
    const kept: unknown = JSON.parse(recall(PREFIX + key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? kept : undefined;
  } catch {
    return undefined;
  }
}

function keep(key: string, layout: object): void {
  const before = keptNames(PREFIX);
  for (const name of before.slice(0, Math.max(0, before.length + 1 - MOST_KEPT))) forget(name);
  remember(PREFIX + key, JSON.stringify(layout));
}
