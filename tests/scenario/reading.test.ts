import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { findShorter, originals, scenarioMutants } from '../helpers/scenario-mutants.js';
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

describe('steps that are read for themselves', () => {
  /** The same text in which they are not: the key of the list is written so that nothing is taken to pieces. */
  const asWhole = (text: string) => text.replace(/^steps: /m, 'steps :');
  const inPieces = (text: string) => text.replace(/^steps:(?=[ \t]*(?:#.*)?$)/m, 'steps: ');
  const same = (text: string) => {
    const file = 'a.yaml';
    const read = loadScenario({ file, content: inPieces(text) }, findShorter);
    expect(read).toEqual(loadScenario({ file, content: asWhole(inPieces(text)) }, findShorter));
    return read;
  };
  const step = (rest: string) => `  - id: x\n    by: responder\n    move: protest\n    title: T\n${rest}`;
  const next = '  - { id: y, by: responder, move: condemn, title: T }\n';

  test.each([
    ['a text that ends with empty lines', step('    text: |+\n      One\n\n\n')],
    ['a text with something like a step in it', step('    text: |\n      One\n      - id: z\n')],
    ['a list of questions under its key', step('    ask:\n    - Why?\n    - And then?\n')],
    ['comments at any place', step('# one\n    # two\n      # three\n')],
    ['a text in quotes over two lines', step('    text: "One\n      two"\n')],
    ['a quote that ends in the next step', step('    text: "One\n  - two"\n')],
    ['a bracket that ends in the next step', step('    sources: [own,\n  - own]\n')],
    ['a bracket that is not closed', step('    sources: [own\n')],
    ['a step further out', step(' - { id: z, by: responder, move: protest, title: T }\n')],
    ['a step further in', step('   - { id: z, by: responder, move: protest, title: T }\n')],
    ['a step that is none', '  - x\n  -\n  - [y]\n'],
    ['a tab', step('\t\n    hours: 1\n')],
    ['a second document', step('---\n')],
    ['an anchor', step('    text: &one One\n')],
    ['a key twice', step('    title: U\n')],
  ])('%s', (_, text) => {
    same(smallText(text + next));
    same(smallText(text + next).replaceAll('\n', '\r\n'));
    const [head = '', steps = ''] = smallText(text + next).split('steps:\n');
    same(`${head.replace(/^summary: .*\n/m, '')}steps:\n${steps}summary: After them\n`);
    same(`${head}steps:\n${steps}${head}`);
    same(`${head}steps:\n${steps.replace(/^ {2}/gm, '')}`);
  });

  test('problems stand where they do in the whole, and mend the same', () => {
    const steps = `${step('    hours: soon\n    sources: [owm]\n')}${next}${next}${step('    sorces: [own]\n    text: A #1\n')}`;
    const { problems } = same(smallText(steps + next.repeat(9)));
    expect(problems.find(({ code }) => code === 'unknown-key')).toMatchObject({ line: FIRST + 12, column: 5 });
    expect(problems.some(({ fix }) => fix)).toBe(true);
  });

  test('mean the same in any file (60 files)', () => {
    fc.assert(
      fc.property(scenarioMutants, (content) => {
        if (typeof content === 'string') same(content);
      }),
      { numRuns: 60, examples: originals.map((text): [string] => [text]) },
    );
  }, 60_000);

  test('are read anew when they change, and are none of the last reading', () => {
    const text = smallText(step('    text: Words\n') + next);
    const before = load(text);
    const { problems } = load(text.replace('title: A strike', 'titel: A strike'));
    expect(problems.some(({ code }) => code === 'unknown-key')).toBe(true);
    expect(load(text)).toEqual(before);
  });
});
