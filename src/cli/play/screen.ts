import { SessionError } from '../../play/errors.js';
import { whatIfOf } from '../../play/what-if/what-if.js';
import { wrap } from '../../render/text/columns.js';
import { safe } from '../../render/text/style.js';
import { print } from '../terminal.js';
import { HISTORY, type PlayConsole } from './console.js';
import { type Key, TerminalGone } from './keys.js';
import { layout, listed, type View } from './layout.js';
import { chosen, type Desk, type Option, paged, written } from './questions.js';
import { moved, type Seen } from './scroll.js';
import { type Frame, Interrupted, Window } from './window.js';

/**
 * Plays on a terminal with arrow keys and letters.
 *
 * @param changed called after every change, so that a closed window loses nothing
 * @param notices what is to be said first; it stays until a key is pressed
 * @returns whether the run was left in a hurry: neither saved nor given up
 */
export async function playScreen(
  console: PlayConsole,
  changed: () => void,
  notices: readonly string[] = [],
  window = new Window(),
): Promise<boolean> {
  return new Screen(console, changed, window).play(notices);
}

class Screen implements Desk {
  readonly #console: PlayConsole;
  readonly #changed: () => void;
  readonly window: Window;
  readonly #view: View = { selected: 0, top: 0, free: false, message: '' };
  #seen: Seen = { first: 0, last: 0 };
  /** Said on the shell's screen once the terminal is given back. */
  #farewell = '';

  constructor(console: PlayConsole, changed: () => void, window: Window) {
    this.#console = console;
    this.#changed = changed;
    this.window = window;
  }

  get style() {
    return this.#console.style;
  }

  async play(notices: readonly string[]): Promise<boolean> {
    const console = this.#console;
    console.by = 'keys';
    let busy = true;
    // What somebody else does with the session, in an inspector for instance, is shown at once.
    const stop = console.session.subscribe(() => {
      if (busy) return;
      this.#moved();
      this.#say('');
      this.window.redraw();
    });
    console.onNote = (line) => {
      this.#say(line, 'dim');
      this.window.redraw();
    };
    this.#reset();
    this.window.open();
    try {
      await this.#announce(notices);
      while (!console.done) {
        const before = console.session.log.length;
        try {
          busy = false;
          const key = await this.window.key(() => this.with());
          busy = true;
          await this.#press(key);
        } catch (error) {
          busy = true;
          if (error instanceof Interrupted) {
            if (await this.#interrupted()) return true;
          } else if (error instanceof Error && isForPeople(error)) this.#say(error.message, 'bad');
          else throw error;
        }
        if (console.session.log.length !== before) this.#moved();
      }
      return false;
    } finally {
      stop();
      console.onNote = undefined;
      this.window.close();
      if (this.#farewell !== '') void print(`${this.#farewell}\n`);
    }
  }

  /** The screen of the run as it stands. */
  with(question?: readonly string[], cursor?: Frame['cursor']): Frame {
    const { lines, seen } = layout(this.#console, this.#view, this.window.rows, question);
    this.#seen = seen;
    this.#view.top = seen.first;
    if (!question || !cursor) return { lines };
    return { lines, cursor: { row: lines.length - question.length + cursor.row, column: cursor.column } };
  }

  /** What has to be said first: beside the run, or by itself where it is long. */
  async #announce(notices: readonly string[]): Promise<void> {
    const { rows } = this.window;
    const height = notices.flatMap((notice) => wrap(notice, this.style.width)).length;
    if (height <= rows / 3) return this.#say(notices.join('\n'), 'accent');
    try {
      await paged(this, () => notices.map((notice) => wrap(notice, this.style.width).join('\n')).join('\n\n'));
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      this.#console.done = true;
    }
  }

  #say(message: string, tone?: View['tone']): void {
    this.#view.message = message;
    this.#view.tone = tone;
  }

  #moved(): void {
    this.#reset();
    this.#changed();
  }

  /** The list from its top; free moves where the script offers nothing. */
  #reset(): void {
    Object.assign(this.#view, { selected: 0, top: 0, free: this.#console.choices().scripted.length === 0 });
  }

  async #press(key: Key): Promise<void> {
    const console = this.#console;
    const view = this.#view;
    const choices = listed(console, view);
    this.#say('');
    if (/^[1-9]$/.test(key.character)) {
      const choice = choices[Number(key.character) - 1];
      if (!choice) throw new SessionError(`There is no move ${key.character} in the list.`);
      console.take(choice);
      return;
    }
    const place = moved(key.name, view, choices.length, this.#seen);
    if (place) {
      Object.assign(view, place);
      return;
    }
    switch (key.name) {
      case 'right':
      case 'space':
      case 'n':
        await console.execute('n');
        return;
      case 'left':
      case 'backspace':
      case 'b':
        await console.execute('b');
        return;
      case 'home':
        await console.execute('j 0');
        return;
      case 'return':
      case 'enter': {
        const choice = choices[view.selected];
        if (choice) console.take(choice);
        return;
      }
      case 'm':
        Object.assign(view, { free: !view.free, selected: 0, top: 0 });
        return;
      case 'e':
        await console.execute('e');
        return;
      case 't':
        return paged(this, () => console.tree());
      case 'l':
        return paged(this, () => console.branches());
      case 'o':
        return paged(this, () => console.look(view.free));
      case 'w':
        return this.#typed('w', 'How many hours does nobody move?', '24');
      case 'f':
        return this.#typed('f', 'Name of the branch that begins here', '');
      case 'j':
        return this.#typed('j', 'Which position? (t shows the numbers)', '0');
      case 's':
        return this.#typed('s', 'Save to which file?', this.#file());
      case 'x':
        return this.#typed('x', 'Save this branch as a scenario of which name?', whatIfOf(console.session).id);
      case 'y':
        return this.#explain();
      case 'c':
        return this.#compare();
      case 'h':
        return paged(this, () => console.help());
      case 'q':
        return this.#quit();
      default:
        if (key.character === '?') return paged(this, () => console.help());
        this.#say('? shows the keys', 'dim');
    }
  }

  #file(): string {
    return this.#console.file ?? `${this.#console.session.scenario.id}.run.json`;
  }

  /** Asks for a word, then runs a command with it. */
  async #typed(command: string, message: string, initial: string): Promise<void> {
    const word = await written(this, message, initial);
    if (word === undefined) return;
    const shown = await this.#console.execute(`${command} ${word}`);
    if (['s', 'f', 'x'].includes(command)) this.#say(shown);
  }

  async #explain(): Promise<void> {
    const options = this.#console.explained().map((value) => ({ value, label: value }));
    const what = await chosen(this, 'Why is it as it is?', options);
    if (what !== undefined) this.#say(await this.#console.execute(`y ${what}`));
  }

  async #compare(): Promise<void> {
    const console = this.#console;
    const options: Option<string>[] = [
      { value: HISTORY, label: 'History, as scripted', hint: 'to its end' },
      ...console.session.branches().map(({ id, name }) => ({ value: id, label: safe(name), hint: id })),
    ];
    const a = await chosen(this, 'Compare', options);
    if (a === undefined) return;
    const others = options.filter((option) => option.value !== a);
    const b = await chosen(this, 'with', others, console.session.branch.id);
    if (b !== undefined) await paged(this, () => console.compare([a, b]));
  }

  /** Ctrl+C, wherever it is pressed, asks as `q` does; in that question itself it means at once. @returns whether to go at once */
  async #interrupted(): Promise<boolean> {
    try {
      await this.#quit();
    } catch (error) {
      if (error instanceof Interrupted) return true;
      throw error;
    }
    return false;
  }

  async #quit(): Promise<void> {
    const console = this.#console;
    this.#say('');
    if (!console.unsaved) {
      console.done = true;
      return;
    }
    const answer = await chosen(this, 'This run is not saved.', [
      { value: 'save', label: 'Save it, then quit' },
      { value: 'drop', label: 'Quit without saving' },
      { value: 'stay', label: 'Go on playing' },
    ]);
    if (answer === 'drop') console.done = true;
    if (answer === 'save') await this.#saveAndQuit();
  }

  /** Asks for a file until the run is saved there, or Escape leaves the question. */
  async #saveAndQuit(): Promise<void> {
    for (let file: string | undefined = this.#file(); ; ) {
      file = await written(this, [this.#view.message, 'Save to which file?'].filter(Boolean).join('\n\n'), file);
      if (file === undefined) return this.#say('Not saved.', 'dim');
      try {
        this.#farewell = this.#console.save(file);
        this.#console.done = true;
        return;
      } catch (error) {
        if (!(error instanceof Error && isForPeople(error))) throw error;
        this.#say(error.message, 'bad');
      }
    }
  }
}

function isForPeople(error: Error): boolean {
  if (error instanceof TerminalGone) return false;
  return ['SessionError', 'RefusedError', 'MoveError', 'InputError'].includes(error.name);
}
