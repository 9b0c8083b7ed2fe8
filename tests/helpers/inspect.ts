import { createRequire } from 'node:module';
import { join } from 'node:path';
import WebSocket from 'ws';
import { type Inspector, type InspectorOptions, startInspector } from '../../src/inspect/node/server.js';
import { createWebSocketReceiver, type ParsedReceiverEvent } from '../../src/inspect/receivers.js';
import type { Session } from '../../src/play/index.js';
import { root } from './scenarios.js';

/** What is looked at of version 4's machines. */
export interface Machine4 {
  type: string;
  definition: object;
  initialState: { value: unknown; context: unknown };
  states: Record<string, Node4 | undefined>;
}

interface Node4 {
  type: string;
  states: Record<string, Node4 | undefined>;
  on: Record<string, Transition4[] | undefined>;
  after: Transition4[];
}

interface Transition4 {
  eventType: string;
  delay?: number;
  cond?: unknown;
  target?: unknown[];
}

const version4 = createRequire(join(root, 'src/inspect/package.json'))('xstate') as {
  createMachine(config: object, options?: object): Machine4;
};

/** A machine of the real version 4, its conditions always true. */
export function machineOf4(config: object): Machine4 {
  return version4.createMachine(JSON.parse(JSON.stringify(config)));
}

export type Received = ParsedReceiverEvent;
export type States = Extract<Received, { type: 'service.state' }>;

/** A viewer that is nothing but the real receiver of @xstate/inspect, in this process. */
export class Viewer {
  readonly received: Received[] = [];
  readonly socket: WebSocket;
  readonly #receiver: ReturnType<typeof createWebSocketReceiver>;

  constructor(server: string, options: WebSocket.ClientOptions = {}) {
    const sockets: WebSocket[] = [];
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url, options);
        sockets.push(this);
      }
    }
    // The receiver makes its own socket with whatever is called WebSocket.
    const before = Reflect.get(globalThis, 'WebSocket');
    Reflect.set(globalThis, 'WebSocket', Socket);
    this.#receiver = createWebSocketReceiver({ server, serialize: undefined });
    Reflect.set(globalThis, 'WebSocket', before);
    this.socket = sockets[0] as WebSocket;
    this.#receiver.subscribe({ next: (event) => this.received.push(event), error: () => {}, complete: () => {} });
  }

  /** States received after the registration, those of the journal first. */
  get states(): States['state'][] {
    return this.received.filter((event): event is States => event.type === 'service.state').map(({ state }) => state);
  }

  get registration(): Extract<Received, { type: 'service.register' }> | undefined {
    return this.received.find((event) => event.type === 'service.register');
  }

  events(name?: string): Extract<Received, { type: 'service.event' }>['event'][] {
    return this.received
      .filter((event) => event.type === 'service.event')
      .map(({ event }) => event)
      .filter((event) => name === undefined || event.name === name);
  }

  /** Sends an event as a viewer does. */
  send(data: { type: string; [key: string]: unknown }): void {
    const origin = this.registration?.sessionId ?? '';
    const event = JSON.stringify({ name: data.type, data, $$type: 'scxml', type: 'external', origin });
    this.#receiver.send({ type: 'xstate.event', event, service: origin });
  }

  close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      this.socket.on('close', () => resolve());
      this.socket.terminate();
    });
  }
}

/** An inspector of a session on any free port, and what it said in its log. */
export async function inspected(
  session: Session,
  options: Partial<InspectorOptions> = {},
): Promise<Inspector & { said: string[] }> {
  const said: string[] = [];
  const inspector = await startInspector({
    session,
    origin: 'terminal',
    port: 0,
    log: (line) => said.push(line),
    ...options,
  });
  return Object.assign(inspector, { said });
}
