import { MoveError } from '../model/index.js';
import { type Happening, Journal, type Session, SessionError } from '../play/index.js';
import { type Driven, driveSession, shortened } from './drive.js';
import { possibleEvent } from './possible.js';
import { type Report, reportOf } from './report.js';

export interface BridgeOptions {
  session: Session;
  /** Names this run among others that a viewer may have seen: letters and digits, new each time. */
  run: string;
  /** Who asks for what is not asked for by a viewer: `terminal`, `page`. */
  origin: string;
  /** Gets a line for each thing that a viewer sent and that was not done. */
  log?: (line: string) => void;
}

/**
 * A session as its inspectors see it. What happened is in the journal and is made into version 4's
 * events and states only for viewers that are there, and once more for one that comes late.
 */
export class Bridge {
  readonly session: Session;
  readonly sessionId: string;
  readonly journal: Journal;
  readonly #log: (line: string) => void;
  /** Who asked for a happening, where it was not the door that the session is behind. */
  readonly #origins = new Map<number, string>();
  readonly #door: string;
  #driver: string | undefined;
  #refused: string | undefined;

  constructor({ session, run, origin, log = () => {} }: BridgeOptions) {
    this.session = session;
    this.sessionId = `${session.scenario.id}:${run}`;
    this.#door = origin;
    this.#log = log;
    this.journal = new Journal(session);
    this.journal.subscribe(({ n }) => {
      if (this.#driver !== undefined) this.#origins.set(n, this.#driver);
    });
  }

  get happenings(): readonly Happening[] {
    return this.journal.happenings;
  }

  get first(): Happening {
    return this.happenings[0] as Happening;
  }

  get latest(): Happening {
    return this.happenings.at(-1) as Happening;
  }

  reportOf(happening: Happening): Report {
    return reportOf(this.session, happening, this.#origins.get(happening.n) ?? this.#door);
  }

  /** What is possible now, as an event of version 4 that tells of it and changes nothing. */
  possible(): object {
    return possibleEvent(this.session, this.reportOf(this.latest));
  }

  /** Says whose events come in while `receive` runs. @returns what was refused, for the viewer */
  from(viewer: string, receive: () => void): string | undefined {
    this.#driver = viewer;
    this.#refused = undefined;
    try {
      receive();
      return this.#refused;
    } finally {
      this.#driver = undefined;
    }
  }

  /** Takes a viewer's event, in version 4's SCXML wrapping. What cannot be done is said in the log. */
  drive(event: unknown): void {
    const data = driven(event);
    const who = this.#driver ?? 'a viewer';
    if (!data) {
      this.#log(`${who} sent something that is no event; it was dropped.`);
      return;
    }
    try {
      driveSession(this.session, data);
    } catch (error) {
      if (!(error instanceof SessionError || error instanceof MoveError)) throw error;
      this.#refused = error.message;
      this.#log(`${who} asked for ${shortened(data.type)}: ${this.#refused}`);
    }
  }

  close(): void {
    this.journal.close();
  }
}

function driven(event: unknown): Driven | undefined {
  const wrapper = event as { data?: unknown; $$type?: unknown } | null;
  const data = wrapper && typeof wrapper === 'object' && wrapper.$$type === 'scxml' ? wrapper.data : event;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return typeof (data as Driven).type === 'string' ? (data as Driven) : undefined;
}
