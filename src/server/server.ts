import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { Boot } from '../render/page/boot.js';
import { servedPage, servedPolicy } from '../render/page/page.js';
import { admitted, guard, hostsAt, newSecret, refuse } from './answer.js';
import { readAssets, sendContent } from './assets.js';
import { HOST, listen } from './listen.js';

/** Under it lie pictures, by the hash of their content. */
const PICTURES = '/pictures/';
/** Ports are tried from here on when none is asked for. */
const FIRST_PORT = 4870;

export interface ServeOptions {
  /** Folder of the built app. */
  app: string;
  /** The boot document as it is now. */
  boot: () => Boot;
  /** The pictures of its scenario, by the last part of their addresses. */
  pictures?: () => ReadonlyMap<string, { type: string; bytes: Uint8Array }>;
  /** A port that is wanted; 0 takes any free one, absent the first free of a few. */
  port?: number | undefined;
}

export interface Serving {
  /** Address of the page. Whoever knows it can read the scenario, with what it holds for the teacher. */
  url: string;
  /** Tells every open page that the boot document has changed. */
  announce(): void;
  close(): Promise<void>;
}

/**
 * Serves the app on loopback, under a path that nobody can guess. Requests under another host name are refused,
 * so that a page elsewhere cannot reach it through a name that it points here.
 *
 * @throws PortError when the port is taken or not allowed
 */
export async function startServer({ app, boot, pictures, port }: ServeOptions): Promise<Serving> {
  const assets = readAssets(app);
  const page = assets.template('/index.html');
  const single = assets.template('/single.html');
  const pages = new Set<ServerResponse>();
  const secret = newSecret();
  let own: ReadonlySet<string> = new Set();

  const server = createServer((request, response) => {
    guard(response);
    const path = admitted(request, response, own, secret);
    switch (path) {
      case undefined:
        return;
      case '/':
      case '/index.html': {
        const nonce = randomBytes(16).toString('hex');
        guard(response, servedPolicy(nonce));
        response.setHeader('content-type', 'text/html; charset=utf-8');
        return response.end(servedPage(page, boot(), nonce));
      }
      case '/boot.json':
        response.setHeader('content-type', 'application/json; charset=utf-8');
        return response.end(JSON.stringify(boot()));
      // What the page makes files of; no page itself.
      case '/template':
        response.setHeader('content-type', 'text/plain; charset=utf-8');
        return response.end(single);
      case '/events':
        response.setHeader('content-type', 'text/event-stream');
        if (request.method === 'HEAD') return response.end();
        response.write(': here\n\n');
        pages.add(response);
        return response.on('close', () => pages.delete(response));
      default: {
        const picture = path.startsWith(PICTURES) ? pictures?.().get(path.slice(PICTURES.length)) : undefined;
        if (picture) return sendContent(request, response, picture.type, picture.bytes);
        return assets.send(path, request, response) || refuse(response, 404, 'There is nothing here.');
      }
    }
  });
  const bound = await listen(server, port, FIRST_PORT);
  own = hostsAt(bound);
  return {
    url: `http://${HOST}:${bound}/${secret}/`,
    announce: () => {
      // Who does not read has been told that something is new, which is still so.
      for (const open of pages) if (!open.writableNeedDrain) open.write('event: changed\ndata: \n\n');
    },
    close: () =>
      new Promise((resolve) => {
        for (const open of pages) open.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
