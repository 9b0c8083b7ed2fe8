import { createWebSocketReceiver, createWindowReceiver } from '../receivers.js';
import type { Log } from './log.js';

/** Milliseconds between two tries to connect, at first and at most. */
const RETRY = { first: 300, most: 5_000 };

type Receiver = ReturnType<typeof createWebSocketReceiver>;

function listen(log: Log, receiver: Receiver): void {
  log.drive = (data, service) =>
    receiver.send({
      type: 'xstate.event',
      event: JSON.stringify({ name: data.type, data, $$type: 'scxml', type: 'external', origin: service }),
      service,
    });
  receiver.subscribe({ next: (event) => log.take(event), error: () => {}, complete: () => {} });
}

/**
 * Watches what the server behind this page inspects, and connects again when it was cut off.
 *
 * @param server host and path of the socket, without the protocol
 */
export function connectSocket(log: Log, server: string): void {
  let wait = RETRY.first;
  const connect = () => {
    if (log.connection.value === 'file') return;
    const { receiver, socket } = receiverOf(server);
    listen(log, receiver);
    socket.addEventListener('open', () => {
      wait = RETRY.first;
    });
    socket.addEventListener('close', () => {
      if (log.connection.value === 'file') return;
      log.drive = undefined;
      log.connection.value = log.actors.size > 0 ? 'lost' : 'connecting';
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, RETRY.most);
    });
  };
  connect();
}

/** The receiver keeps its socket to itself; whoever is to know that it was closed must see it made. */
function receiverOf(server: string): { receiver: Receiver; socket: WebSocket } {
  const Real = globalThis.WebSocket;
  const made: WebSocket[] = [];
  globalThis.WebSocket = class extends Real {
    constructor(url: string | URL) {
      super(url);
      made.push(this);
    }
  };
  try {
    const receiver = createWebSocketReceiver({ server, serialize: undefined });
    return { receiver, socket: made[0] as WebSocket };
  } finally {
    globalThis.WebSocket = Real;
  }
}

/**
 * Watches what the page that opened this window, or that this frame is in, inspects. Messages of
 * another window or another origin are not looked at, and none is sent to another origin.
 */
export function connectWindow(log: Log): void {
  const target: Window | null = window.parent === window ? window.opener : window.parent;
  if (!target) return;
  const own = {
    addEventListener: (_: string, listener: (event: MessageEvent) => void) =>
      addEventListener('message', (event) => {
        if (event.source === target && event.origin === location.origin) listener(event);
      }),
    removeEventListener: () => {},
  };
  const guarded = { postMessage: (message: unknown) => target.postMessage(message, location.origin) };
  const receiver = createWindowReceiver({ window: own as never, targetWindow: guarded as never });
  listen(log, receiver);
  let page = pageOf(target);
  // The page may not be ready yet, or may have been loaded anew: it is asked until it answers.
  const asks = setInterval(() => {
    if (log.connection.value === 'file') clearInterval(asks);
    const now = pageOf(target);
    if (now !== page && log.connection.value === 'live') log.connection.value = 'lost';
    page = now;
    if (log.connection.value === 'connecting' || log.connection.value === 'lost')
      receiver.send({ type: 'xstate.inspecting' });
  }, 500);
}

/** When the page in a window began, which tells it from the one before; undefined where it is gone, or another's. */
function pageOf(target: Window): number | undefined {
  try {
    return target.closed ? undefined : target.performance.timeOrigin;
  } catch {
    return undefined;
  }
}
