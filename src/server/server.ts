import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Boot } from '../render/page/boot.js';
import { servedPage, servedPolicy } from '../render/page/page.js';
import { readAssets } from './assets.js';
import { HOST, listen } from './listen.js';

/** Ports are tried from here on when none is asked for. */
const FIRST_PORT = 4870;

export interface ServeOptions {
  /** Folder of the built app. */
  app: string;
  /** The boot document as it is now. */
  boot: () => Boot;
  /** A port that is wanted; 0 takes any free one, absent the first free of a few. */
  port?: number | undefined;
}

export interface Serving {
  url: string;
  /** Tells every open page that the boot document has changed. */
  announce(): void;
  close(): Promise<void>;
}

/**
 * Serves the app on loopback. Requests under another host name are refused, so that a page elsewhere
 * cannot reach it through a name that it points here.
 *
 * @throws PortError when the port is taken or not allowed
 */
export async function startServer({ app, boot, port }: ServeOptions): Promise<Serving> {
  const assets = readAssets(app);
  const template = assets.text('/index.html');
  const pages = new Set<ServerResponse>();
  let own: ReadonlySet<string> = new Set();

  const server = createServer((request, response) => {
    const path = pathOf(request);
    if (!own.has(request.headers.host ?? '')) return refuse(response, 403, 'This is not the address of this page.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET is answered.');
    switch (path) {
      case '/':
      case '/index.html': {
        const nonce = randomBytes(16).toString('hex');
        common(response, { 'content-security-policy': servedPolicy(nonce), 'cache-control': 'no-store' });
        response.setHeader('content-type', 'text/html; charset=utf-8');
        return response.end(servedPage(template, boot(), nonce));
      }
      case '/boot.json':
        common(response, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
        return response.end(JSON.stringify(boot()));
      case '/events':
        common(response, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        if (request.method === 'HEAD') return response.end();
        response.write(': here\n\n');
        pages.add(response);
        return response.on('close', () => pages.delete(response));
      default:
        common(response);
        return assets.send(path, request, response) || refuse(response, 404, 'There is nothing here.');
    }
  });
  const bound = await listen(server, port, FIRST_PORT);
  own = new Set([`${HOST}:${bound}`, `localhost:${bound}`]);
  return {
    url: `http://${HOST}:${bound}/`,
    announce: () => {
      for (const page of pages) page.write('event: changed\ndata: \n\n');
    },
    close: () =>
      new Promise((resolve) => {
        for (const page of pages) page.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}

function common(response: ServerResponse, headers: Record<string, string> = {}): void {
  const all = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...headers,
  };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  common(response, { 'content-type': 'text/plain; charset=utf-8' });
  response.statusCode = status;
  response.end(`${text}\n`);
}
