/**
 * Hands the app the models that come with Offramp one by one, without what the first load can do without: their texts in
 * other languages, and what scenarios on them are begun with. All of it is fetched when it is asked for.
 */
import type { Plugin } from 'vite';
import type { ModelWords } from '../src/model/schema.js';
import { shippedSources } from './shipped-models.js';

export function leanModels(): Plugin {
  const sources = shippedSources();
  const languages = [...new Set(sources.flatMap(({ words = {} }) => Object.keys(words)))];
  const textsIn = (language: string): Record<string, ModelWords> =>
    Object.fromEntries(
      sources.flatMap(({ file, words }) => {
        const { draft: _, ...rest } = words?.[language] ?? {};
        return words?.[language] ? [[file.id, rest] as const] : [];
      }),
    );
  const drafts = Object.fromEntries(
    sources.flatMap(({ file: { id, draft }, words = {} }) => {
      const spoken = Object.entries(words).map(([language, { draft: texts }]) => [language, texts] as const);
      return draft === undefined ? [] : [[id, { draft, words: Object.fromEntries(spoken) }]];
    }),
  );
  const lean = sources.map(({ file: { draft: _, ...file } }) => ({ file, words: {} }));
  const models = lean.map(({ file: { id } }) => `${JSON.stringify(id)}: () => import('virtual:shipped-models/${id}')`);
  const loaders = languages.map(
    (language) => `${JSON.stringify(language)}: () => import('virtual:model-texts/${language}')`,
  );
  const modules: Record<string, string> = {
    // Filled by src/web/state/models.ts.
    '#shipped-models': `export const ids = ${JSON.stringify(lean.map(({ file }) => file.id))};\nexport const models = [];`,
    'virtual:shipped-models': `export default { ${models.join(', ')} };`,
    ...Object.fromEntries(
      lean.map((source) => [`virtual:shipped-models/${source.file.id}`, `export default ${JSON.stringify(source)};`]),
    ),
    'virtual:model-texts': `export default { ${loaders.join(', ')} };`,
    'virtual:model-drafts': `export default ${JSON.stringify(drafts)};`,
    ...Object.fromEntries(
      languages.map((language) => [
        `virtual:model-texts/${language}`,
        `export default ${JSON.stringify(textsIn(language))};`,
      ]),
    ),
  };
  return {
    name: 'offramp-lean-models',
    enforce: 'pre',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules[id.slice(1)] : undefined),
  };
}
