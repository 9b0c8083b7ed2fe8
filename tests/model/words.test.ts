import { expect, test } from 'vitest';
import { type Model, type ModelFile, type ModelWords, shippedModels } from '../../src/model/index.js';

type States = NonNullable<ModelFile['regions'][string]['states']>;
type StateWords = NonNullable<NonNullable<ModelWords['regions']>[string]['states']>;

/** What a model shows people in English and has no words for in another language. */
function missing({ file }: Model, words: ModelWords): string[] {
  const gaps: string[] = [];
  const compare = (path: string, own: unknown, other: unknown, keys: readonly string[]): void => {
    for (const key of keys) {
      const has = (one: unknown) => typeof one === 'object' && one !== null && Object.hasOwn(one, key);
      if (has(own) && !has(other)) gaps.push(`${path}.${key}`);
    }
  };
  compare('model', file, words, ['title', 'text']);
  for (const kind of ['roles', 'moves', 'deadlines', 'variables', 'conditions', 'signals'] as const) {
    const keys = kind === 'variables' ? ['title', 'text', 'short'] : kind === 'conditions' ? ['title', 'failed'] : [];
    const own: Record<string, unknown> = { ...file[kind] };
    for (const [id, one] of Object.entries(own))
      compare(
        `${kind}.${id}`,
        one,
        words[kind]?.[id],
        keys.length > 0 ? keys : kind === 'signals' ? ['title'] : ['title', 'text'],
      );
  }
  // Who stands behind a role, and what is no value at all, the page says itself.
  for (const [id, variable] of Object.entries(file.variables ?? {}))
    for (const value of variable.values ?? [])
      if (!words.variables?.[id]?.values?.[String(value)]) gaps.push(`variables.${id}.values.${value}`);
  const states = (path: string, own: States, other: StateWords | undefined): void => {
    for (const [id, state] of Object.entries(own)) {
      compare(`${path}.${id}`, state, other?.[id], ['title', 'text', 'while']);
      if (state?.states) states(`${path}.${id}`, state.states, other?.[id]?.states);
    }
  };
  for (const [id, region] of Object.entries(file.regions)) {
    compare(id, region, words.regions?.[id], ['title']);
    states(id, region.states, words.regions?.[id]?.states);
  }
  return gaps;
}

const spoken = shippedModels().flatMap((model) =>
  Object.entries(model.words).map(([language, words]) => [model.id, language, model, words] as const),
);

test.each(spoken)('%s has words in %s for everything that it shows', (_id, _language, model, words) => {
  expect(missing(model, words)).toEqual([]);
});

test('every model that comes along speaks Persian', () => {
  expect(spoken.map(([id, language]) => `${id}.${language}`)).toEqual(shippedModels().map(({ id }) => `${id}.fa`));
});
