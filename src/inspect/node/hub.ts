import type { Duplex } from 'node:stream';
import { inspect } from '@xstate/inspect/lib/server.js';
import type { RawData, WebSocket } from 'ws';
import type { Happening } from '../../play/index.js';
import type { Bridge } from '../bridge.js';
import { type DevTools4, devToolsOf, Facade } from '../facade.js';
import { Follower } from '../follower.js';
import { checkedMessage, parsed } from '../message.js';
import { Pending } from '../pending.js';
import { refusedEvent } from '../possible.js';

/** Viewers that may watch at the same time. */
export const MAX_VIEWERS = 32;
/** Bytes that may wait for one viewer; a slower one catches up later. */
const MAX_WAITING = 1024 * 1024;
/** Bytes that wait for a viewer that asks for more and more and reads nothing. It is let go, and can come again. */
const TOO_MANY = 4 * MAX_WAITING;

/** Milliseconds in which what happens is told of together. */
const TURN = 5;
/** Milliseconds after which a session counts as come to rest. */
const REST = 50;

interface Viewer {
  name: string;
  socket: WebSocket;
  wire: Duplex;
  follower: Follower;
}

/** What `inspect()` does with a socket: the hub is the only one that it sees. */
interface OnlyClient {
  readonly OPEN: 1;
  readonly readyState: 1;
  send(text: string): void;
  on(type: 'message', listener: (data: Buffer, isBinary: boolean) => void): void;
  terminate(): void;
}

/**
 * Stands between `inspect()` of @xstate/inspect and the viewers. It lets nothing in that is no message
 * of the protocol, makes each message once for all, and tells a viewer that comes late first where the
 * session stands and then everything that happened, in order, as fast as it can take it.
 */
export class Hub {
  readonly #bridge: Bridge;
  readonly #facade: Facade;
  readonly #log: (line: string) => void;
  readonly #viewers = new Set<Viewer>();
  readonly #unsubscribe: () => void;
  readonly #pending: Pending;
  #receive: (data: Buffer, isBinary: boolean) => void = () => {};
  #closed: () => void = () => {};
  /** Whom the messages that are being made are for; undefined for all that are up to date. */
  #only: Viewer | undefined;
  #named = 0;
  #resting = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(bridge: Bridge, log: (line: string) => void) {
    this.#bridge = bridge;
    this.#log = log;
    const client: OnlyClient = {
      OPEN: 1,
      readyState: 1,
      send: (text) => this.#send(text),
      on: (_, listener) => {
        this.#receive = listener;
      },
      terminate: () => {},
    };
    const server = {
      clients: new Set([client]),
      on: (type: string, listener: (client?: OnlyClient) => void) => {
        if (type === 'connection') listener(client);
        if (type === 'close') this.#closed = listener;
      },
      close: () => this.close(),
    };
    this.#facade = new Facade(bridge);
    withDevTools(devToolsOf(this.#facade), () => inspect({ server: server as never }));
    this.#pending = new Pending({
      journal: bridge.journal,
      wanted: () => this.#anyLive(),
      tell: (happening) => this.#announce(happening),
      together: (telling) => this.#together(telling),
      later: (does) => setTimeout(does, TURN),
    });
    this.#unsubscribe = bridge.journal.subscribe(() => this.#rest());
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /**
   * Takes a viewer in, whose right to be here has been checked.
   *
   * @param wire what the socket runs over
   */
  accept(socket: WebSocket, wire: Duplex): void {
    if (this.#viewers.size >= MAX_VIEWERS) {
      this.#log(`More than ${MAX_VIEWERS} viewers at once; the last one was turned away.`);
      socket.close(1013, 'too many viewers');
      return;
    }
    this.#named += 1;
    const viewer: Viewer = {
      name: `viewer ${this.#named}`,
      socket,
      wire,
      follower: new Follower({
        happenings: () => this.#bridge.happenings,
        told: () => this.#pending.told,
        tell: (happening) => this.#to(viewer, () => this.#facade.announce(happening)),
        room: () => (socket.readyState === socket.OPEN ? socket.bufferedAmount <= MAX_WAITING : undefined),
        later: (goOn, wait) => (wait === 0 ? setImmediate(goOn) : setTimeout(goOn, wait)),
        caughtUp: () => this.#to(viewer, () => this.#facade.tell(this.#bridge.possible())),
      }),
    };
    this.#viewers.add(viewer);
    socket.on('message', (data, isBinary) => this.#message(viewer, data, isBinary));
    socket.on('error', (error) => this.#log(`${viewer.name}: ${error.message}; it was let go.`));
    socket.on('close', () => this.#viewers.delete(viewer));
  }

  /** Tells the viewers that the session is over, and lets them go. */
  close(): void {
    this.#pending.flush();
    this.#pending.close();
    this.#unsubscribe();
    clearTimeout(this.#timer);
    this.#facade.stop();
    for (const { socket } of this.#viewers) socket.close(1001, 'the inspector has ended');
    this.#closed();
  }

  #anyLive(): boolean {
    for (const viewer of this.#viewers) if (viewer.follower.live) return true;
    return false;
  }

  /** What is sent meanwhile goes out at once: a call of the system for many messages, not for each. */
  #together(sending: () => void): void {
    const wires = [...this.#viewers].map(({ wire }) => wire);
    for (const wire of wires) wire.cork();
    try {
      sending();
    } finally {
      for (const wire of wires) wire.uncork();
    }
  }

  #announce(happening: Happening): void {
    this.#facade.announce(happening);
    for (const viewer of this.#viewers)
      if (viewer.follower.live && viewer.socket.bufferedAmount > MAX_WAITING) viewer.follower.rest();
  }

  #message(viewer: Viewer, data: RawData, isBinary: boolean): void {
    const message = isBinary
      ? { wrong: 'bytes instead of text' }
      : checkedMessage(parsed(String(data)), this.#bridge.sessionId);
    if ('wrong' in message) {
      this.#log(`${viewer.name} sent ${message.wrong}; it was dropped.`);
      return;
    }
    const text = Buffer.from(JSON.stringify(message));
    if (message.type === 'xstate.inspecting') {
      this.#to(viewer, () => this.#receive(text, false));
      viewer.follower.restart();
      return;
    }
    const refused = this.#bridge.from(viewer.name, () => this.#receive(text, false));
    if (refused === undefined) return;
    this.#pending.flush();
    this.#to(viewer, () => this.#facade.tell(refusedEvent(refused)));
  }

  #to(viewer: Viewer, tell: () => void): void {
    const before = this.#only;
    this.#only = viewer;
    try {
      tell();
    } finally {
      this.#only = before;
    }
  }

  #send(text: string): void {
    if (this.#only) this.#post(this.#only, text);
    else for (const viewer of this.#viewers) if (viewer.follower.live) this.#post(viewer, text);
  }

  #post({ name, socket }: Viewer, text: string): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount <= TOO_MANY) socket.send(text);
    else {
      this.#log(`${name} does not read what it is sent; it was let go.`);
      socket.terminate();
    }
  }

  /** Says what is possible once the session has come to rest: not after each of many moves. */
  #rest(): void {
    if (this.#resting) return;
    this.#resting = true;
    this.#timer = setTimeout(() => {
      this.#resting = false;
      this.#pending.flush();
      if (this.#anyLive()) this.#facade.tell(this.#bridge.possible());
    }, REST).unref();
  }
}

/**
 * Node's `inspect()` makes one register for the whole process, which keeps every inspector and every
 * service that there ever was. While it begins, it finds this one in that place, and keeps it.
 */
function withDevTools(devTools: DevTools4, begin: () => void): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, '__xstate__');
  Object.defineProperty(globalThis, '__xstate__', { configurable: true, get: () => devTools, set: () => {} });
  try {
    begin();
  } finally {
    if (before) Object.defineProperty(globalThis, '__xstate__', before);
    else Reflect.deleteProperty(globalThis, '__xstate__');
  }
}
