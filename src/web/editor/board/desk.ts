import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type Board,
  type BoardCard,
  boardOf,
  type PlacedProblem,
  placedProblems,
} from '../../../scenario/board/index.js';
import { EditError, type Placed } from '../../../scenario/edit/index.js';
import type { Problem, Resolve } from '../../../scenario/index.js';
import { pathKey } from '../../../scenario/salvage.js';
import type { App } from '../../state/context.js';
import { boardWords } from '../../words/board.js';
import type { Code } from '../code/code.js';
import { resolverOf } from '../library.js';
import type { Writing } from '../writing.js';

/** What the picker of moves is open for. */
export type Picking =
  | { kind: 'after'; card: BoardCard | undefined; list: BoardCard['path']; index: number }
  | { kind: 'instead'; card: BoardCard }
  | { kind: 'change'; card: BoardCard };

/** The key of the scenario as a whole, which is chosen as a card is. */
export const WHOLE = '';

/**
 * The board of what is being written: made of its text whenever that changes, and changing nothing but that text, by way
 * of the code editor, whose history is the one of both.
 */
export class Desk {
  readonly board: ReadonlySignal<Board>;
  readonly problems: ReadonlySignal<ReadonlyMap<string, PlacedProblem[]>>;
  /** The key of the card that is chosen; WHOLE for the scenario itself. */
  readonly chosen: Signal<string> = signal(WHOLE);
  /** Whether its form is open, where there is no room for both. */
  readonly open = signal(false);
  readonly folded: Signal<ReadonlySet<string>> = signal(new Set());
  readonly picking: Signal<Picking | undefined> = signal(undefined);
  /** Whether it is asked where the chosen card is to go. */
  readonly moving = signal(false);
  /** Ids that were made here from titles, and follow them. */
  readonly fresh = new Set<string>();
  /** Said to those who hear the page. */
  readonly said = signal('');
  /** Raised where the keyboard is to go to the chosen card, or to the title in its form. */
  readonly toCard = signal(0);
  readonly toForm = signal(0);
  /** How far that was done: what is drawn anew later does not take the keyboard again. */
  readonly #went = { card: 0, form: 0 };
  #last: Board | undefined;

  constructor(
    readonly app: App,
    readonly writing: Writing,
    readonly code: () => Code | null,
  ) {
    let resolve: Resolve = resolverOf(app.boot);
    let opened: object | undefined;
    this.board = computed(() => {
      // What it rests on is found anew where another text is opened.
      if (opened !== writing.opened.value) {
        opened = writing.opened.value;
        resolve = resolverOf(app.boot);
        this.#last = undefined;
      }
      this.#last = boardOf(writing.live.value, resolve, this.#last);
      return this.#last;
    });
    this.problems = computed(() => placedProblems(this.board.value, writing.problems.value));
  }

  get words() {
    return boardWords(this.app.settings.language.value);
  }

  card(key: string = this.chosen.value): BoardCard | undefined {
    return this.board.value.cards.get(key);
  }

  choose(key: string, open = true): void {
    this.chosen.value = key;
    if (open) this.open.value = true;
  }

  /**
   * Changes the text. What comes out of it is read again before anything is changed.
   *
   * @param typed whether it is one of many small changes of the same place
   * @returns whether it was done; why not is told
   */
  edit(does: (text: string) => string | Placed, typed = false): boolean {
    try {
      const made = does(this.writing.text);
      const text = typeof made === 'string' ? made : made.text;
      this.code()?.replace(text, typed);
      this.writing.checkSoon();
      if (typeof made !== 'string') this.choose(pathKey(made.path), false);
      else this.#keepChosen();
      return true;
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      this.app.run.notice.value = { kind: 'problem', text: this.words.cannot(error.message) };
      return false;
    }
  }

  /** Takes what mends a problem, at the place where the text has it now. */
  mend({ code, message }: Problem): void {
    const now = this.writing.checked().find((problem) => problem.code === code && problem.message === message);
    const { fix } = now ?? {};
    if (!fix) return;
    this.code()?.change(fix);
    this.writing.checkSoon();
  }

  undo(): void {
    this.code()?.undo();
    this.writing.checkSoon();
    this.#keepChosen();
  }

  redo(): void {
    this.code()?.redo();
    this.writing.checkSoon();
    this.#keepChosen();
  }

  #keepChosen(): void {
    if (this.chosen.value !== WHOLE && !this.board.value.cards.has(this.chosen.value)) this.chosen.value = WHOLE;
  }

  /** Whether the keyboard is to go there now; asked once for each time. */
  goesTo(where: 'card' | 'form'): boolean {
    const now = (where === 'card' ? this.toCard : this.toForm).peek();
    const goes = this.#went[where] !== now;
    this.#went[where] = now;
    return goes;
  }

  say(text: string): void {
    // The same words twice are heard twice.
    this.said.value = this.said.value === text ? `${text}\u00a0` : text;
  }

  fold(key: string): void {
    const folded = new Set(this.folded.value);
    if (!folded.delete(key)) folded.add(key);
    this.folded.value = folded;
  }
}
