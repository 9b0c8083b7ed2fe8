/** Builds the pages of a class: what a phone gets is its own bundle, without the crisis and its engine. */
import { join } from 'node:path';
import { build } from 'vite';

/** The pages, which are served as `/`, `/teacher` and `/wall`. */
const PAGES = ['student', 'teacher', 'wall'];

/**
 * @param root the repository's top
 * @param out where they go: student.html, teacher.html, wall.html and assets/
 * @param define constants for the code
 */
export async function buildClass(root: string, out: string, define: Record<string, string>): Promise<void> {
  const from = join(root, 'src/web/class');
  await build({
    root: from,
    base: './',
    configFile: false,
    logLevel: 'warn',
    define,
    build: {
      outDir: out,
      emptyOutDir: true,
      // Phones of five years ago.
      target: 'es2020',
      cssTarget: ['chrome87', 'firefox85', 'safari14'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      license: { fileName: 'licenses.md' },
      rollupOptions: { input: PAGES.map((page) => join(from, `${page}.html`)) },
    },
  });
}
