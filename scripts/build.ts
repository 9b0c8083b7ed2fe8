/**
 * Builds the package: the command line, the library and the web app as bundles, types, the scenarios that
 * come with Offramp as they are after loading and the state graph, so that a replay and a question start at once.
 * It builds into the folder it is given, an empty one; `scripts/dist.ts` puts that in place.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { shippedModels } from '../src/model/shipped.js';
import { buildClass } from './build-class.js';
import { buildViewer } from './build-viewer.js';
import { buildWeb } from './build-web.js';
import { layoutsPlugin, machineLayouts } from './machine-layouts.js';
import { loadShipped, shippedIds } from './scenario-files.js';

const root = join(import.meta.dirname, '..');
const [, , dist = ''] = process.argv;
const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const constants = {
  __VERSION__: JSON.stringify(version),
  __ENGINE__: JSON.stringify(engine()),
  'process.env.NODE_ENV': '"production"',
};

const QUICK_YAML = join(root, 'node_modules/yaml/browser/dist/index.js');

/** What no bundle can carry: it is compiled for each system. `pg-native` is what pg looks for and can do without. */
const NATIVE = ['@resvg/resvg-js', 'libsql', 'pg-native'];

async function bundle(
  entry: Record<string, string>,
  external: string[],
  own: Record<string, string> = {},
): Promise<void> {
  const whole = external === NATIVE;
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { ...constants, ...own },
    // For Node, yaml is built to ask the environment at every token whether to log it, which is a fifth of its time.
    ...(whole && { resolve: { alias: [{ find: /^yaml$/, replacement: QUICK_YAML }] } }),
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: dist,
      emptyOutDir: false,
      target: 'node20',
      minify: true,
      ...(whole && { license: { fileName: 'licenses.md' } }),
      rollupOptions: {
        input: entry,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

/** What compiles and explores models, as a short text: a graph that another build has kept may not be what this one finds. */
function engine(): string {
  const hash = createHash('sha256').update(version);
  for (const folder of ['src/model', 'src/explore/graph'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(root, folder, name)));
  return hash.digest('hex').slice(0, 12);
}

/** The library's doors by the name of their bundle: `index`, and one for each subpath that package.json exports. */
function libraryEntries(): Record<string, string> {
  const folder = join(root, 'src/library');
  const doors = readdirSync(folder).map((file) => [file.replace(/\.ts$/, ''), join(folder, file)]);
  return { index: join(root, 'src/index.ts'), ...Object.fromEntries(doors) };
}

function compileScenarios(): void {
  mkdirSync(join(dist, 'scenarios'), { recursive: true });
  for (const id of shippedIds()) {
    const { scenario, problems } = loadShipped(id);
    if (!scenario) {
      const [first] = problems;
      throw new Error(`scenarios/${id}.yaml has errors; the first is at line ${first?.line}: ${first?.message}`);
    }
    writeFileSync(join(dist, 'scenarios', `${id}.json`), JSON.stringify(scenario));
  }
}

/** Runs a script of this folder's project beside the build. @throws where it fails */
function beside(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  process.on('exit', () => child.kill());
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}.`))));
  });
}

async function explored(): Promise<{ shape: string; deflated: Buffer }[]> {
  const folder = join(dist, 'graphs');
  await beside('--import', 'tsx', join(root, 'scripts/build-graphs.ts'), folder);
  const large = shippedModels().filter(({ shape }) => existsSync(join(folder, shape)));
  return large.map(({ shape }) => {
    const deflated = readFileSync(join(folder, shape));
    rmSync(join(folder, shape));
    return { shape, deflated };
  });
}

async function bundles(graphs: ReturnType<typeof explored>): Promise<void> {
  // The command line carries everything it needs that can be carried; the library leaves its dependencies to npm.
  await bundle(
    {
      cli: join(root, 'src/cli/main.ts'),
      'explore-worker': join(root, 'src/cli/explore/worker.ts'),
      'page-layouts': join(root, 'src/web/machine/layouts-of.ts'),
    },
    NATIVE,
  );
  compileScenarios();
  const layouts = await machineLayouts();
  const packed = await graphs;
  const texts = packed.map(({ shape, deflated }) => [shape, deflated.toString('base64')]);
  const graph = { __GRAPHS__: JSON.stringify(Object.fromEntries(texts)), __GRAPH_FILES__: '[]' };
  /** A page asks for these files at need; one that is a single file has none, and explores. */
  const pageGraph = { __GRAPHS__: '{}', __GRAPH_FILES__: JSON.stringify(packed.map(({ shape }) => shape)) };
  await bundle(libraryEntries(), Object.keys(dependencies), graph);
  await buildWeb(root, join(dist, 'web'), { ...constants, ...pageGraph }, layoutsPlugin(layouts));
  await buildViewer(root, join(dist, 'web', 'inspect'), constants);
  await buildClass(root, join(dist, 'web', 'class'), constants);
  // A server that draws a machine for a page takes what a screen needs from here.
  mkdirSync(join(dist, 'layouts'));
  for (const [key, json] of layouts)
    if (key.startsWith('view-')) writeFileSync(join(dist, 'layouts', `${key}.json`), json);
  mkdirSync(join(dist, 'web', 'graphs'), { recursive: true });
  for (const { shape, deflated } of packed) writeFileSync(join(dist, 'web', 'graphs', shape), deflated);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
const typed = beside(
  join(root, 'node_modules/typescript/bin/tsc'),
  ...['-p', join(root, 'tsconfig.build.json'), '--outDir', join(dist, 'types')],
);
const graphs = explored();
await Promise.all([typed, graphs, bundles(graphs)]);
