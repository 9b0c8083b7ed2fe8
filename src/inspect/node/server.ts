import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Session } from '../../play/index.js';
import { admitted, below, guard, hostsAt, newSecret, pathOf, refuse } from '../../server/answer.js';
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
  const secret = newSecret();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
  let hosts: ReadonlySet<string> = new Set();
  const origins = () => new Set([...[...hosts].map((host) => `http://${host}`), ...(remote ? [remote.origin] : [])]);
  const assets = viewer === undefined ? undefined : readAssets(viewer);

  const server = createServer((request, response) => {
    guard(response, policy(hosts));
    const path = admitted(request, response, hosts, secret);
    if (path === undefined || assets?.send(path, request, response)) return;
    refuse(response, 404, 'There is nothing here.');
  });
  server.on('upgrade', (request, socket, head) => {
    const wrong = whyNot(request, hosts, origins(), secret);
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
  hosts = hostsAt(port);
  const beat = heartbeat(sockets);
  const address = `${HOST}:${port}/${secret}/ws`;
  return {
    url: `http://${HOST}:${port}/${secret}/`,
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

function whyNot(
  request: IncomingMessage,
  hosts: ReadonlySet<string>,
  origins: ReadonlySet<string>,
  secret: string,
): string | undefined {
  const { host = '', origin } = request.headers;
  if (!hosts.has(host)) return 'it used another host name';
  // A browser always says which page it is; what says nothing is no browser, and needs the token as well.
  if (origin !== undefined && !origins.has(origin)) return 'it came from a page of another origin';
  if (below(pathOf(request), secret) !== '/ws') return 'it does not know the address';
  return undefined;
}

function hangUp(socket: Duplex): void {
  socket.on('error', () => {});
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function policy(hosts: ReadonlySet<string>): string {
  const sockets = [...hosts].map((host) => `ws://${host}`).join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
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
