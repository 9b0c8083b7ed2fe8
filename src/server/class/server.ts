import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import fastify from 'fastify';
import { CLASS_LIMITS } from '../../class/index.js';
import { servedPolicy } from '../../render/page/page.js';
import { guard, pathOf, refuse } from '../answer.js';
import { type Assets, readAssets } from '../assets.js';
import { HOST, listen } from '../listen.js';
import { Connection } from './connection.js';
import type { House } from './house.js';
import { CrisisPage } from './page.js';
import { Doorkeeper } from './rates.js';

/** Ports are tried from here on when none is asked for. */
export const FIRST_PORT = 4890;
/** By default connections are asked so often whether they stand, milliseconds. */
const BEAT = 15_000;
/** How long pages are given to hear that the server stops, milliseconds. */
const LAST_WORDS = 500;
/** Requests for pages from one address in a minute: a school's network may be one. */
const REQUESTS = 6_000;

const PAGES: Record<string, string> = { '/': '/student.html', '/teacher': '/teacher.html', '/wall': '/wall.html' };

export interface ClassServerOptions {
  house: House;
  /** Folder of the built pages of a class. */
  pages: string;
  /** Folder of the built app, whose page the teacher can open; without it there is none. */
  app?: string | undefined;
  /** How the command line is called, for hints. */
  called?: string | undefined;
  /** On the network that this computer is in, and not on this computer alone. */
  lan?: boolean;
  port?: number | undefined;
  /** The address under which a larger server passes requests on, with its path. */
  behind?: URL | undefined;
  /** How often connections are asked whether they stand, milliseconds. */
  beat?: number;
  /** Told of what should not have happened. */
  problem?: (error: unknown) => void;
}

export interface ClassServing {
  port: number;
  /** Addresses under which it is reached, the best first; each ends with a slash. */
  addresses: string[];
  close(): Promise<void>;
}

/**
 * Serves classes: their pages, and a WebSocket for each page.
 *
 * @throws PortError when the port is taken or not allowed
 */
export async function startClassServer(options: ClassServerOptions): Promise<ClassServing> {
  const { house, pages, app: folder, called = 'offramp', lan = false, port, behind, problem = () => {} } = options;
  const { beat: often = BEAT } = options;
  const assets = assetsOf(pages);
  const keeper = new Doorkeeper();
  const page = folder === undefined ? undefined : new CrisisPage(folder, house, keeper, called);
  const connections = new Set<Connection>();
  let hosts: ReadonlySet<string> = new Set();
  const app = fastify({
    // Whoever runs on this computer may say for whom it asks: a server in front of it.
    trustProxy: 'loopback',
    bodyLimit: 1_024,
    forceCloseConnections: true,
  });
  app.server.headersTimeout = 10_000;
  app.server.requestTimeout = 15_000;
  await app.register(rateLimit, { global: true, max: REQUESTS, timeWindow: 60_000 });
  await app.register(websocket, { options: { maxPayload: CLASS_LIMITS.message, perMessageDeflate: false } });
  app.addHook('onRequest', async (request, reply) => {
    guard(reply.raw, policyAt(request.headers.host ?? ''));
    const stranger =
      !hosts.has(request.headers.host ?? '') || (isUpgrade(request.raw) && !isOwn(request.headers.origin, hosts));
    if (!stranger && !(isUpgrade(request.raw) && !keeper.admits(request.ip))) return;
    reply.hijack();
    if (stranger) refuse(reply.raw, 403, 'This is not the address of this page.');
    else refuse(reply.raw, 429, 'There are too many connections from here.');
    // An upgrade that is refused holds its connection else.
    if (isUpgrade(request.raw)) request.raw.socket.end();
  });
  app.get('/ws', { websocket: true, config: { rateLimit: false } }, (socket, request) => {
    const gone = () => connections.delete(connection);
    const connection = new Connection(socket, house, keeper, request.ip, gone, page !== undefined);
    socket.on('offramp-problem', problem);
    connections.add(connection);
  });
  app.setNotFoundHandler((request, reply) => {
    reply.hijack();
    const { raw } = reply;
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(raw, 405, 'Only GET is answered.');
    const path = pathOf(request.raw);
    if (page?.answer(path, request.ip, request.raw, raw)) return;
    if (!assets) return refuse(raw, 404, 'The pages of a class have not been built: run `npm run build`.');
    if (!assets.send(PAGES[path] ?? path, request.raw, raw)) refuse(raw, 404, 'There is nothing here.');
  });
  await app.ready();
  const bound = await listen(app.server, port, FIRST_PORT, lan ? '0.0.0.0' : HOST);
  const reached = lan ? [...lanAddresses(), HOST] : [HOST];
  const names = [...reached, 'localhost'];
  hosts = new Set([...names.map((name) => `${name}:${bound}`), ...(behind ? [behind.host] : [])]);
  // Browsers open connections on which they ask for nothing yet: what closes those that have asked knows nothing of them.
  const sockets = new Set<Socket>();
  app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const beat = setInterval(() => {
    for (const connection of connections) connection.beat();
  }, often).unref();
  return {
    port: bound,
    addresses: [...(behind ? [slashed(behind.href)] : []), ...reached.map((name) => `http://${name}:${bound}/`)],
    close: async () => {
      clearInterval(beat);
      for (const connection of connections) connection.leave();
      page?.end();
      const closed = app.close();
      const gone = new Promise((resolve) => app.server.close(resolve));
      // What was said last is read before the connections are cut.
      await Promise.race([gone, sleep(LAST_WORDS)]);
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, gone]);
      await house.close();
    },
  };
}

/** An address with a slash at its end. */
export function slashed(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

/** The policy of a page, with the WebSocket named: of browsers of 2021, some do not count it as the page's own. */
function policyAt(host: string): string {
  const own = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return servedPolicy().replace("connect-src 'self'", `connect-src 'self'${own}`);
}

function isUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** Whether a page that connects came from here. */
function isOwn(origin: string | undefined, hosts: ReadonlySet<string>): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host, protocol, port } = new URL(origin);
  return (
    (protocol === 'http:' || protocol === 'https:') &&
    (hosts.has(host) || (port === '' && hosts.has(`${host}:${protocol === 'http:' ? 80 : 443}`)))
  );
}

function assetsOf(folder: string): Assets | undefined {
  try {
    return readAssets(folder);
  } catch {
    return undefined;
  }
}

/** This computer's addresses on the networks that it is in. */
function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
