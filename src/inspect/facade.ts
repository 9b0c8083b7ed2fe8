import type { Happening } from '../play/index.js';
import type { Bridge } from './bridge.js';
import { definition4, type State4 } from './definition.js';
import { type Event4, event4, type Snapshot4, snapshot4 } from './state.js';

type Send = (event: unknown) => unknown;

/** As much of version 4's interpreter as `inspect()` of @xstate/inspect looks at. */
export interface Service4 {
  readonly sessionId: string;
  readonly id: string;
  readonly parent: undefined;
  readonly machine: { readonly id: string; readonly definition: State4; toJSON(): State4 };
  readonly state: Snapshot4;
  readonly initialState: Snapshot4;
  send: Send;
  subscribe(listener: (state: Snapshot4) => void): { unsubscribe(): void };
  onStop(listener: () => void): Service4;
}

/**
 * A session as a service of version 4. One belongs to one call of `inspect()`, which replaces `send`
 * by a function that tells of the event before it passes it on. Here the two sides of `send` are kept
 * apart: what is read drives the session, what was written tells of what the session did. So a viewer's
 * event is told of once, when the session has taken it, and after the deadlines that passed before it.
 */
export class Facade implements Service4 {
  readonly id: string;
  readonly parent = undefined;
  readonly machine: Service4['machine'];
  readonly #listeners = new Set<(state: Snapshot4) => void>();
  readonly #stops = new Set<() => void>();
  #tell: Send = () => {};
  #telling = false;

  constructor(readonly bridge: Bridge) {
    const { model, scenario } = bridge.session;
    const { id } = scenario;
    this.id = id;
    const definition: State4 = { ...definition4(model), key: id };
    this.machine = { id: definition.id ?? id, definition, toJSON: () => definition };
  }

  get sessionId(): string {
    return this.bridge.sessionId;
  }

  get state(): Snapshot4 {
    return this.#stateOf(this.bridge.latest);
  }

  get initialState(): Snapshot4 {
    return this.#stateOf(this.bridge.first);
  }

  get send(): Send {
    return (event) => {
      if (!this.#telling) this.bridge.drive(event);
    };
  }

  set send(tell: Send) {
    this.#tell = tell;
  }

  subscribe(listener: (state: Snapshot4) => void): { unsubscribe(): void } {
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  onStop(listener: () => void): this {
    this.#stops.add(listener);
    return this;
  }

  /** Tells the inspector of a happening: the event, then the state it led to. */
  announce(happening: Happening): void {
    // The start has no event of its own; the registration says how it began.
    const report = this.bridge.reportOf(happening);
    if (happening.kind !== 'start') this.tell(event4(report, happening));
    const state = snapshot4(this.sessionId, report, happening);
    for (const listener of this.#listeners) listener(state);
  }

  /** Tells the inspector of an event alone. */
  tell(event: Event4 | object): void {
    this.#telling = true;
    try {
      this.#tell(event);
    } finally {
      this.#telling = false;
    }
  }

  stop(): void {
    for (const listener of this.#stops) listener();
    this.#stops.clear();
    this.#listeners.clear();
  }

  #stateOf(happening: Happening): Snapshot4 {
    return snapshot4(this.sessionId, this.bridge.reportOf(happening), happening);
  }
}

/** As much of version 4's register of services as `inspect()` looks at. */
export interface DevTools4 {
  services: Set<Facade>;
  register(): void;
  unregister(): void;
  onRegister(listener: (service: Facade) => void): { unsubscribe(): void };
}

/** A register in which there is nothing but one facade. */
export function devToolsOf(facade: Facade): DevTools4 {
  const services = new Set([facade]);
  facade.onStop(() => services.delete(facade));
  return {
    services,
    register: () => {},
    unregister: () => {},
    onRegister: (listener) => {
      for (const service of services) listener(service);
      return { unsubscribe: () => {} };
    },
  };
}
