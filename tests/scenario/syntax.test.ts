import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadScenario, type Problem } from '../../src/scenario/index.js';
import { fileOf, root } from '../helpers/scenarios.js';

const tutorial = readFileSync(join(root, 'docs/tutorial/quiet-answer.yaml'), 'utf8');

function problemsWith(right: string | RegExp, wrong: string): Problem[] {
  const content = tutorial.replace(right, wrong);
  expect(content).not.toBe(tutorial);
  return loadScenario({ file: 'q.yaml', content }, fileOf).problems;
}

describe('a slip in the writing is one problem, in the line that has to be changed', () => {
  test.each([
    ['a space before a key', '\ntitle:', '\n title:', 3, 2, /begins with 1 space\./, 'Begin it with no spaces.'],
    ['a space before the first key', '\nid:', '\n id:', 2, 2, /begins with 1 space\./, 'Begin it with no spaces.'],
    ['a space before a key of a step', '    by:', '     by:', 11, 6, /5 spaces/, 'Begin it with 4 spaces.'],
    ['a key of a step too far left', '    move:', '   move:', 12, 4, /3 spaces/, 'Begin it with 4 spaces.'],
    ['the first dash too far left', '  - id', ' - id', 10, 2, /1 space\./, 'Begin it with 2 spaces.'],
    ['the first dash too far right', '  - id', '   - id', 10, 4, /3 spaces/, 'Begin it with 2 spaces.'],
    ['a dash too far left', '  - id: quiet-conv', ' - id: quiet-conv', 18, 2, /1 space\./, 'Begin it with 2 spaces.'],
    ['a dash too far right', '  - id: quiet-conv', '   - id: quiet-conv', 18, 4, /3 spaces/, 'Begin it with 2 spaces.'],
    ['all dashes two columns left', /^ {2}(?= *- )/gm, '', 10, 1, /no spaces/, 'Begin it with 2 spaces.'],
    [
      'an only question too far left',
      '      - question: What',
      '     - question: What',
      16,
      6,
      /5 spaces/,
      /with 6 spaces/,
    ],
    ['a tab before the first dash', '  - id', '\t- id', 10, 1, /There is a tab/, /Indent with spaces/],
    ['a tab', '\ntitle:', '\n\ttitle:', 3, 1, /There is a tab/, /Indent with spaces/],
    ['tabs throughout', / {2}/g, '\t', 10, 1, /There is a tab/, /Indent with spaces/],
    ['a tab after spaces', '    by:', '  \tby:', 11, 3, /There is a tab/, /Indent with spaces/],
    ['no space after the first dash', '- id:', '-id:', 10, 3, /no space after the -/, 'Put a space between - and id.'],
    ['no space after a dash', '- id: quiet-end', '-id: quiet-end', 39, 3, /no space after the -/, /between - and id/],
    [
      'no space after the dash of a question',
      '- question',
      '-question',
      16,
      7,
      /after the -/,
      /between - and question/,
    ],
    ['no space after a colon', 'title: A', 'title:A', 3, 1, /no space after `title:`/, 'Put a space after the colon.'],
    ['no space after the colon of a step', 'move: pro', 'move:pro', 12, 5, /after `move:`/, /after the colon/],
    ['no colon', 'move: protest', 'move protest', 12, 5, /no key with a colon/, /Write `key: value`/],
    [
      'a text that goes on too far left',
      'published. ',
      'published.\n  ',
      15,
      3,
      /no key with a colon/,
      /indented more/,
    ],
    ['a text with a colon', 'A quiet answer', 'A quiet answer: calls', 3, 8, /colon in it/, /needs quotes/],
    [
      'a text with a colon on its second line',
      'published. ',
      'published.\n      Note this: ',
      14,
      11,
      /colon in it/,
      /needs quotes/,
    ],
    ['a double quote that is not closed', 'title: A', 'title: "A', 3, 8, /quote " that opens here/, /Put another "/],
    ['a single quote that is not closed', 'title: A', "title: 'A", 3, 8, /quote ' that opens here/, /Put another '/],
    [
      'an escaped quote at the end',
      'title: A quiet answer',
      'title: "A \\"',
      3,
      8,
      /quote " that opens/,
      /Put another "/,
    ],
    ['quotes around the first word', 'title: A', 'title: "A"', 3, 12, /after the quote that closes/, /the whole text/],
    ['brackets at the beginning', 'title: A', 'title: [A]', 3, 12, /after the \]/, /needs quotes/],
    ['a brace that is not closed', 'restored }', 'restored', 43, 13, /The \{ that opens here/, /Put a \}/],
    ['no comma between braces', 'restored }', 'restored tension: 3 }', 43, 22, /between the brackets/, /Put a comma/],
    ['a sign that a text cannot begin with', 'title: A', 'title: @A', 3, 8, /cannot begin with @/, /quotes/],
    ['a text on the line of its sign', 'title: A', 'title: > A', 3, 10, /begins on the next line/, /next line/],
    ['emphasis at the beginning', 'text: Nothing', 'text: *Nothing*', 14, 11, /aliases/, /quotes around the text/],
  ])('%s', (_, right, wrong, line, column, message, hint) => {
    const problems = problemsWith(right, wrong);
    expect(problems.map(({ code }) => code)).toEqual([wrong.includes('*') ? 'alias' : 'yaml-syntax']);
    expect(problems[0]).toMatchObject({ line, column });
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.hint).toMatch(hint);
  });

  test('slips that have their cause in their own lines are told together', () => {
    const content = tutorial.replace('A quiet answer', 'Quiet: an answer').replace('And if nobody', 'And: if nobody');
    const { problems } = loadScenario({ file: 'q.yaml', content }, fileOf);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 8],
      [23, 19],
    ]);
  });

  test('a dash without a space that YAML takes for a key is told too', () => {
    const problems = problemsWith('- question: And', '-question: And');
    expect(problems).toMatchObject([{ code: 'type', line: 23, hint: 'Put a space after the - of each entry.' }]);
  });
});

test.each([
  ['Word', Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0), /Word document/],
  ['old Word', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /old office program/],
  ['RTF', '{\\rtf1\\ansi id: small }', /rich text/],
  ['PDF', '%PDF-1.7 id: small', /a PDF/],
])('a %s document is told to be one', (_, content, message) => {
  const { problems } = loadScenario({ file: 'story.yaml', content });
  expect(problems).toMatchObject([{ code: 'encoding', line: 1, column: 1 }]);
  expect(problems[0]?.message).toMatch(message);
  expect(problems[0]?.hint).toContain('plain text');
});
