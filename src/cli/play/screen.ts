import { emitKeypressEvents } from 'node:readline';
import { cancel, isCancel, select, text } from '@clack/prompts';
import { VARIABLES } from '../../model/context.js';
import { SessionError } from '../../play/errors.js';
import { whatIfOf } from '../../play/what-if/what-if.js';
import { cut } from '../../render/text/columns.js';
import { safe } from '../../render/text/style.js';
import { report } from '../report.js';
import { HISTORY, type PlayConsole } from './console.js';
import { layout, listed, type View } from './layout.js';

interface Key {
  name?: string;
  ctrl?: boolean;
  sequence?: string;
}

/**
 * Plays on a terminal with arrow keys and letters. Every change is handed to `changed`, so that a
 * closed window loses nothing.
 */
export async function playScreen(console: PlayConsole, changed: () => void): Promise<void> {
  const view: View = { selected: 0, free: false, message: '' };
  console.by = 'keys';
  emitKeypressEvents(process.stdin);
  let waiting = false;
  // What somebody else does with the session, in an inspector for instance, is shown at once.
  const stop = console.session.subscribe(() => {
    if (!waiting) return;
    view.selected = 0;
    view.free = console.choices().scripted.length === 0;
    say(view, '');
    changed();
    draw(console, view);
  });
  console.onNote = (line) => {
    say(view, line, 'dim');
    if (waiting) draw(console, view);
  };
  try {
    while (!console.done) {
      draw(console, view);
      waiting = true;
      const key = await nextKey();
      waiting = false;
      const before = console.session.log.length;
      try {
        await press(console, view, key);
      } catch (error) {
        if (!(error instanceof Error) || !isForPeople(error)) throw error;
        say(view, error.message, 'bad');
      }
      if (console.session.log.length !== before) {
        view.selected = 0;
        view.free = console.choices().scripted.length === 0;
        changed();
      }
    }
  } finally {
    stop();
    console.onNote = undefined;
    if (process.stdin.isTTY) process.stdin.setRawMode(false);
    process.stdin.pause();
    process.stdout.write('\n');
  }
}

function say(view: View, message: string, tone?: View['tone']): void {
  view.message = message;
  view.tone = tone;
}

function isForPeople(error: Error): boolean {
  return ['SessionError', 'RefusedError', 'MoveError', 'InputError'].includes(error.name);
}

function nextKey(): Promise<Key> {
  process.stdin.setRawMode(true);
  process.stdin.resume();
  return new Promise((resolve) => {
    process.stdin.once('keypress', (character: string | undefined, key: Key) =>
      resolve({ ...key, sequence: character ?? key.sequence ?? '' }),
    );
  });
}

async function press(console: PlayConsole, view: View, key: Key): Promise<void> {
  const choices = listed(console, view);
  say(view, '');
  const letter = key.sequence ?? '';
  if (key.ctrl && (key.name === 'c' || key.name === 'd')) return quit(console);
  if (/^[1-9]$/.test(letter)) {
    const choice = choices[Number(letter) - 1];
    if (!choice) throw new SessionError(`There is no move ${letter} in the list.`);
    console.take(choice);
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
    case 'up':
    case 'down': {
      const step = key.name === 'up' ? -1 : 1;
      view.selected = choices.length === 0 ? 0 : (view.selected + step + choices.length) % choices.length;
      return;
    }
    case 'return':
    case 'enter': {
      const choice = choices[view.selected];
      if (choice) console.take(choice);
      return;
    }
    case 'm':
      view.free = !view.free;
      view.selected = 0;
      return;
    case 'e':
      await console.execute('e');
      return;
    case 't':
    case 'l':
      return page(await console.execute(key.name));
    case 'o':
      return page(console.look(view.free));
    case 'w':
      return typed(console, view, 'w', 'How many hours does nobody move?', '24');
    case 'f':
      return typed(console, view, 'f', 'Name of the branch that begins here', '');
    case 'j':
      return typed(console, view, 'j', 'Which position? (t shows the numbers)', '0');
    case 's':
      return typed(
        console,
        view,
        's',
        'Save to which file?',
        console.file ?? `${console.session.scenario.id}.run.json`,
      );
    case 'x':
      return typed(console, view, 'x', 'Save this branch as a scenario of which name?', whatIfOf(console.session).id);
    case 'y':
      return explain(console, view);
    case 'c':
      return comparison(console);
    case 'h':
      return page(console.help());
    case 'q':
      return quit(console);
    default:
      if (letter === '?') return page(console.help());
      say(view, '? shows the keys', 'dim');
  }
}

/** Asks for a word, then runs a command with it. */
async function typed(
  console: PlayConsole,
  view: View,
  command: string,
  message: string,
  initialValue: string,
): Promise<void> {
  leaveFoot();
  const word = await text({ message, initialValue });
  if (isCancel(word) || word === undefined) return;
  const shown = await console.execute(`${command} ${word}`);
  if (['s', 'f', 'x'].includes(command)) say(view, shown);
}

async function explain(console: PlayConsole, view: View): Promise<void> {
  const names = [
    'tension',
    'phase',
    'diplomacy',
    'mediation',
    ...Object.keys(VARIABLES).filter((name) => name !== 'tension'),
  ];
  leaveFoot();
  const what = await select({
    message: 'Why is it as it is?',
    options: names.map((value) => ({ value, label: value })),
  });
  if (!isCancel(what)) say(view, await console.execute(`y ${what}`));
}

async function comparison(console: PlayConsole): Promise<void> {
  const branches = console.session.branches();
  const options = [
    { value: HISTORY, label: 'History, as scripted', hint: 'to its end' },
    ...branches.map((branch) => ({ value: branch.id, label: safe(branch.name), hint: branch.id })),
  ];
  leaveFoot();
  const a = await select({ message: 'Compare', options });
  if (isCancel(a)) return;
  const others = options.filter((option) => option.value !== a);
  const b = await select({ message: 'with', options: others, initialValue: console.session.branch.id });
  if (isCancel(b)) return;
  return page(await console.execute(`c ${a} ${b}`));
}

async function quit(console: PlayConsole): Promise<void> {
  if (!console.unsaved) {
    console.done = true;
    return;
  }
  leaveFoot();
  const answer = await select({
    message: 'This run is not saved.',
    options: [
      { value: 'save', label: 'Save it, then quit' },
      { value: 'drop', label: 'Quit without saving' },
      { value: 'stay', label: 'Go on playing' },
    ],
  });
  if (answer === 'drop') console.done = true;
  if (answer !== 'save') return;
  const file = await text({
    message: 'Save to which file?',
    initialValue: console.file ?? `${console.session.scenario.id}.run.json`,
  });
  if (isCancel(file)) return cancel('Not saved.');
  try {
    const saved = console.save(file ?? '');
    console.done = true;
    process.stdout.write(`${saved}\n`);
  } catch (error) {
    report(error, false);
    await nextKey();
  }
}

/** What is asked has a line of its own below the keys. */
function leaveFoot(): void {
  process.stdout.write('\n');
}

/** Shows a text by itself, as much at a time as the screen holds. */
async function page(textToShow: string): Promise<void> {
  const lines = textToShow.split('\n');
  const room = Math.max(1, rowsHere() - 2);
  for (let from = 0; from < lines.length; from += room) {
    const foot = from + room < lines.length ? 'Space or Enter goes on, q or Esc goes back.' : 'Any key goes back.';
    process.stdout.write(`\x1b[2J\x1b[H${lines.slice(from, from + room).join('\n')}\n\n${foot}`);
    const key = await nextKey();
    if (key.name === 'q' || key.name === 'escape' || (key.ctrl && key.name === 'c')) return;
  }
}

function rowsHere(): number {
  return process.stdout.rows ?? 24;
}

function draw(console: PlayConsole, view: View): void {
  const heading = console.heading === '' ? [] : [cut(console.heading, console.style.width)];
  process.stdout.write(
    `\x1b[2J\x1b[H${[...heading, ...layout(console, view, rowsHere() - heading.length)].join('\n')}`,
  );
}
