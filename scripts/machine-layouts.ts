/** Lays machines out while the app is built, so that the layout engine has to go to no browser for them. */
import type { Plugin } from 'vite';
import { shippedModels } from '../src/model/shipped.js';
import { machineGraph } from '../src/render/diagram/machine-graph.js';
import { keyOfDrawing } from '../src/web/machine/drawing.js';
import { namesIn } from '../src/web/machine/names.js';
import { placed } from '../src/web/machine/place.js';
import { LANGUAGES, wordsOf } from '../src/web/words/index.js';
import { modelWords } from '../src/web/words/model.js';

const INDEX = 'virtual:machine-layouts';

/** Layouts of the models that come with Offramp, in every language of the interface, each as a module of plain data. */
export async function machineLayouts(): Promise<Plugin> {
  const modules = new Map<string, string>();
  for (const model of shippedModels()) {
    const graph = machineGraph(model);
    for (const language of LANGUAGES) {
      const names = namesIn(await wordsOf(language), modelWords(model, language));
      for (const kind of ['view', 'file'] as const) {
        const layout = JSON.stringify(await placed(kind, graph, names));
        modules.set(
          `${INDEX}/${keyOfDrawing(kind, graph, names)}`,
          `export default JSON.parse(${JSON.stringify(layout)});`,
        );
      }
    }
  }
  const entries = [...modules.keys()].map(
    (id) => `${JSON.stringify(id.slice(INDEX.length + 1))}: () => import('${id}')`,
  );
  modules.set(INDEX, `export default { ${entries.join(', ')} };`);
  return {
    name: 'offramp-machine-layouts',
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules.get(id.slice(1)) : undefined),
  };
}
