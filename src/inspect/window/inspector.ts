import { inspect } from '@xstate/inspect';
import type { Session } from '../../play/index.js';
import { Bridge } from '../bridge.js';
import { devToolsOf, Facade } from '../facade.js';
import { Follower } from '../follower.js';
import { checkedMessage, type ViewerMessage } from '../message.js';
import { Pending } from '../pending.js';
import { refusedEvent } from '../possible.js';

export interface WindowInspectorOptions {
  /** The viewer's window: one that was opened, or a frame's. */
  target: Window;
  /** The viewer's address, on this page's own origin. */
  url: URL;
  /** Who acts on the session here, as the viewer is told. */
  origin: string;
  /** Gets a line for whatever was dropped or refused. */
  log?: (line: string) => void;
}

/** Milliseconds after which a session counts as come to rest. */
const REST = 50;

type MessageHandler = (message: { data: ViewerMessage }) => void;

/** A session that is being watched. */
interface Watched {
  bridge: Bridge;
  facade: Facade;
  follower: Follower;
  pending: Pending;
  /** What `inspect()` does with a message; it sees only those that were checked. */
  receive: MessageHandler;
  disconnect(): void;
}

/**
 * Shows sessions of this page to a viewer in another window or a frame of it, through the real
 * `inspect()` of @xstate/inspect. Messages of other windows and other origins never get to it.
 */
export class WindowInspector {
  readonly #options: WindowInspectorOptions;
  readonly #log: (line: string) => void;
  #watched: Watched | undefined;
  /** Whether the viewer has said that it is there. */
  #asked = false;

  /** @throws Error when the viewer is not of this page's origin */
  constructor(options: WindowInspectorOptions) {
    if (options.url.origin !== location.origin) throw new Error('The viewer must be a page of the same origin.');
    this.#options = options;
    this.#log = options.log ?? (() => {});
    addEventListener('message', this.#message);
    addEventListener('pagehide', this.#leave);
  }

  /** Shows a session, instead of the one that was shown. */
  watch(session: Session): void {
    this.#unwatch();
    const run = [...crypto.getRandomValues(new Uint8Array(6))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    const { target, url, origin } = this.#options;
    const bridge = new Bridge({ session, run, origin, log: this.#log });
    const facade = new Facade(bridge);
    const { handler, inspector } = handlerOf(() =>
      inspect({ devTools: devToolsOf(facade) as never, iframe: false, targetWindow: target, url: url.href }),
    );
    const pending = new Pending({
      journal: bridge.journal,
      wanted: () => follower.live,
      tell: (happening) => facade.announce(happening),
      later: (does) => setTimeout(does),
    });
    const follower: Follower = new Follower({
      happenings: () => bridge.happenings,
      told: () => pending.told,
      tell: (happening) => facade.announce(happening),
      room: () => (target.closed || this.#watched?.bridge !== bridge ? undefined : true),
      later: (goOn, wait) => setTimeout(goOn, wait),
      caughtUp: () => facade.tell(bridge.possible()),
    });
    let resting = false;
    bridge.journal.subscribe(() => {
      if (resting) return;
      resting = true;
      setTimeout(() => {
        resting = false;
        pending.flush();
        if (follower.live) facade.tell(bridge.possible());
      }, REST);
    });
    this.#watched = { bridge, facade, follower, pending, receive: handler, disconnect: () => inspector?.disconnect() };
    if (this.#asked) this.#receive(this.#watched, { type: 'xstate.inspecting' });
  }

  /** Ends the inspection; the viewer is told, and keeps what it has. */
  close(): void {
    removeEventListener('message', this.#message);
    removeEventListener('pagehide', this.#leave);
    this.#unwatch();
  }

  /** Whether the viewer's window has been closed. */
  get closed(): boolean {
    return this.#options.target.closed;
  }

  #unwatch(): void {
    if (!this.#watched) return;
    const { bridge, facade, pending, disconnect } = this.#watched;
    pending.flush();
    this.#watched = undefined;
    facade.stop();
    disconnect();
    bridge.close();
  }

  readonly #leave = () => this.close();

  readonly #message = ({ source, origin, data }: MessageEvent) => {
    const watched = this.#watched;
    if (!watched || !isProtocol(data)) return;
    if (source !== this.#options.target || origin !== location.origin) {
      this.#log(`A message of another window (${origin}) was dropped.`);
      return;
    }
    const message = checkedMessage(data, watched.bridge.sessionId);
    if ('wrong' in message) this.#log(`The viewer sent ${message.wrong}; it was dropped.`);
    else this.#receive(watched, message);
  };

  #receive({ bridge, facade, follower, pending, receive }: Watched, data: ViewerMessage): void {
    if (data.type === 'xstate.inspecting') {
      this.#asked = true;
      receive({ data });
      follower.restart();
      return;
    }
    const refused = bridge.from('viewer', () => receive({ data }));
    if (refused === undefined) return;
    pending.flush();
    facade.tell(refusedEvent(refused));
  }
}

/** Whether a message is meant for an inspector; a page may get others. */
function isProtocol(data: unknown): boolean {
  const type = typeof data === 'object' && data !== null ? (data as { type?: unknown }).type : undefined;
  return typeof type === 'string' && /^(xstate|service)\./.test(type);
}

/** `inspect()` listens to every message of every window; what it listens with is taken instead. */
function handlerOf(begin: () => ReturnType<typeof inspect>): {
  handler: MessageHandler;
  inspector: ReturnType<typeof inspect>;
} {
  let handler: MessageHandler = () => {};
  const add = window.addEventListener;
  window.addEventListener = ((type: string, listener: MessageHandler) => {
    if (type === 'message') handler = listener;
  }) as typeof add;
  try {
    return { inspector: begin(), handler: (message) => handler(message) };
  } finally {
    window.addEventListener = add;
  }
}
