/** Lays machines out while the app is built, so that the layout engine has to go to no browser for them. */
import type { Plugin } from 'vite';
import { shippedModels } from '../src/model/shipped.js';
import { layoutsOf } from '../src/web/machine/layouts-of.js';

const INDEX = 'virtual:machine-layouts';

/** Layouts of the models that come with Offramp, in every language of the interface, as JSON. */
export async function machineLayouts(): Promise<ReadonlyMap<string, string>> {
  const layouts = new Map<string, string>();
  for (const model of shippedModels())
    for (const [key, layout] of Object.entries(await layoutsOf(model))) layouts.set(key, JSON.stringify(layout));
  return layouts;
}

/** Hands them to a page, each as a module of plain data. */
export function layoutsPlugin(layouts: ReadonlyMap<string, string>): Plugin {
  const modules = new Map(
    [...layouts].map(([key, json]) => [`${INDEX}/${key}`, `export default JSON.parse(${JSON.stringify(json)});`]),
  );
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
