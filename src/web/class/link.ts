import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ClientMessage, Hello, ServerMessage, View } from '../../class/index.js';
import { told } from './news.js';
import { type Act, makeOutbox, newId, type Waiting } from './outbox.js';

export type Refused = Extract<ServerMessage, { type: 'refused' }>;
/** What a page asks for that is no act. */
export type Question =
  | Pick<Extract<ClientMessage, { type: 'take-away' }>, 'type' | 'what'>
  | Pick<Extract<ClientMessage, { type: 'drawing' }>, 'type' | 'language'>
  | { type: 'forget' };
/** `lost`: it tries again by itself; `refused`: the server does not listen, and somebody has to do something. */
export type LinkState = 'connecting' | 'open' | 'lost' | 'refused';

/** How an act ended: acknowledged, or refused and why. */
export type Ended = { ok: true; ticket?: string | undefined } | { ok: false; refused: Refused };

/** A page and its class. */
export interface Link {
  state: ReadonlySignal<LinkState>;
  /** What one may see; undefined before the first welcome. */
  view: ReadonlySignal<View | undefined>;
  /** Why the server does not listen. */
  refused: ReadonlySignal<Refused | undefined>;
  /** What is not acknowledged yet. */
  waiting: ReadonlySignal<readonly Waiting[]>;
  /** The last act that was refused, until it is dismissed. */
  problem: ReadonlySignal<{ act: Act; refused: Refused } | undefined>;
  /** Of a teacher: the secret of the wall. */
  wall: ReadonlySignal<string | undefined>;
  /** Of a teacher: the key of the page of the crisis, where the server carries it. */
  page: ReadonlySignal<string | undefined>;
  /** The server's time, in milliseconds. */
  now(): number;
  /** Does something, at once or as soon as there is a connection. It is sent until it is answered. */
  act(act: Act): Promise<Ended>;
  /** Asks for something now. @throws Refused where it is refused; Error where there is no connection */
  ask(question: Question): Promise<Extract<ServerMessage, { type: 'file' | 'ack' }>>;
  dismiss(): void;
  /** Says hello anew, with what has been learnt since: a name, for instance. */
  retry(): void;
}

const V = 1 satisfies ClientMessage['v'];
/** Milliseconds: how often is asked whether the connection stands, how long is waited for an answer of any kind. */
const [PING, PATIENCE] = [3_000, 3_000];
/** How long an attempt is given, or an answer, when somebody has just taken up the phone. */
const HASTE = 1_500;
/** How long is waited before the next attempt at most: whoever is away is back within five seconds. */
const LONGEST = 2_500;
/** How long is waited where a server asks for it. */
const SLOWLY = 2_000;
/** What ends a connection that stood. */
const ENDING = new Set<Refused['code']>(['elsewhere', 'removed', 'no-class', 'version']);

/**
 * Joins a page to its class over a WebSocket beside it, and goes on doing so whatever becomes of the network.
 *
 * @param hello who is there, asked anew for each connection
 * @param kept the name under which what was not acknowledged outlives a reload
 */
export function makeLink(hello: () => Hello, kept?: string): Link {
  const outbox = makeOutbox(kept);
  const state = signal<LinkState>('connecting');
  const view = signal<View>();
  const refused = signal<Refused>();
  const problem = signal<{ act: Act; refused: Refused }>();
  const wall = signal<string>();
  const page = signal<string>();
  const acts = new Map<string, (ended: Ended) => void>();
  const asked = new Map<string, { resolve: (made: never) => void; reject: (why: unknown) => void }>();
  let socket: WebSocket | undefined;
  let tries = 0;
  let ahead = 0;
  let heard = 0;
  let next: ReturnType<typeof setTimeout> | undefined;

  const say = (message: ClientMessage): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const send = ({ id, act }: Waiting): void => say({ v: V, type: 'do', id, act });

  const connect = (): void => {
    clearTimeout(next);
    drop();
    const address = new URL('./ws', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    address.hash = '';
    const own = new WebSocket(address);
    socket = own;
    heard = Date.now();
    own.onopen = () => say(hello());
    own.onmessage = ({ data }) => {
      heard = Date.now();
      hear(JSON.parse(String(data)) as ServerMessage);
    };
    own.onclose = () => {
      if (socket === own) lose();
    };
  };

  /** Nothing is expected of the connection any more: what a phone has lost it may not be told of for minutes. */
  const drop = (): void => {
    const old = socket;
    socket = undefined;
    old?.close();
  };

  const lose = (): void => {
    drop();
    for (const { reject } of asked.values()) reject(new Error('lost'));
    asked.clear();
    if (state.value === 'refused') return;
    state.value = 'lost';
    clearTimeout(next);
    next = setTimeout(connect, Math.min(LONGEST, 250 * 2 ** tries) * (0.75 + Math.random() / 2));
    tries += 1;
  };

  const welcomed = (message: Extract<ServerMessage, { type: 'welcome' }>): void => {
    tries = 0;
    ahead = message.now - Date.now();
    batch(() => {
      state.value = 'open';
      refused.value = undefined;
      wall.value = message.wall ?? wall.value;
      page.value = message.page;
    });
    for (const waiting of outbox.waiting.value) send(waiting);
  };

  const hear = (message: ServerMessage): void => {
    switch (message.type) {
      case 'welcome':
        welcomed(message);
        break;
      case 'view':
        ahead = message.now - Date.now();
        view.value = told(view.value, message.view);
        break;
      case 'ack':
        outbox.done(message.id);
        acts.get(message.id)?.({ ok: true, ticket: message.ticket });
        acts.delete(message.id);
        asked.get(message.id)?.resolve(message as never);
        asked.delete(message.id);
        break;
      case 'file':
        asked.get(message.id)?.resolve(message as never);
        asked.delete(message.id);
        break;
      case 'refused':
        refuse(message);
    }
  };

  const refuse = (message: Refused): void => {
    const { id, code } = message;
    if (code === 'going') {
      lose();
      return;
    }
    if (state.value === 'open' && code === 'slow-down') {
      // It was not even looked at: it is sent again with what else waits.
      clearTimeout(next);
      next = setTimeout(() => outbox.waiting.value.forEach(send), SLOWLY);
      return;
    }
    if (id === null) {
      if (state.value === 'open' && !ENDING.has(code)) return;
      batch(() => {
        refused.value = message;
        state.value = 'refused';
      });
      drop();
      if (code === 'slow-down') next = setTimeout(connect, SLOWLY * 2);
      return;
    }
    asked.get(id)?.reject(message);
    asked.delete(id);
    const waiting = outbox.done(id);
    acts.get(id)?.({ ok: false, refused: message });
    acts.delete(id);
    if (waiting) problem.value = { act: waiting.act, refused: message };
  };

  const check = (): void => {
    if (state.value === 'refused' || socket === undefined) return;
    if (Date.now() - heard > PING + PATIENCE) lose();
    else say({ v: V, type: 'ping' });
  };
  /** Back from sleep or another network: what there was may be dead without a word. */
  const wake = (): void => {
    if (state.value === 'refused' || document.visibilityState === 'hidden') return;
    if (socket?.readyState === WebSocket.CONNECTING && Date.now() - heard < HASTE) return;
    if (socket?.readyState !== WebSocket.OPEN) {
      connect();
      return;
    }
    const before = heard;
    say({ v: V, type: 'ping' });
    setTimeout(() => {
      if (heard === before && state.value !== 'refused') connect();
    }, HASTE);
  };
  setInterval(check, PING);
  addEventListener('online', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', wake);
  addEventListener('offline', lose);
  connect();

  return {
    ...{ state, view, refused, problem, wall, page, waiting: outbox.waiting },
    now: () => Date.now() + ahead,
    act: (act) => {
      const waiting = outbox.add(act);
      problem.value = undefined;
      if (state.value === 'open') send(waiting);
      return new Promise((resolve) => acts.set(waiting.id, resolve));
    },
    ask: (question) => {
      if (state.value !== 'open') return Promise.reject(new Error('lost'));
      const id = newId();
      return new Promise((resolve, reject) => {
        asked.set(id, { resolve, reject });
        say({ v: V, id, ...question });
      });
    },
    dismiss: () => {
      problem.value = undefined;
    },
    retry: () => {
      batch(() => {
        state.value = 'connecting';
        refused.value = undefined;
      });
      tries = 0;
      connect();
    },
  };
}
