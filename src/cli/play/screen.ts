import { emitKeypressEvents } from 'node:readline';
import { cancel, isCancel, select, text } from '@clack/prompts';
import { VARIABLES } from '../../model/context.js';
import { SessionError } from '../../play/errors.js';
import type { Choice } from '../../render/text/moves.js';
import { standingText } from '../../render/text/moves.js';
import { cut, safe } from '../../render/text/style.js';
import { report } from '../report.js';
import { HISTORY, type PlayConsole } from './console.js';

interface Key {
  name?: string;
  ctrl?: boolean;
  sequence?: string;
}

const HINT =
  '→ n next   ← b back   ↑↓ Enter choose   m free moves   w wait   f fork   t tree   c compare   y why   s save   ? help   q quit';

/** What is drawn besides the session itself. */
interface View {
  selected: number;
  /** Whether free and blocked moves are listed. */
  free: boolean;
  message: string;
}

/**
 * Plays on a terminal with arrow keys and letters. Every change is handed to `changed`, so that a
 * closed window loses nothing.
 */
export async function playScreen(console: PlayConsole, changed: () => void): Promise<void> {
  const view: View = { selected: 0, free: false, message: '' };
  emitKeypressEvents(process.stdin);
  let waiting = false;
  // What somebody else does with the session, in an inspector for instance, is shown at once.
  const stop = console.session.subscribe(() => {
    if (!waiting) return;
    view.selected = 0;
    view.free = console.choices().scripted.length === 0;
    view.message = '';
    changed();
    draw(console, view);
  });
  console.onNote = (line) => {
    view.message = console.style.dim(safe(line));
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
        view.message = console.style.bad(safe(error.message));
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

function listed(console: PlayConsole, view: View): Choice[] {
  const { scripted, free, blocked } = console.choices();
  return view.free ? [...scripted, ...free, ...blocked] : scripted;
}

async function press(console: PlayConsole, view: View, key: Key): Promise<void> {
  const choices = listed(console, view);
  view.message = '';
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
      console.execute('n');
      return;
    case 'left':
    case 'backspace':
    case 'b':
      console.execute('b');
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
      console.execute('e');
      return;
    case 't':
    case 'l':
      return page(console.execute(key.name));
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
      view.message = console.style.dim('? shows the keys');
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
  const word = await text({ message, initialValue });
  if (isCancel(word) || word === undefined) return;
  const shown = console.execute(`${command} ${word}`);
  if (command === 's' || command === 'f') view.message = shown;
}

async function explain(console: PlayConsole, view: View): Promise<void> {
  const names = [
    'tension',
    'phase',
    'diplomacy',
    'mediation',
    ...Object.keys(VARIABLES).filter((name) => name !== 'tension'),
  ];
  const what = await select({
    message: 'Why is it as it is?',
    options: names.map((value) => ({ value, label: value })),
  });
  if (!isCancel(what)) view.message = console.execute(`y ${what}`);
}

async function comparison(console: PlayConsole): Promise<void> {
  const branches = console.session.branches();
  const options = [
    { value: HISTORY, label: 'History, as scripted', hint: 'to its end' },
    ...branches.map((branch) => ({ value: branch.id, label: safe(branch.name), hint: branch.id })),
  ];
  const a = await select({ message: 'Compare', options });
  if (isCancel(a)) return;
  const others = options.filter((option) => option.value !== a);
  const b = await select({ message: 'with', options: others, initialValue: console.session.branch.id });
  if (isCancel(b)) return;
  return page(console.execute(`c ${a} ${b}`));
}

async function quit(console: PlayConsole): Promise<void> {
  if (!console.unsaved) {
    console.done = true;
    return;
  }
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

async function page(textToShow: string): Promise<void> {
  process.stdout.write(`\x1b[2J\x1b[H${textToShow}\n\nAny key goes on.`);
  await nextKey();
}

function draw(console: PlayConsole, view: View): void {
  const { style, session } = console;
  const rows = process.stdout.rows ?? 24;
  const path = `branch “${safe(session.branch.name)}” · position ${session.node.id}`;
  const choices = listed(console, view);
  const heading = console.heading === '' ? [] : [cut(console.heading, style.width)];
  const head = [...heading, style.dim(path), '', ...console.story(), '', ...standingText(session, style), ''];
  const offer = choices.length === 0 ? console.offer() : questions(console);
  const foot = ['', view.message, style.dim(HINT)].flatMap((line) => line.split('\n'));
  const footRows = foot.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(line.length / (process.stdout.columns ?? 80))),
    0,
  );
  const room = Math.max(3, rows - head.length - offer.length - footRows - 1);
  const first = Math.max(0, Math.min(view.selected - Math.floor(room / 2), choices.length - room));
  const list = choices
    .slice(first, first + room)
    .map((choice, index) => row(console, choice, first + index, first + index === view.selected));
  process.stdout.write(`\x1b[2J\x1b[H${[...head, ...offer, ...list, ...foot].join('\n')}`);
}

function questions(console: PlayConsole): string[] {
  const lines = console.offer();
  const at = lines.indexOf('What happens next?');
  return at < 0 ? lines : lines.slice(0, at + 1);
}

function row(console: PlayConsole, choice: Choice, index: number, selected: boolean): string {
  const { style } = console;
  const number = index < 9 ? String(index + 1) : ' ';
  const mark = choice.take === undefined ? '▶' : typeof choice.take === 'string' ? '○' : choice.enabled ? '·' : '×';
  const text = cut(`${selected ? '❯' : ' '} ${number} ${mark} ${choice.label}  (${choice.hint})`, style.width);
  if (!choice.enabled) return style.dim(text);
  return selected ? style.bold(style.accent(text)) : text;
}
