import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Boot } from '../render/page/boot.js';
import { servedPage, servedPolicy } from '../render/page/page.js';
import { guard, refuse } from './answer.js';
import { readAssets, sendContent } from './assets.js';

/** Under it lie pictures, by the hash of their content. */
const PICTURES = '/pictures/';

/** What the app shows to somebody who asks for it. */
export interface Shown {
  /** The boot document as it is now. */
  boot: () => Boot;
  /** The pictures of its scenario, by the last part of their addresses. */
  pictures?: (() => ReadonlyMap<string, { type: string; bytes: Uint8Array }>) | undefined;
}

/** The built app, and the pages of it that are open. */
export interface ServedApp {
  /**
   * Answers a guarded request.
   *
   * @param path what was asked for, below the app's folder: it begins with a slash
   */
  answer(path: string, request: IncomingMessage, response: ServerResponse, shown: Shown): void;
  /** Tells every open page that the boot document has changed. */
  announce(): void;
  /** Lets go of the pages that are open. */
  end(): void;
}

/** Reads the built app. @throws Error of the file system when it cannot be read */
export function servedApp(folder: string): ServedApp {
  const assets = readAssets(folder);
  const page = assets.template('/index.html');
  const single = assets.template('/single.html');
  const pages = new Set<ServerResponse>();
  return {
    answer: (path, request, response, { boot, pictures }) => {
      switch (path) {
        case '/':
        case '/index.html': {
          const nonce = randomBytes(16).toString('hex');
          guard(response, servedPolicy(nonce));
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.end(servedPage(page, boot(), nonce));
          return;
        }
        case '/boot.json':
          response.setHeader('content-type', 'application/json; charset=utf-8');
          response.end(JSON.stringify(boot()));
          return;
        // What the page makes files of; no page itself.
        case '/template':
          response.setHeader('content-type', 'text/plain; charset=utf-8');
          response.end(single);
          return;
        case '/events':
          response.setHeader('content-type', 'text/event-stream');
          if (request.method === 'HEAD') {
            response.end();
            return;
          }
          response.write(': here\n\n');
          pages.add(response);
          response.on('close', () => pages.delete(response));
          return;
        default: {
          const picture = path.startsWith(PICTURES) ? pictures?.().get(path.slice(PICTURES.length)) : undefined;
          if (picture) sendContent(request, response, picture.type, picture.bytes);
          else if (!assets.send(path, request, response)) refuse(response, 404, 'There is nothing here.');
        }
      }
    },
    announce: () => {
      // Who does not read has been told that something is new, which is still so.
      for (const open of pages) if (!open.writableNeedDrain) open.write('event: changed\ndata: \n\n');
    },
    end: () => {
      for (const open of pages) open.end();
    },
  };
}
