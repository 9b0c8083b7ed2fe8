import { cut, indent, sideBySide, wrap } from '../../render/text/columns.js';
import { type Choice, choiceText, standingText } from '../../render/text/moves.js';
import { type Style, safe } from '../../render/text/style.js';
import { FOOT } from './commands.js';
import type { PlayConsole } from './console.js';

/** What is drawn besides the session itself. */
export interface View {
  selected: number;
  /** Whether free and blocked moves are listed. */
  free: boolean;
  message: string;
  /** How the message is painted; plain unless given. */
  tone?: 'dim' | 'bad' | undefined;
}

/** The choices on the screen, in their order. */
export function listed(console: PlayConsole, view: View): Choice[] {
  const { scripted, free, blocked } = console.choices();
  return view.free ? [...scripted, ...free, ...blocked] : scripted;
}

/**
 * The screen, line by line: what happened, where the run stands, what may come next, the keys. Where
 * a screen is low the story gives way first, then the questions; its title, the choices and the keys stay.
 *
 * @param rows lines there are
 */
export function layout(console: PlayConsole, view: View, rows: number): string[] {
  const { style, session } = console;
  const position = ` · position ${session.node.id}`;
  const path = cut(`branch “${safe(session.branch.name)}`, style.width - position.length - 1);
  const choices = listed(console, view);
  const [questions, heading] = asked(console, choices.length > 0);
  const chosen = choices[view.selected];
  const selected = chosen ? selectedText(chosen, view.selected, style) : [];
  const foot = [...messageText(view, style), ...sideBySide(FOOT, style.width).map(style.dim)];
  const below = [...standingText(session, style), '', ...heading];
  const fixed = 2 + 1 + below.length + 1 + foot.length;
  const more = Math.max(0, selected.length - 1);
  const least = Math.min(choices.length, 4) + more;
  const space = rows - fixed - least;
  const story = clip(console, console.story(), Math.max(3, space - questions.length));
  const questionsShown = clip(console, questions, Math.max(0, space - story.length));
  const room = Math.max(1, rows - fixed - story.length - questionsShown.length - more);
  const first = Math.max(0, Math.min(view.selected - Math.floor(room / 2), choices.length - room));
  const list = choices
    .slice(first, first + room)
    .flatMap((choice, index) => (choice === chosen ? selected : row(choice, first + index, style)));
  const standing = below.slice(0, below.length - heading.length);
  return [
    style.dim(`${path}”${position}`),
    '',
    ...story,
    '',
    ...standing,
    ...questionsShown,
    ...heading,
    ...list,
    '',
    ...foot,
  ];
}

function messageText({ message, tone }: View, style: Style): string[] {
  const lines = message.split('\n').flatMap((line) => {
    const lead = line.length - line.trimStart().length;
    return indent(wrap(line, style.width - lead), lead);
  });
  return tone ? lines.map(style[tone]) : lines;
}

/** The questions for the class, and what stands above the choices or in their place. */
function asked(console: PlayConsole, choices: boolean): [string[], string[]] {
  const lines = console.offer();
  const at = lines.indexOf('What happens next?');
  if (at >= 0) return [lines.slice(0, at), lines.slice(at, at + 1)];
  return [[], choices ? lines.slice(0, 1) : lines];
}

/** As many lines as there is room for; the last one says that there are more. */
function clip(console: PlayConsole, lines: string[], room: number): string[] {
  if (lines.length <= room) return lines;
  return room === 0 ? [] : [...lines.slice(0, room - 1), console.style.dim('    … o shows all of it')];
}

/** A choice in one line, cut where it is too long. */
function row(choice: Choice, index: number, style: Style): string {
  const text = cut(`${lead(choice, index, ' ')}${choice.label}  (${choice.hint})`, style.width);
  return choice.enabled ? text : style.dim(text);
}

/** The choice that is selected, whole, and why it was plausible. */
function selectedText(choice: Choice, index: number, style: Style): string[] {
  const paint = choice.enabled ? (text: string) => style.bold(style.accent(text)) : style.dim;
  return [
    ...choiceText(lead(choice, index, '❯'), choice, style.width, [paint, paint]),
    ...indent(wrap(choice.why ?? '', style.width - 6), 6).map(style.dim),
  ];
}

function lead(choice: Choice, index: number, pointer: string): string {
  const number = index < 9 ? String(index + 1) : ' ';
  const mark = choice.take === undefined ? '▶' : typeof choice.take === 'string' ? '○' : choice.enabled ? '·' : '×';
  return `${pointer} ${number} ${mark} `;
}
