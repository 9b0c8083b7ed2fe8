import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { configurationOf, MoveError, type Position } from '../../model/index.js';
import {
  type BranchMark,
  type Line,
  type LogEntry,
  lineOf,
  type MoveList,
  type NextChoice,
  type Node,
  type NodeId,
  onwardOf,
  type PlayedPath,
  playedPath,
  type Session,
  SessionError,
  type Stop,
  toHead,
} from '../../play/index.js';
import type { Scenario } from '../../scenario/index.js';

/** Something that can be done next: a scripted step by its id, a free move, or hours to wait. */
export type Choice = NextChoice;

/** Where a choice would lead, while it is pointed at. */
export interface Preview {
  choice: Choice;
  position: Position;
}

/** What was done last, for those who hear the page and for what moves on it. */
export interface LastAct {
  /** `step` goes one move on; `away` is any other change of place. */
  kind: 'step' | 'away';
  from: Node;
  to: Node;
}

/**
 * A line at the foot of the page; `undo` takes back what it tells of, `action` is what to do about it.
 * One that can be undone stays until it is dismissed, undone or another takes its place.
 */
export interface Notice {
  kind: 'info' | 'problem';
  text: string;
  undo?: () => void;
  /** The branch that it tells of. */
  branch?: string;
  action?: { label: string; does: () => void };
  /** It stays while the run goes on, until it is dismissed or another takes its place. */
  lasting?: true;
}

/**
 * The run that the page shows. The session decides everything; this makes it observable. Each act
 * raises `version`, and what is computed from it is made anew.
 */
export class Run {
  readonly session: Signal<Session>;
  readonly version = signal(0);
  readonly preview = signal<Preview | undefined>(undefined);
  readonly notice = signal<Notice | undefined>(undefined);
  readonly last = signal<LastAct | undefined>(undefined);
  readonly node: ReadonlySignal<Node>;
  readonly moves: ReadonlySignal<MoveList>;
  /** The path to where the run stands. */
  readonly path: ReadonlySignal<PlayedPath>;
  /** Whether the machine refuses the step that the script holds next. */
  readonly scriptBlocked: ReadonlySignal<boolean>;
  /** The line of the branch, with what is still to come. */
  readonly line: ReadonlySignal<Line>;

  /** Whether the act that is under way is one of this page's own. */
  #acting = false;

  /** Entries of the log that could not be replayed on a changed scenario. */
  unplayed: LogEntry[];

  constructor(session: Session, unplayed: LogEntry[] = []) {
    this.unplayed = unplayed;
    this.session = signal(session);
    const current = () => {
      this.version.value;
      return this.session.value;
    };
    this.node = computed(() => current().node);
    this.moves = computed(() => current().moves());
    this.scriptBlocked = computed(() =>
      this.moves.value.scripted.some(({ kind, status }) => kind === 'history' && status === 'blocked'),
    );
    this.path = computed(() => playedPath(current()));
    this.line = computed(() => lineOf(current()));
    // Others may act on the session too: the viewer of the inspector.
    effect(() => {
      const observed = this.session.value;
      return observed.subscribe(() => {
        if (!this.#acting) this.#acted(observed.node);
      });
    });
  }

  get scenario(): Scenario {
    return this.session.value.scenario;
  }

  /**
   * Puts another session in the place of this one: another scenario, or a run that was opened.
   *
   * @param unplayed what of it could not be replayed; it is kept when the run is saved
   */
  replace(session: Session, unplayed: LogEntry[] = []): void {
    this.unplayed = unplayed;
    batch(() => {
      this.session.value = session;
      this.last.value = undefined;
      this.preview.value = undefined;
      // What could be undone was of the other session.
      if (this.notice.peek()?.undo) this.notice.value = undefined;
      this.version.value += 1;
    });
  }

  /** Replays the run on a changed version of its scenario, as far as that goes. @returns what is different */
  async rebase(scenario: Scenario): Promise<string[]> {
    const { resume, toRun } = await import('../../play/save.js');
    const { session, changes, unplayed } = resume(toRun(this.session.value, this.unplayed), scenario);
    this.replace(session, unplayed);
    return changes;
  }

  /**
   * Does something with the session. What it refuses is told at the foot of the page and changes nothing.
   *
   * @returns whether it was done
   */
  act(act: (session: Session) => void): boolean {
    this.#acting = true;
    try {
      act(this.session.value);
    } catch (error) {
      if (!(error instanceof SessionError || error instanceof MoveError)) throw error;
      // What was done before that stays done, and is shown.
      if (this.session.value.node !== this.node.peek()) this.#acted(this.session.value.node);
      this.notice.value = { kind: 'problem', text: error.message };
      return false;
    } finally {
      this.#acting = false;
    }
    this.#acted(this.session.value.node);
    return true;
  }

  /** Makes everything anew that is computed from the session, which stands at a node now. */
  #acted(to: Node): void {
    const from = this.node.peek();
    batch(() => {
      this.preview.value = undefined;
      const { undo, lasting } = this.notice.peek() ?? {};
      if (!undo && !lasting) this.notice.value = undefined;
      if (to !== from) this.last.value = { kind: isNext(from, to) ? 'step' : 'away', from, to };
      this.version.value += 1;
    });
  }

  /** The next step of the line: what was played of it, else what the script holds. */
  next(): boolean {
    const { stops, here } = this.line.value;
    // At the end there is nothing to tell that the page does not show.
    if (here === stops.length - 1) return false;
    return this.act((session) => {
      const [played] = onwardOf(session);
      if (played) session.jump(played.id, session.branch.id);
      else session.next();
    });
  }

  back(): boolean {
    if (this.node.value.kind === 'start') return false;
    return this.act((session) => session.back());
  }

  first(): boolean {
    return this.act((session) => session.jump(0, session.branch.id));
  }

  /** The end of the path: what was played of it, and the rest of the script. */
  end(): boolean {
    return this.act((session) => {
      toHead(session);
      while (session.nextStep) session.next();
    });
  }

  take(choice: Choice): boolean {
    return this.act((session) => (typeof choice === 'number' ? session.wait(choice) : session.take(choice)));
  }

  /** Goes to a place of the line, playing the script up to it where it has not been played. */
  goTo(stop: Pick<Stop, 'node' | 'step'>): boolean {
    return this.act((session) => {
      if (stop.node) session.jump(stop.node.id, session.branch.id);
      else {
        toHead(session);
        while (session.node.step !== stop.step?.id && session.nextStep) session.next();
      }
    });
  }

  jump(id: NodeId): boolean {
    return this.act((session) => session.jump(id));
  }

  fork(name: string): boolean {
    return this.act((session) => session.fork(name));
  }

  mark(branch: string, mark: BranchMark): boolean {
    return this.act((session) => session.mark(branch, mark));
  }

  /** Shows where a choice would lead, or nothing. */
  point(choice: Choice | undefined): void {
    const position = choice === undefined ? undefined : this.session.value.preview(choice);
    this.preview.value = choice !== undefined && position ? { choice, position } : undefined;
  }
}

function isNext(from: Node, to: Node): boolean {
  let at = to.parent;
  while (at && at !== from && at.kind === 'deadline') at = at.parent;
  return at === from;
}

/** The states in which a preview would leave the crisis. */
export function previewed(preview: Preview | undefined) {
  return preview && configurationOf(preview.position);
}
