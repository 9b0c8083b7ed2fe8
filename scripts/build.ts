/**
 * Builds the package: the command line, the library and the web app as bundles, types, the scenarios that
 * come with Offramp as they are after loading and the state graph, so that a replay and a question start at once.
 * It builds into the folder it is given, an empty one; `scripts/dist.ts` puts that in place.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, constants as zlib } from 'node:zlib';
import { build } from 'vite';
import { graphOf, subjectOfModel } from '../src/explore/graph/explore.js';
import { packGraph } from '../src/explore/graph/pack.js';
import { differs } from '../src/explore/graph/sample.js';
import { shippedModels } from '../src/model/shipped.js';
import { buildViewer } from './build-viewer.js';
import { buildWeb } from './build-web.js';
import { loadShipped, shippedIds } from './scenario-files.js';

const root = join(import.meta.dirname, '..');
const [, , dist = ''] = process.argv;
const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const constants = { __VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' };

const QUICK_YAML = join(root, 'node_modules/yaml/browser/dist/index.js');

/** What no bundle can carry: it is compiled for each system. */
const NATIVE = ['@resvg/resvg-js'];

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

// Everybody who explores has these graphs; XState is asked about some of each, about the rest by `npm run verify-graph`.
/** Graphs with fewer transitions are explored in no time where they are asked for. */
const LARGE = 500_000;
const packed = shippedModels().flatMap((model) => {
  const graph = graphOf(model);
  const wrong = differs(subjectOfModel(model), graph, 300);
  if (wrong) throw new Error(`The graph of ${model.id} is not XState’s: ${wrong}`);
  if (graph.targets.length < LARGE) return [];
  const bytes = packGraph(graph);
  return [{ shape: model.shape, bytes, deflated: deflateRawSync(bytes, { level: 9 }) }];
});
const texts = packed.map(({ shape, deflated }) => [shape, deflated.toString('base64')]);
const graph = { __GRAPHS__: JSON.stringify(Object.fromEntries(texts)), __GRAPH_FILES__: '[]' };
/** A page asks for these files at need; one that is a single file has none, and explores. */
const pageGraph = { __GRAPHS__: '{}', __GRAPH_FILES__: JSON.stringify(packed.map(({ shape }) => shape)) };
// The command line carries everything it needs that can be carried; the library leaves its dependencies to npm.
await bundle({ cli: join(root, 'src/cli/main.ts'), 'explore-worker': join(root, 'src/cli/explore/worker.ts') }, NATIVE);
await bundle(libraryEntries(), Object.keys(dependencies), graph);
await buildWeb(root, join(dist, 'web'), { ...constants, ...pageGraph });
mkdirSync(join(dist, 'web', 'graphs'), { recursive: true });
for (const { shape, deflated } of packed) writeFileSync(join(dist, 'web', 'graphs', shape), deflated);
await buildViewer(root, join(dist, 'web', 'inspect'), constants);
compileScenarios();
mkdirSync(join(dist, 'graphs'), { recursive: true });
// The highest quality takes forty times as long, and makes the largest graph no smaller.
const params = { [zlib.BROTLI_PARAM_QUALITY]: 9 };
for (const { shape, bytes } of packed)
  writeFileSync(join(dist, 'graphs', `${shape}.br`), brotliCompressSync(bytes, { params }));
execFileSync(
  process.execPath,
  [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...['-p', join(root, 'tsconfig.build.json'), '--outDir', join(dist, 'types')],
  ],
  { stdio: 'inherit' },
);
