/** Builds the viewer of the inspector: a page of its own, which the page of the crisis never loads by itself. */
import { join } from 'node:path';
import { build } from 'vite';

/**
 * @param root the repository's top
 * @param out where the viewer goes: index.html and assets/
 * @param define constants for the code
 */
export async function buildViewer(root: string, out: string, define: Record<string, string>): Promise<void> {
  await build({
    root: join(root, 'src/inspect/viewer'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    define,
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      license: { fileName: 'licenses.md' },
    },
  });
}
