import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { HEAD_LINES, scenario, small, smallText } from '../helpers/scenarios.js';

const load = (content: string) => loadScenario({ file: 'small.yaml', content });
const errors = (content: string) => load(content).problems.filter(({ severity }) => severity === 'error');
const comments = (content: string) =>
  load(content)
    .problems.filter(({ code }) => code === 'comment')
    .map(({ line, column, severity, message }) => ({ line, column, severity, message }));
/** The line of the first step that a test adds. */
const FIRST = HEAD_LINES + 4;

describe('a # that cuts a text off', () => {
  test('is told where it stands, and what it takes away', () => {
    const steps = `  - id: x
    by: responder
    move: protest
    title: Protest #2
    text: It hit post #4 and road #5.
    ask: [Why?, "Why #2?"]
`;
    const end = (key: string) => `The text of ${key} ends before this #: the rest of the line is a comment.`;
    expect(comments(smallText(steps))).toEqual([
      { line: FIRST + 3, column: 20, severity: 'warning', message: end('title') },
      { line: FIRST + 4, column: 23, severity: 'warning', message: end('text') },
    ]);
    expect(small(steps).steps.at(-1)).toMatchObject({ title: 'Protest', text: 'It hit post' });
  });

  test('is told in questions and in the head as well, in any script', () => {
    const text = smallText(
      '  - id: x\n    by: responder\n    move: protest\n    title: T\n    ask:\n      - Why #۲?\n',
    );
    expect(comments(text.replace('summary: A small crisis.', 'summary: After #9'))).toMatchObject([
      { line: 3, column: 16 },
      { line: FIRST + 5, column: 13 },
    ]);
  });

  test('is a comment where it looks like one, and elsewhere nothing is lost', () => {
    const steps = `  - id: x #remark
    by: responder # the answer
    move: protest #weak
    title: Protest # of the second day
    text: |
      Post #4 and
      road #5
`;
    expect(comments(smallText(steps))).toEqual([]);
    expect(small(steps).steps.at(-1)?.text).toBe('Post #4 and\nroad #5\n');
  });
});

describe('a file with the line ends of old Macs', () => {
  test('is a file like any other', () => {
    const text = smallText('  - id: x\n    by: responder\n    move: protest\n    title: T\n');
    expect(load(text.replaceAll('\n', '\r'))).toEqual(load(text));
    expect(load(text.replaceAll('\n', '\r')).scenario?.steps.length).toBe(3);
  });

  test('has its problems where an editor shows them', () => {
    const text = smallText('  - id: x\n    by: responder\n    move: protests\n    title: T\n');
    expect(errors(text.replaceAll('\n', '\r'))).toMatchObject([{ line: FIRST + 2, column: 11 }]);
  });
});

describe('the end of the year 9999', () => {
  const late = (steps: string) =>
    `id: late\ntitle: T\nsummary: S\nmodel: bilateral-crisis\nactors: { initiator: { name: A }, responder: { name: B } }\nstart: 9999-12-31\nsteps:\n${steps}`;
  test('is where dates end, and a step that leads past it is told', () => {
    const past = '  - { id: a, move: wait, hours: 20, title: T }\n  - { id: b, move: wait, hours: 100, title: T }\n';
    expect(errors(late(`${past}  - { id: c, move: wait, hours: 1, title: T }\n`))).toMatchObject([
      { line: 9, column: 5, code: 'date', message: 'The clock runs past the year 9999 here, and dates end there.' },
    ]);
  });

  test('may be reached', () => {
    expect(errors(late('  - { id: a, move: wait, hours: 23, title: T }\n'))).toEqual([]);
  });

  test('is told of alternatives, too', () => {
    const steps =
      '  - id: a\n    move: wait\n    hours: 1\n    title: T\n    instead:\n      - { id: b, move: wait, hours: 48, title: T, why: W, weight: 0.1 }\n';
    expect(errors(late(steps))).toMatchObject([{ line: 13, code: 'date' }]);
  });
});

test('texts from right to left are kept to the letter, colons, brackets and commas of theirs included', () => {
  const { steps } = scenario(
    load(
      smallText(`  - id: hamle
    by: responder
    move: protest
    title: "شمالستان: حمله! (UN 2231)."
    text: گروهی مسلح به پاسگاهی حمله می‌کند (در گزارش‌ها «Border Group» خوانده شده است)، و می‌رود.
`),
    ),
  );
  expect(steps.at(-1)).toMatchObject({
    title: 'شمالستان: حمله! (UN 2231).',
    text: 'گروهی مسلح به پاسگاهی حمله می‌کند (در گزارش‌ها «Border Group» خوانده شده است)، و می‌رود.',
  });
});
