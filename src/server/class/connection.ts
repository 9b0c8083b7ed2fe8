import type { WebSocket } from 'ws';
import {
  CLASS_LIMITS,
  type ClientMessage,
  ClientMessageSchema,
  choicesCsv,
  debriefOf,
  type EntryAct,
  isRefused,
  PROTOCOL,
  type RefusalCode,
  runOf,
  type ServerMessage,
  type TeacherAct,
  type WireRefusal,
} from '../../class/index.js';
import type { Watcher } from './audience.js';
import { type Guest, greet } from './greet.js';
import type { Hosted, House } from './house.js';
import { Bucket, type Doorkeeper } from './rates.js';
import { UnsavedError } from './room.js';
import { hashOf, newKey } from './secrets.js';

/** How long somebody may take to say who they are, milliseconds. */
const STRANGER = 8_000;
/** What may wait to be sent, bytes: from then on views are left out, and at last the connection is. */
const [FULL, LOST] = [128 * 1_024, 2 * 1_024 * 1_024];
/** Messages at once, and each second: a teacher clicks, and a student chooses. */
const RATE = [40, 8] as const;
/** Messages beyond that until a connection is ended. */
const PATIENCE = 100;
/** Texts of students are short. */
const STUDENT_BYTES = 4_096;

const WORDS: Record<'not-a-message' | 'slow-down' | 'going' | 'version', string> = {
  'not-a-message': 'That is no message of this version of Offramp. Reload the page.',
  'slow-down': 'Too much at once; wait a moment.',
  going: 'It could not be saved just now. It is sent again by itself.',
  version: 'The page is of another version than the server. Reload the page.',
};

/** A page that is connected: says hello once, then does things and is shown the class. */
export class Connection {
  #guest: (Guest & { full: Watcher }) | undefined;
  #greeting = false;
  #closed = false;
  readonly #bucket: Bucket;
  #beyond = 0;
  #alive = true;
  readonly #stranger: NodeJS.Timeout;
  /** What was sent while one was being let in. */
  #early: ClientMessage[] = [];

  constructor(
    readonly socket: WebSocket,
    readonly house: House,
    readonly keeper: Doorkeeper,
    readonly address: string,
    readonly ended: () => void,
    /** Whether the server carries the page of a crisis. */
    readonly carries = false,
  ) {
    this.#bucket = new Bucket(...RATE, house.now());
    keeper.total += 1;
    keeper.connections.add(address, 1);
    keeper.strangers.add(address, 1);
    this.#stranger = setTimeout(() => socket.terminate(), STRANGER).unref();
    socket.on('message', (data, binary) => this.#hear(binary ? undefined : String(data)));
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#end());
  }

  /** Looks whether anybody is still there. To be called every now and then. */
  beat(): void {
    if (!this.#alive || this.socket.bufferedAmount > LOST) this.socket.terminate();
    else {
      this.#alive = false;
      this.socket.ping();
    }
  }

  /** The server stops: the page comes back by itself. */
  leave(): void {
    this.#refuse(null, 'going', 'The server is being started again; this page comes back by itself.');
    this.socket.close(1012);
  }

  #hear(text: string | undefined): void {
    if (this.#closed) return;
    if (!this.#bucket.take(this.house.now())) {
      this.#beyond += 1;
      if (this.#beyond > PATIENCE) this.socket.terminate();
      else if (this.#beyond % 10 === 1) this.#refuse(idOf(text), 'slow-down', WORDS['slow-down']);
      return;
    }
    const most = this.#guest?.watcher.viewer.as === 'teacher' ? CLASS_LIMITS.message : STUDENT_BYTES;
    const message = text === undefined || text.length > most ? undefined : read(text);
    if (message === undefined) this.#refuse(idOf(text), 'not-a-message', WORDS['not-a-message']);
    else if (message === 'version') this.#refuse(null, 'version', WORDS.version);
    else void this.#take(message);
  }

  async #take(message: ClientMessage): Promise<void> {
    if (message.type === 'ping') return this.#send({ v: PROTOCOL, type: 'pong', now: this.house.now() });
    try {
      if (message.type === 'hello') return await this.#hello(message);
      if (this.#guest) return await this.#do(message, this.#guest);
      if (this.#greeting && this.#early.length < 20) this.#early.push(message);
      else this.#refuse(message.id, 'not-a-message', 'Say who you are first.');
    } catch (error) {
      if (!(error instanceof UnsavedError)) this.socket.emit('offramp-problem', error);
      this.#refuse(message.type === 'hello' ? null : message.id, 'going', WORDS.going);
    }
  }

  async #hello(message: Extract<ClientMessage, { type: 'hello' }>): Promise<void> {
    if (this.#guest || this.#greeting) return this.#refuse(null, 'not-a-message', 'You have said who you are.');
    this.#greeting = true;
    try {
      const guest = await greet(this.house, this.keeper, message, this.address, this.carries);
      if (this.#closed) return;
      if ('code' in guest) return this.#refuse(null, guest.code, guest.reason, guest.join);
      this.#letIn(guest);
    } finally {
      this.#greeting = false;
    }
    for (const early of this.#early.splice(0)) await this.#take(early);
  }

  #letIn(guest: Guest): void {
    clearTimeout(this.#stranger);
    this.keeper.strangers.add(this.address, -1);
    const { hosted, watcher, welcome } = guest;
    const full: Watcher = {
      ...watcher,
      send: (text) => this.#show(text),
      dismiss: (code, reason) => {
        this.#refuse(null, code, reason);
        this.socket.close(1000);
      },
    };
    this.#guest = { ...guest, full };
    this.#send(welcome);
    if (watcher.viewer.as === 'student') hosted.presence.come(watcher.viewer.person);
    hosted.audience.add(full);
  }

  async #do(message: Exclude<ClientMessage, { type: 'hello' | 'ping' }>, { hosted, watcher }: Guest): Promise<void> {
    const { viewer } = watcher;
    if (message.type === 'drawing') {
      if (viewer.as !== 'student') return this.#draw(message, hosted);
      return this.#refuse(message.id, 'not-allowed', 'Only the teacher and the wall draw the machine.');
    }
    if (viewer.as === 'wall') return this.#refuse(message.id, 'not-allowed', 'The wall only looks.');
    if (message.type !== 'do' && viewer.as !== 'teacher')
      return this.#refuse(message.id, 'not-allowed', 'Only the teacher can do that.');
    if (message.type === 'take-away') return this.#takeAway(message, hosted);
    if (message.type === 'forget')
      return this.house.forget(hosted.room.code, () => this.#send({ v: PROTOCOL, type: 'ack', id: message.id }));
    const ticket = message.act.do === 'place' ? newKey() : undefined;
    const by = viewer.as === 'teacher' ? 'teacher' : viewer.person;
    const done = await hosted.room.do(by, own(message.act, ticket), message.id);
    if (isRefused(done) && done.refused !== 'repeated') return this.#refuse(message.id, done.refused, done.reason);
    const fresh = ticket !== undefined && !isRefused(done);
    this.#send({ v: PROTOCOL, type: 'ack', id: message.id, ...(fresh && { ticket }) });
  }

  async #draw({ id, language }: Extract<ClientMessage, { type: 'drawing' }>, { room, machine }: Hosted): Promise<void> {
    await machine(language).then(
      (made) =>
        this.#send({
          v: PROTOCOL,
          type: 'file',
          id,
          name: `class-${room.code}.machine.json`,
          text: JSON.stringify(made),
        }),
      (error) => this.#refuse(id, 'not-possible', textOf(error)),
    );
  }

  async #takeAway({ id, what }: Extract<ClientMessage, { type: 'take-away' }>, { room, odds }: Hosted): Promise<void> {
    const { lesson, code } = room;
    const json = (made: unknown) => JSON.stringify(made, null, 2);
    const file = (ending: string, text: string) =>
      this.#send({ v: PROTOCOL, type: 'file', id, name: `class-${code}.${ending}`, text });
    switch (what) {
      case 'run':
        return file('run.json', json(runOf(lesson)));
      case 'csv':
        return file('csv', choicesCsv(lesson));
      case 'debrief':
        return file('debrief.json', json({ ...debriefOf(lesson), odds: await odds().catch(() => null) }));
      case 'odds':
        await odds().then(
          (made) => file('odds.json', json(made)),
          (error) => this.#refuse(id, 'not-possible', textOf(error)),
        );
    }
  }

  #refuse(
    id: string | null,
    code: RefusalCode | WireRefusal,
    reason: string,
    join?: { title: string; names: readonly string[] },
  ): void {
    this.#send({ v: PROTOCOL, type: 'refused', id, code, reason, ...(join && { join }) });
  }

  #send(message: ServerMessage): void {
    if (this.#closed) return;
    // Who asks again and again and reads nothing is not waited for.
    if (this.socket.bufferedAmount > LOST) this.socket.terminate();
    else this.socket.send(JSON.stringify(message));
  }

  /** Shows a view, unless too much waits to be read already. */
  #show(text: string): boolean {
    if (this.#closed) return true;
    if (this.socket.bufferedAmount > FULL) {
      if (this.socket.bufferedAmount > LOST) this.socket.terminate();
      return false;
    }
    this.socket.send(text);
    return true;
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#stranger);
    this.keeper.total -= 1;
    this.keeper.connections.add(this.address, -1);
    if (this.#guest) {
      const { hosted, watcher, full } = this.#guest;
      hosted.audience.remove(full);
      if (watcher.viewer.as === 'student') hosted.presence.go(watcher.viewer.person);
    } else this.keeper.strangers.add(this.address, -1);
    this.ended();
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An act without what only the server says. */
function own(act: Extract<ClientMessage, { type: 'do' }>['act'], ticket: string | undefined): EntryAct {
  if (act.do === 'place') return { ...act, ticket: hashOf(ticket ?? '') } satisfies TeacherAct;
  if (act.do !== 'close') return act;
  return { do: 'close', round: act.round };
}

function read(text: string): ClientMessage | 'version' | undefined {
  const data = parsed(text);
  const message = ClientMessageSchema.safeParse(data);
  if (message.success) return message.data;
  const version = (data as { v?: unknown } | undefined)?.v;
  return typeof version === 'number' && version !== PROTOCOL ? 'version' : undefined;
}

/** The number of a message that cannot be taken, so that its page knows which. */
function idOf(text: string | undefined): string | null {
  const id = (parsed(text?.slice(0, CLASS_LIMITS.message) ?? '') as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' && id.length <= 40 ? id : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
