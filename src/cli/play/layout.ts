import { cut, indent, sideBySide, wrap } from '../../render/text/columns.js';
import { type Choice, choiceText, standingText } from '../../render/text/moves.js';
import { type Style, safe } from '../../render/text/style.js';
import { FOOT } from './commands.js';
import type { PlayConsole } from './console.js';
import { type Place, type Seen, scrolled } from './scroll.js';

/** What is drawn besides the session itself. */
export interface View extends Place {
  /** Whether free and blocked moves are listed, and the story gives way to them. */
  free: boolean;
  message: string;
  /** How the message is painted; plain unless given. */
  tone?: 'dim' | 'bad' | 'accent' | undefined;
}

/** The choices on the screen, in their order. */
export function listed(console: PlayConsole, view: View): Choice[] {
  const { scripted, free, blocked } = console.choices();
  return view.free ? [...scripted, ...free, ...blocked] : scripted;
}

/**
 * The screen, line by line: what happened, where the run stands, what may come next, the keys. Where
 * a screen is low the story gives way first, then the questions; its title, the choice that is selected
 * and the keys stay.
 *
 * @param rows lines there are
 * @param asked a question that stands in place of message and keys
 * @returns the lines, no more than there are, and which choices are in sight
 */
export function layout(
  console: PlayConsole,
  view: View,
  rows: number,
  asked?: readonly string[],
): { lines: string[]; seen: Seen } {
  const { style, session } = console;
  const position = ` · position ${session.node.id}`;
  const path = cut(`branch “${safe(session.branch.name)}`, style.width - position.length - 1);
  const choices = listed(console, view);
  const [questions, offer] = offered(console, choices.length > 0);
  const entries = choices.map((choice, index) => entry(choice, index, choices, view, style));
  const message = asked ? [] : messageText(view, style);
  const keys = asked?.length ?? keysText(style.width, Math.max(1, Math.floor(rows / 8))).length;
  const head = [...wrap(console.heading, style.width), style.dim(`${path}”${position}`)];
  const story = console.story();
  const standing = standingText(session, style);

  // Lines are given out in this order, to each part as many as it asks for while there are any.
  const given = new Map<Part, number>();
  let left = rows;
  const give = (part: Part, upTo: number) => {
    const more = Math.max(0, Math.min(left, upTo - (given.get(part) ?? 0)));
    given.set(part, (given.get(part) ?? 0) + more);
    left -= more;
  };
  const list = entries.flat().length;
  give('keys', asked ? keys : 1);
  give('message', Math.min(message.length, Math.ceil(rows / 3)));
  give('list', entries[view.selected]?.length ?? 0);
  give('head', head.length);
  give('story', 1);
  give('standing', standing.length);
  give('offer', offer.length);
  give('list', Math.min(list, Math.ceil(rows / 6) + (entries[view.selected]?.length ?? 0)));
  give('gaps', 4);
  give('keys', keys);
  give('message', message.length);
  if (!view.free) {
    give('story', 3);
    give('questions', questions.length);
    give('story', story.length);
  }
  // Off the script free moves are listed without being asked for: what the last one did is read as well.
  if (typeof choices[0]?.take === 'object') give('story', Math.ceil(rows / 4));
  give('list', list);
  give('story', story.length);
  give('questions', questions.length);

  const room = (part: Part) => given.get(part) ?? 0;
  const gap = (n: number) => (room('gaps') >= n ? [''] : []);
  const blockedFrom = (from: number) => choices.slice(from).filter((choice) => isBlocked(choice)).length;
  const { lines, seen } = scrolled(entries, view, room('list'), style.width, (from) => {
    const [more, blocked] = [choices.length - from, blockedFrom(from)];
    return more === blocked ? `${blocked} blocked` : blocked > 0 ? `${more} more, ${blocked} blocked` : `${more} more`;
  });
  return {
    lines: [
      ...head.slice(0, room('head')),
      ...gap(4),
      ...clip(console, story, room('story')),
      ...gap(2),
      ...standing.slice(0, room('standing')),
      ...gap(3),
      ...clip(console, questions, room('questions')),
      ...offer.slice(0, room('offer')),
      ...(room('list') > 0 ? lines : []),
      ...gap(1),
      ...(room('message') < message.length ? [...message.slice(0, room('message') - 1), '…'] : message),
      ...(asked?.slice(0, room('keys')) ?? keysText(style.width, room('keys')).map(style.dim)),
    ],
    seen,
  };
}

type Part = 'head' | 'story' | 'standing' | 'questions' | 'offer' | 'list' | 'message' | 'keys' | 'gaps';

/** What the screen says of keys in so many lines: where not all have room, help and quit in any case. */
function keysText(width: number, most: number): string[] {
  const last = FOOT.slice(-2);
  let lines = sideBySide(last, width);
  for (let n = 1; n <= FOOT.length - last.length; n += 1) {
    const more = sideBySide([...FOOT.slice(0, n), ...last], width);
    if (more.length > most) break;
    lines = more;
  }
  return lines;
}

function messageText({ message, tone }: View, style: Style): string[] {
  const lines = message.split('\n').flatMap((line) => {
    const lead = line.length - line.trimStart().length;
    return indent(wrap(line, style.width - lead), lead);
  });
  return tone ? lines.map(style[tone]) : lines;
}

/** The questions for the class, and what stands above the choices or in their place. */
function offered(console: PlayConsole, choices: boolean): [string[], string[]] {
  const lines = console.offer();
  const at = lines.indexOf('What happens next?');
  if (at >= 0) return [lines.slice(0, at), lines.slice(at, at + 1)];
  return [[], choices ? lines.slice(0, 1) : lines];
}

/** As many lines as there is room for; the last one says that there are more, unless it is the only one. */
function clip(console: PlayConsole, lines: string[], room: number): string[] {
  if (lines.length <= room || room < 2) return lines.slice(0, room);
  return [...lines.slice(0, room - 1), console.style.dim('    … o shows all of it')];
}

/** A choice of the list: in one line, cut where it is too long; whole where it is selected, or blocked for a reason. */
function entry(choice: Choice, index: number, all: readonly Choice[], view: View, style: Style): string[] {
  const chosen = index === view.selected;
  const lead = `${chosen ? '❯' : ' '} ${index < 9 ? index + 1 : ' '} ${mark(choice)} `;
  const blocked = isBlocked(choice);
  const heading = blocked && !isBlocked(all[index - 1]) ? [style.bold('Blocked now, and why')] : [];
  if (chosen) {
    const paint = choice.enabled ? (text: string) => style.bold(style.accent(text)) : style.dim;
    const why = indent(wrap(choice.why ?? '', style.width - 6), 6).map(style.dim);
    return [...heading, ...choiceText(lead, choice, style.width, [paint, paint]), ...why];
  }
  if (blocked) return [...heading, ...choiceText(lead, choice, style.width, [style.dim, style.dim])];
  const text = cut(`${lead}${choice.label}${choice.hint && `  (${choice.hint})`}`, style.width);
  return [choice.enabled ? text : style.dim(text)];
}

/** Whether it is a free move that is not possible here. */
function isBlocked(choice: Choice | undefined): boolean {
  return choice !== undefined && typeof choice.take === 'object' && !choice.enabled;
}

function mark(choice: Choice): string {
  if (choice.take === undefined) return '▶';
  if (typeof choice.take === 'string') return '○';
  return choice.enabled ? '·' : '×';
}
