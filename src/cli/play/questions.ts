import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { columns, cut, indent, wrap } from '../../render/text/columns.js';
import { type Style, safe } from '../../render/text/style.js';
import { moved, type Place, type Seen, scrolled } from './scroll.js';
import type { Frame, Window } from './window.js';

/** What questions are asked on: the terminal, and what else stands there. */
export interface Desk {
  window: Window;
  style: Style;
  /** A screen with a question at its foot. @param cursor a place in it, shown where somebody writes */
  with(question: readonly string[], cursor?: Frame['cursor']): Frame;
}

/**
 * Asks for a line.
 *
 * @param initial what stands there already
 * @returns what was written, or undefined where Escape left the question
 * @throws Interrupted at Ctrl+C
 */
export async function written(desk: Desk, message: string, initial: string): Promise<string | undefined> {
  // Readline edits the line as a shell does; it is shown here.
  const line = createInterface({ input: new PassThrough(), terminal: true, historySize: 0 });
  line.write(initial);
  try {
    for (;;) {
      const key = await desk.window.key(() => {
        const { style } = desk;
        const asked = wrap(message, style.width);
        const { text, at } = inSight(line.line, line.cursor, style.width - 3);
        const foot = indent(wrap('Enter takes it, Esc leaves the question.', style.width - 2), 2);
        return desk.with([...asked.map(style.bold), `${style.accent('❯')} ${text}`, ...foot.map(style.dim)], {
          row: asked.length,
          column: 2 + at,
        });
      });
      if (key.name === 'escape') return undefined;
      if (key.name === 'return' || key.name === 'enter') return line.line;
      if (key.name !== 'tab') line.write(key.character, key);
    }
  } finally {
    line.close();
  }
}

/** The part of a line around its cursor that has room, and the cursor's column in it. */
function inSight(line: string, cursor: number, room: number): { text: string; at: number } {
  let before = safe(line.slice(0, cursor));
  while (columns(before) > room - 1) before = before.slice(1);
  const after = cut(safe(line.slice(cursor)), room - columns(before));
  return { text: before + after, at: columns(before) };
}

export interface Option<T> {
  value: T;
  label: string;
  hint?: string;
}

/**
 * Asks to choose one of several.
 *
 * @param initial the option that is selected at first
 * @returns its value, or undefined where Escape left the question
 * @throws Interrupted at Ctrl+C
 */
export async function chosen<T>(
  desk: Desk,
  message: string,
  options: readonly Option<T>[],
  initial?: T,
): Promise<T | undefined> {
  const at = Math.max(
    0,
    options.findIndex(({ value }) => value === initial),
  );
  let place: Place = { selected: at, top: 0 };
  let seen: Seen = { first: 0, last: options.length };
  for (;;) {
    const key = await desk.window.key(() => {
      const { style, window } = desk;
      const entries = options.map(({ label, hint }, index) => {
        const text = cut(`${index < 9 ? index + 1 : ' '} ${label}${hint ? `  (${hint})` : ''}`, style.width - 2);
        return [index === place.selected ? style.bold(style.accent(`❯ ${text}`)) : `  ${text}`];
      });
      const list = scrolled(entries, place, Math.max(3, Math.floor(window.rows / 2)), style.width);
      ({ seen } = list);
      place.top = seen.first;
      const foot = indent(wrap('↑ ↓ and Enter choose, Esc leaves the question.', style.width - 2), 2);
      return desk.with([...wrap(message, style.width).map(style.bold), ...list.lines, ...foot.map(style.dim)]);
    });
    if (key.name === 'escape' || key.name === 'q') return undefined;
    if (key.name === 'return' || key.name === 'enter') return options[place.selected]?.value;
    const option = /^[1-9]$/.test(key.character) ? options[Number(key.character) - 1] : undefined;
    if (option) return option.value;
    place = moved(key.name, place, options.length, seen) ?? place;
  }
}

/**
 * Shows a text by itself, as much at a time as the screen holds.
 *
 * @param text asked anew when the terminal has another width
 */
export async function paged({ window, style }: Desk, text: () => string): Promise<void> {
  let top = 0;
  for (;;) {
    let room = 1;
    let count = 0;
    const key = await window.key(() => {
      const lines = text().split('\n');
      count = lines.length;
      const foot = (more: number) =>
        wrap(
          more > 0 ? `${more} more lines. Space or Enter goes on, q or Esc goes back.` : 'Any key goes back.',
          style.width,
        );
      room = Math.max(1, window.rows - 1 - foot(count).length);
      top = Math.min(top, Math.max(0, count - 1));
      const shown = lines.slice(top, top + room);
      return { lines: [...shown, '', ...foot(count - top - shown.length).map(style.dim)] };
    });
    const last = top + room >= count;
    if (['pageup', 'b', 'left'].includes(key.name ?? '') && top > 0) top = Math.max(0, top - room);
    else if (key.name === 'up' && top > 0) top -= 1;
    else if (key.name === 'q' || key.name === 'escape' || last) return;
    else if (key.name === 'down') top += 1;
    else top += room;
  }
}
