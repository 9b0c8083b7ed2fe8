/** Builds the web app: the pages a server sends, and the same app as one file for export. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig, type Plugin, type PluginOption } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { exploreWorker } from './explore-worker.js';
import { layoutEngine } from './layout-engine.js';
import { leanModels } from './lean-models.js';
import { packSingle } from './pack-single.js';
import { shippedScenarios } from './shipped-scenarios.js';

/**
 * @param root the repository's top
 * @param out where the app goes: index.html, assets/ and single.html
 * @param define constants for the code
 * @param layouts hands the app its layouts
 */
export async function buildWeb(
  root: string,
  out: string,
  define: Record<string, string>,
  layouts: Plugin,
): Promise<void> {
  const config = (
    outDir: string,
    served: boolean,
    own: InlineConfig['build'] = {},
    plugins: PluginOption[] = [],
  ): InlineConfig => ({
    root: join(root, 'src/web'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    define: { ...define, __SERVED__: String(served) },
    plugins: [
      leanModels(),
      layouts,
      layoutEngine(served),
      shippedScenarios(served),
      exploreWorker(root, served),
      ...plugins,
    ],
    // A page from disk cannot start a module as a worker.
    worker: { format: 'iife', plugins: () => [leanModels()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      ...own,
    },
  });
  await build(config(out, true, { license: { fileName: 'licenses.md' } }));
  const single = join(out, 'single');
  await build(config(single, false, {}, [viteSingleFile({ removeViteModuleLoader: true })]));
  const page = readFileSync(join(single, 'index.html'), 'utf8');
  rmSync(single, { recursive: true });
  writeFileSync(join(out, 'single.html'), packSingle(page));
}
