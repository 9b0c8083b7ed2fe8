import { randomBytes } from 'node:crypto';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import type { EntryAct, ServerMessage, View, ViewNews } from '../../src/class/index.js';
import { told } from '../../src/web/class/news.js';

type As =
  | { as: 'teacher' | 'wall'; secret: string }
  | { as: 'student'; name?: string; device?: string; ticket?: string };
type Refused = Extract<ServerMessage, { type: 'refused' }>;
type Answer = Extract<ServerMessage, { type: 'ack' | 'refused' | 'file' }>;

/** Waits for something to hold, however busy the machine is. */
export function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 30_000, interval: 10 });
}

/** A page of a class without its screen: it comes back by itself, and sends again what was not acknowledged. */
export class Phone {
  view: Partial<View> = {};
  /** What it was told last. */
  news: ViewNews = {};
  person: string | null = null;
  wall: string | undefined;
  welcomed = 0;
  readonly refusals: Refused[] = [];
  readonly device = randomBytes(18).toString('base64url');
  #socket: WebSocket | undefined;
  #waiting = new Map<string, { text: string; done(answer: Answer): void }>();
  readonly #looking = new Set<() => void>();
  #stopped = false;
  #n = 0;

  constructor(
    public address: string,
    readonly code: string,
    readonly who: As,
  ) {
    this.#connect();
  }

  /** Does something; resolves when it is answered, however often the connection is lost meanwhile. */
  do(act: EntryAct, id = `m${++this.#n}`): Promise<Answer> {
    return this.send({ type: 'do', id, act });
  }

  send(message: { type: string; id: string; act?: EntryAct; what?: string }): Promise<Answer> {
    const text = JSON.stringify({ v: 1, ...message });
    return new Promise((done) => {
      this.#waiting.set(message.id, { text, done });
      if (this.#socket?.readyState === WebSocket.OPEN && this.welcomed > 0) this.#socket.send(text);
    });
  }

  /** Sends a text as it is. */
  raw(text: string): void {
    this.#socket?.send(text);
  }

  /** Loses its connection. */
  drop(): void {
    this.#socket?.terminate();
  }

  close(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }

  async ready(): Promise<this> {
    await this.welcomedAfter(0);
    return this;
  }

  /** Waits until it was welcomed more often than it had been. */
  welcomedAfter(times: number): Promise<void> {
    return this.#until(() => this.welcomed > times);
  }

  /** Waits until its page shows something. */
  async shows(what: (view: View) => boolean): Promise<View> {
    await this.#until(() => what(this.view as View));
    return this.view as View;
  }

  /** Looks at each message whether something holds now: hundreds of them wait at once. */
  #until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    const { stack } = new Error();
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#looking.delete(look);
        resolve();
      };
      const timer = setTimeout(() => reject(new Error(`A page has waited for 30 s ${stack}`)), 30_000);
      this.#looking.add(look);
    });
  }

  #connect(): void {
    const socket = new WebSocket(`${this.address.replace('http', 'ws')}ws`, { origin: new URL(this.address).origin });
    this.#socket = socket;
    socket.on('open', () => {
      const own = this.who.as === 'student' ? { device: this.device } : {};
      socket.send(JSON.stringify({ v: 1, type: 'hello', code: this.code, ...own, ...this.who }));
    });
    socket.on('message', (data) => {
      this.#hear(JSON.parse(String(data)) as ServerMessage);
      for (const look of this.#looking) look();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (!this.#stopped) setTimeout(() => this.#connect(), 30 + Math.random() * 70);
    });
  }

  #hear(message: ServerMessage): void {
    if (message.type === 'view') {
      this.news = message.view;
      this.view = told(this.view as View, message.view);
    }
    if (message.type === 'welcome') {
      this.welcomed += 1;
      this.person = message.person;
      this.wall = message.wall;
      for (const { text } of this.#waiting.values()) this.#socket?.send(text);
    }
    if (message.type === 'refused') this.refusals.push(message);
    if (message.type !== 'ack' && message.type !== 'refused' && message.type !== 'file') return;
    // What could not be saved is sent again, on another connection, as a page does.
    const unsaved = message.type === 'refused' && message.code === 'going';
    if (unsaved) this.drop();
    if (unsaved || message.id === null) return;
    this.#waiting.get(message.id)?.done(message);
    this.#waiting.delete(message.id);
  }
}
