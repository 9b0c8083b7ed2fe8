import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Session } from '../../play/index.js';
import { readAssets } from '../../server/assets.js';
import { HOST, listen } from '../../server/listen.js';
import { Bridge } from '../bridge.js';
import { MAX_MESSAGE } from '../message.js';
import { Hub } from './hub.js';

/** Ports are tried from here on when none is asked for. */
const FIRST_PORT = 4900;
/** A viewer that does not answer twice in a row is gone, milliseconds apart. */
const HEARTBEAT = 15_000;

export interface InspectorOptions {
  session: Session;
  /** Who acts on the session here, as viewers are told: `terminal`, for instance. */
  origin: string;
  /** Folder of the built viewer; without it only the socket is served. */
  viewer?: string;
  /** A port that is wanted; 0 takes any free one, absent the first free of a few. */
  port?: number | undefined;
  /** Address of a viewer elsewhere that may connect too. */
  remote?: URL | undefined;
  /** Gets a line for whatever was refused or dropped. */
  log: (line: string) => void;
}

export interface Inspector {
  /** Address of the viewer. Whoever knows it can watch and drive the session. */
  url: string;
  /** Address of the socket, without `ws://`: what `createWebSocketReceiver` takes as `server`. */
  socket: string;
  /** Address of the viewer elsewhere, told where the socket is. */
  remote?: string;
  readonly viewers: number;
  close(): Promise<void>;
}

/**
 * Serves the viewer and the socket of @xstate/inspect on loopback, under a path that nobody can guess.
 * Pages of other origins are refused, as are requests under another host name.
 *
 * @throws PortError when the port is taken or not allowed
 */
export async function startInspector(options: InspectorOptions): Promise<Inspector> {
  const { session, origin, viewer, remote, log } = options;
  const bridge = new Bridge({ session, origin, log, run: randomBytes(6).toString('hex') });
  const hub = new Hub(bridge, log);
  const token = randomBytes(16).toString('hex');
  const base = `/${token}/`;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
  let hosts: ReadonlySet<string> = new Set();
  const origins = () => new Set([...[...hosts].map((host) => `http://${host}`), ...(remote ? [remote.origin] : [])]);
  const assets = viewer === undefined ? undefined : readAssets(viewer);

  const server = createServer((request, response) => {
    headers(response, hosts);
    const path = pathOf(request);
    if (!hosts.has(request.headers.host ?? '')) return refuse(response, 403, 'This is not the address of this page.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET is answered.');
    const sent = isUnder(path, base) && assets?.send(path.slice(base.length - 1), request, response);
    return sent || refuse(response, 404, 'There is nothing here.');
  });
  server.on('upgrade', (request, socket, head) => {
    const wrong = whyNot(request, hosts, origins(), `${base}ws`);
    if (wrong) {
      log(`A connection was refused: ${wrong}.`);
      return hangUp(socket);
    }
    return sockets.handleUpgrade(request, socket, head, (accepted) => hub.accept(accepted, socket));
  });
  let port: number;
  try {
    port = await listen(server, options.port, FIRST_PORT);
  } catch (error) {
    hub.close();
    bridge.close();
    throw error;
  }
  hosts = new Set([`${HOST}:${port}`, `localhost:${port}`]);
  const beat = heartbeat(sockets);
  const address = `${HOST}:${port}${base}ws`;
  return {
    url: `http://${HOST}:${port}${base}`,
    socket: address,
    ...(remote && { remote: withServer(remote, address) }),
    get viewers() {
      return hub.viewers;
    },
    close: () =>
      new Promise((resolve) => {
        clearInterval(beat);
        hub.close();
        bridge.close();
        sockets.close();
        server.close(() => resolve());
        // Those who do not say goodbye in time are cut off.
        setTimeout(() => {
          for (const client of sockets.clients) client.terminate();
          server.closeAllConnections();
        }, 200).unref();
      }),
  };
}

/** The viewers of @xstate/inspect look for the socket in `server`. */
function withServer(remote: URL, socket: string): string {
  const url = new URL(remote);
  url.searchParams.set('server', socket);
  return url.href;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}

/** Whether a path begins with the secret one; how long that takes to find out tells nothing of it. */
function isUnder(path: string, base: string): boolean {
  const begins = Buffer.from(path.slice(0, base.length));
  const wanted = Buffer.from(base);
  return begins.length === wanted.length && timingSafeEqual(begins, wanted);
}

function whyNot(
  request: IncomingMessage,
  hosts: ReadonlySet<string>,
  origins: ReadonlySet<string>,
  path: string,
): string | undefined {
  const { host = '', origin } = request.headers;
  if (!hosts.has(host)) return 'it used another host name';
  // A browser always says which page it is; what says nothing is no browser, and needs the token as well.
  if (origin !== undefined && !origins.has(origin)) return 'it came from a page of another origin';
  if (pathOf(request).length !== path.length || !isUnder(pathOf(request), path)) return 'it does not know the address';
  return undefined;
}

function hangUp(socket: Duplex): void {
  socket.on('error', () => {});
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function headers(response: ServerResponse, hosts: ReadonlySet<string>): void {
  const sockets = [...hosts].map((host) => `ws://${host}`).join(' ');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const all = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}

/** Lets go of viewers whose computer went to sleep without saying so. */
function heartbeat(sockets: WebSocketServer): NodeJS.Timeout {
  const silent = new WeakSet<object>();
  return setInterval(() => {
    for (const client of sockets.clients) {
      if (silent.has(client)) client.terminate();
      else {
        silent.add(client);
        client.once('pong', () => silent.delete(client));
        client.ping();
      }
    }
  }, HEARTBEAT).unref();
}
