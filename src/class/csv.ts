import { debriefOf } from './debrief.js';
import type { Lesson } from './lesson.js';

const HEAD = [
  'class',
  'round',
  'kind',
  'question',
  'after',
  'group',
  'person',
  'nickname',
  'seat',
  'option',
  'choice',
  'reason',
  'seconds',
  'as_history',
  'history',
  'taken',
];

/** Every choice of a class as a row, for a spreadsheet: with a byte order mark, so that it is read as UTF-8. */
export function choicesCsv(lesson: Lesson): string {
  const rows = debriefOf(lesson).decisions.flatMap((decided) =>
    decided.choices.map((row) => [
      ...[lesson.code, decided.round, decided.kind, decided.question, decided.after, row.group, row.person, row.name],
      ...[row.seat, row.option, row.title, row.why, row.seconds, row.asHistory ? 'yes' : 'no'],
      ...[decided.history?.option, decided.taken?.options.join(' ')],
    ]),
  );
  return `\ufeff${[HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** What a spreadsheet would take for a formula begins with an apostrophe, which it shows as text. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
