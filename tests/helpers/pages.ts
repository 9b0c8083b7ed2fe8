import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { root } from './scenarios.js';

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
};

export interface Origin {
  url: string;
  server: Server;
}

/** Serves small pages around built scripts; each server is an origin of its own. */
export async function origin(pages: Record<string, string>): Promise<Origin> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const body = pages[path];
    response.statusCode = body === undefined ? 404 : 200;
    const [, ending = 'html'] = /\.([a-z]+)$/.exec(path) ?? [];
    response.setHeader('content-type', TYPES[ending] ?? 'text/plain');
    response.end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

/** The built viewer, as pages under `/inspect/`. */
export function builtViewer(): Record<string, string> {
  const folder = join(root, 'dist/web/inspect');
  const assets = readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`);
  return Object.fromEntries(
    ['index.html', ...assets].map((name) => [`/inspect/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** A script of tests/fixtures/inspect/, built for the browser. */
export async function script(name: string): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(root, 'tests/fixtures/inspect', name), formats: ['es'], fileName: 'out' },
      rollupOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? '';
}

export const html = (src: string) =>
  `<!doctype html><title>x</title><link rel="icon" href="data:,"><script type="module" src="${src}"></script>`;
