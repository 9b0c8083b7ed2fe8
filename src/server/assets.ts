import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative } from 'node:path';

/** What the build makes, by the ending of its name. */
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** How the build names what it names by its content: under a name once seen there is never anything else. */
const HASHED = /^\/(?:[^/]+\/)*assets\/[^/]+-[\w-]{8}\.\w+$/;
const FOR_EVER = 'private, max-age=31536000, immutable';

interface Asset {
  type: string;
  etag: string;
  content: Buffer;
}

/** The files of a folder, as they were when they were read. */
export interface Assets {
  /** A page as text, which has to be filled: as it is, it is sent no more. @throws Error when there was none of that path */
  template(path: string): string;
  /**
   * Answers a request for a file with it, or says that the browser has it already. The answer's own headers stay,
   * but what is named by its content may be kept.
   *
   * @param path the path that was asked for, as it was sent; of a folder, its `index.html` is meant
   * @returns whether there is such a file; if not, nothing is answered
   */
  send(path: string, request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * Reads a folder of a built page, a few MiB, into memory: a server goes on with it whatever becomes of the folder,
 * and nothing outside it can be asked for.
 *
 * @throws Error of the file system when it cannot be read
 */
export function readAssets(folder: string): Assets {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    assets.set(`/${relative(folder, file).replaceAll('\\', '/')}`, {
      type: TYPES[extname(file)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(content).digest('base64url')}"`,
      content,
    });
  }
  return {
    template: (path) => {
      const asset = assets.get(path);
      if (!asset) throw new Error(`There is no ${path} in ${folder}.`);
      assets.delete(path);
      return asset.content.toString('utf8');
    },
    send: (path, request, response) => {
      const name = path.endsWith('/') ? `${path}index.html` : path;
      const asset = assets.get(name);
      if (!asset) return false;
      response.setHeader('etag', asset.etag);
      if (HASHED.test(name)) response.setHeader('cache-control', FOR_EVER);
      if (request.headers['if-none-match'] === asset.etag) {
        response.statusCode = 304;
        response.end();
        return true;
      }
      sendContent(request, response, asset.type, asset.content);
      return true;
    },
  };
}

/** Answers a guarded response with bytes of a type. */
export function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  content: Uint8Array,
): void {
  response.setHeader('content-type', type);
  response.setHeader('content-length', content.length);
  response.end(request.method === 'HEAD' ? undefined : content);
}
