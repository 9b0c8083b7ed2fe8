/** Lays the machine out while the app is built, so that no layout engine has to go to the browser. */
import type { Plugin } from 'vite';
import { type Model, shippedModel } from '../src/model/index.js';
import { machineGraph } from '../src/render/diagram/machine-graph.js';
import {
  layoutMachine,
  type MachineLayout,
  type MachineMeasures,
  mirrored,
} from '../src/render/diagram/machine-layout.js';
import { fileMeasures } from '../src/render/diagram/machine-svg.js';
import { viewMeasures } from '../src/render/diagram/machine-view.js';
import { namesIn } from '../src/web/machine/names.js';
import { LANGUAGES, wordsOf } from '../src/web/words/index.js';

/** The machine whose states the page has words for. */
const GRAPH = machineGraph(shippedModel('bilateral-crisis') as Model);

type Names = ReturnType<typeof namesIn>;

async function layoutIn({ rightToLeft }: Names, measures: MachineMeasures): Promise<MachineLayout> {
  const layout = await layoutMachine(GRAPH, measures);
  return rightToLeft ? mirrored(layout) : layout;
}

/** What the modules declared in src/web/machine/layouts.d.ts hold for a language. */
const MODULES: Record<string, (names: Names) => Promise<unknown>> = {
  'virtual:machine-view': async (names) => ({
    beside: await layoutIn(names, viewMeasures(names, 'beside', GRAPH)),
    below: await layoutIn(names, viewMeasures(names, 'below', GRAPH)),
  }),
  'virtual:machine-file': (names) => layoutIn(names, fileMeasures(names)),
};

async function make(layout: (names: Names) => Promise<unknown>): Promise<string> {
  const all: Record<string, unknown> = {};
  for (const language of LANGUAGES) all[language] = await layout(namesIn(await wordsOf(language)));
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(all))});`;
}

/** Layouts of the machine in every language of the interface, as modules of plain data. */
export async function machineLayouts(): Promise<Plugin> {
  const modules = new Map<string, string>();
  for (const [id, layout] of Object.entries(MODULES)) modules.set(id, await make(layout));
  return {
    name: 'offramp-machine-layouts',
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules.get(id.slice(1)) : undefined),
  };
}
