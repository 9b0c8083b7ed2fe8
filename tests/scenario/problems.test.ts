import { describe, expect, test } from 'vitest';
import { loadScenario, PROBLEM_CODES, type ProblemCode, type SourceText } from '../../src/scenario/index.js';
import { fileOf, HEAD_LINES, smallText } from '../helpers/scenarios.js';

const load = (content: string, resolve = fileOf) => loadScenario({ file: 'test.yaml', content }, resolve);

const ATTACK = HEAD_LINES + 2;
const HIT = HEAD_LINES + 3;

const whatIf = (rest: string) => `id: test
title: Test
summary: A test.
${rest}`;

interface Case {
  code: ProblemCode;
  what: string;
  text: string | Uint8Array;
  /** Where it is: the last place where this stands in the text, or a line and a column. */
  at?: string;
  line?: number;
  column?: number;
  message: RegExp;
  hint: RegExp;
  resolve?: (id: string) => SourceText | undefined;
}

function placeOf(text: string, marker: string): { line: number; column: number } {
  const before = text.slice(0, text.lastIndexOf(marker)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

const cases: Case[] = [
  {
    code: 'too-large',
    what: 'more than 1 MiB',
    text: '#'.repeat(1024 * 1024 + 1),
    line: 1,
    column: 1,
    message: /1 MiB/,
    hint: /extends/,
  },
  {
    code: 'encoding',
    what: 'Latin-1',
    text: new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xe9]),
    line: 1,
    column: 1,
    message: /UTF-8/,
    hint: /Save/,
  },
  {
    code: 'yaml-syntax',
    what: 'an open quote',
    text: smallText('  - { id: "x'),
    at: '"x',
    message: /quote " that opens here is not closed/,
    hint: /Put another "/,
  },
  {
    code: 'alias',
    what: 'an anchor',
    text: smallText('  - &again { id: x }'),
    at: '&again',
    message: /anchors/,
    hint: /Write the value out/,
  },
  {
    code: 'nesting',
    what: '70 brackets',
    text: `id: ${'['.repeat(70)}`,
    line: 1,
    column: 1,
    message: /64 levels/,
    hint: /64/,
  },
  {
    code: 'forbidden-key',
    what: '__proto__',
    text: smallText('  - { id: x, __proto__: { polluted: true } }'),
    at: '__proto__',
    message: /__proto__/,
    hint: /Delete/,
  },
  {
    code: 'unknown-key',
    what: 'a misspelt key',
    text: smallText('  - { id: x, by: responder, move: protest, titel: T, title: T }'),
    at: 'titel',
    message: /titel/,
    hint: /Did you mean title\?/,
  },
  {
    code: 'missing',
    what: 'no title',
    text: smallText('  - { id: x, by: responder, move: protest }'),
    at: '{ id: x',
    message: /title is missing/,
    hint: /title:/,
  },
  {
    code: 'type',
    what: 'a number for a text',
    text: smallText('  - { id: x, by: responder, move: protest, title: 5 }'),
    at: '5 }',
    message: /must be a text, but is a number/,
    hint: /quotes/,
  },
  {
    code: 'value',
    what: 'an actor that is none',
    text: smallText('  - { id: x, by: respondr, move: protest, title: T }'),
    at: 'respondr',
    message: /respondr/,
    hint: /Did you mean responder\?/,
  },
  {
    code: 'date',
    what: 'a 30th of February',
    text: smallText('  - { id: x, at: 2024-02-30, by: responder, move: protest, title: T }'),
    at: '2024-02-30',
    message: /2024-02-30/,
    hint: /2024-01-16/,
  },
  {
    code: 'duplicate-id',
    what: 'an id twice',
    text: smallText('  - { id: hit, by: responder, move: protest, title: T }'),
    at: 'hit, by: responder',
    message: /hit is taken/,
    hint: /Rename/,
  },
  {
    code: 'unknown-source',
    what: 'a source that is not listed',
    text: smallText('  - { id: x, by: responder, move: protest, title: T, sources: [owm] }'),
    at: 'owm',
    message: /no source owm/,
    hint: /Did you mean own\?/,
  },
  {
    code: 'unknown-step',
    what: 'a rejoin to nowhere',
    text: smallText(
      '  - { id: x, by: responder, move: protest, title: T, instead: [{ id: y, by: responder, move: condemn, title: T, why: w, weight: 0.1, rejoin: hti }] }',
    ),
    at: 'hti',
    message: /no step hti/,
    hint: /Did you mean hit\?/,
  },
  {
    code: 'unknown-move',
    what: 'a misspelt move',
    text: smallText('  - { id: x, by: responder, move: protset, title: T }'),
    at: 'protset',
    message: /protset/,
    hint: /Did you mean protest\?/,
  },
  {
    code: 'wrong-actor',
    what: 'a strike by militants',
    text: smallText('  - { id: x, by: militants, move: strike, title: T }'),
    at: 'militants, move: strike',
    message: /militants cannot/,
    hint: /initiator or responder/,
  },
  {
    code: 'dates-out-of-order',
    what: 'a step before the one it follows',
    text: smallText('  - { id: x, at: 2024-01-14, by: responder, move: protest, title: T }'),
    at: '2024-01-14',
    message: /2024-01-14 lies before/,
    hint: /order/,
  },
  {
    code: 'refused',
    what: 'a move the guard refuses',
    text: smallText('  - { id: x, by: responder, move: groundIncursion, title: T }'),
    at: 'groundIncursion',
    message: /in the phase strike: tension is 5, needs at least 8/,
    hint: /Possible there for responder: .*counterStrike/,
  },
  {
    code: 'expect',
    what: 'an expectation that fails',
    text: smallText('  - { id: x, by: responder, move: protest, title: T, expect: { phase: dialogue } }'),
    at: '{ phase: dialogue',
    message: /Expected phase dialogue, found strike/,
    hint: /expectation/,
  },
  {
    code: 'extends',
    what: 'a scenario that is not there',
    text: whatIf('extends: nowhere\nfrom: x\nsteps: [{ id: a, by: responder, move: protest, title: T }]'),
    line: 4,
    column: 10,
    message: /no scenario nowhere/,
    hint: /beside this one/,
  },
  {
    code: 'extends-cycle',
    what: 'two that extend each other',
    text: whatIf('extends: other\nfrom: x\nsteps: [{ id: a, by: responder, move: protest, title: T }]'),
    resolve: (id) => ({
      file: `${id}.yaml`,
      content: whatIf('extends: test\nfrom: x\nsteps: [{ id: a, by: responder, move: protest, title: T }]').replace(
        'id: test',
        'id: other',
      ),
    }),
    line: 4,
    column: 10,
    message: /test → other → test/,
    hint: /stand by itself/,
  },
  {
    code: 'rejoin-cycle',
    what: 'a rejoin to a step passed already',
    text: smallText(
      '  - { id: x, by: responder, move: protest, title: T, instead: [{ id: y, by: responder, move: condemn, title: T, why: w, weight: 0.1, rejoin: hit }] }',
    ),
    at: 'hit }]',
    message: /passed already/,
    hint: /later step/,
  },
  {
    code: 'unreachable-alternative',
    what: 'an alternative the machine refuses',
    text: smallText(
      '  - { id: x, by: responder, move: protest, title: T, instead: [{ id: y, by: responder, move: restoreTies, title: T, why: w, weight: 0.1 }] }',
    ),
    at: 'restoreTies',
    message: /restoreTies.*only in dialogue/,
    hint: /Possible there/,
  },
  {
    code: 'plain-http',
    what: 'a source whose address begins with http://',
    text: smallText().replace('title: Own', 'title: Own, url: "http://x.org/a"'),
    at: '"http://x.org/a"',
    message: /http:\/\/x\.org/,
    hint: /https:\/\/ if the page has it/,
  },
  {
    code: 'no-source',
    what: 'a step of history without a source',
    text: smallText('  - { id: x, by: responder, move: protest, title: T }'),
    at: '{ id: x',
    message: /no source/,
    hint: /sources:/,
  },
  {
    code: 'picture',
    what: 'a picture that is not in the folder',
    text: smallText('  - { id: x, by: responder, move: protest, title: T, picture: { file: a.png, alt: A } }'),
    at: 'a.png',
    message: /no picture a\.png in the folder/,
    hint: /Put the picture there/,
  },
  {
    code: 'no-alt',
    what: 'a picture without words',
    text: smallText('  - { id: x, by: responder, move: protest, title: T, picture: { file: a.png } }'),
    at: '{ file: a.png',
    message: /no words for those who do not see it/,
    hint: /alt:/,
  },
  {
    code: 'no-question',
    what: 'a decision point without a question',
    text: smallText(
      '  - { id: x, by: responder, move: protest, title: T, instead: [{ id: y, by: responder, move: condemn, title: T, why: w, weight: 0.1 }] }',
    ),
    at: '{ id: x',
    message: /no question/,
    hint: /ask:/,
  },
  {
    code: 'weights',
    what: 'weights that leave history nothing',
    text: smallText(
      '  - { id: x, by: responder, move: protest, title: T, instead: [{ id: y, by: responder, move: condemn, title: T, why: w, weight: 0.6 }, { id: z, by: responder, move: mobilise, title: T, why: w, weight: 0.5 }] }',
    ),
    at: '[{ id: y',
    message: /1\.1/,
    hint: /less than 1/,
  },
  {
    code: 'missing-outcome',
    what: 'no path to an outcome',
    text: smallText(),
    line: HEAD_LINES + 1,
    column: 1,
    message: /ends in restored/,
    hint: /alternative/,
  },
  {
    code: 'no-outcome',
    what: 'a path that just stops',
    text: smallText(),
    at: '{ id: hit',
    message: /ends in strike/,
    hint: /wait/,
  },
  {
    code: 'late',
    what: 'a date the clock cannot keep',
    text: smallText(
      '  - { id: x, by: responder, move: protest, title: T, hours: 200 }\n  - { id: y, at: 2024-01-17, by: initiator, move: protest, title: T }',
    ),
    at: '2024-01-17',
    message: /2024-01-17/,
    hint: /hours/,
  },
  {
    code: 'comment',
    what: 'a number with a # in a text without quotes',
    text: smallText('  - id: x\n    by: responder\n    move: protest\n    title: Protest #2\n'),
    at: '#2',
    message: /title ends before this #/,
    hint: /quotes/,
  },
  {
    code: 'model',
    what: 'a model beside it that is broken',
    text: smallText().replace('model: bilateral-crisis', 'model: my-model'),
    at: 'my-model',
    message: /The model my-model has 2 errors of its own/,
    hint: /^First: my-model\.yaml:1:1 .*title/,
    resolve: (id) => ({ file: `${id}.yaml`, content: 'id: my-model\nroles: {}\nregions: {}\noutcomes: {}\n' }),
  },
  {
    code: 'unknown-name',
    what: 'a beginning of a variable that the model does not have',
    text: smallText().replace('start:', 'begins: { tention: 3 }\nstart:'),
    at: 'tention',
    message: /neither a region nor a variable tention/,
    hint: /tension/,
  },
  {
    code: 'expression',
    what: 'an expectation that is not understood',
    text: smallText('  - { id: x, by: responder, move: protest, title: T, expect: tension > high }\n'),
    at: 'high',
    message: /tension is compared with a whole number, not with high/,
    hint: /from 0 to 10/,
  },
];

/** What only the file of a model can have wrong: tests/model asks for it. */
const OF_MODELS: ProblemCode[] = [
  'unused-name',
  'unreachable-state',
  'impossible-move',
  'constant-guard',
  'trap',
  'unreachable-outcome',
  'large-model',
];

describe('every kind of problem has its place, its code, and what to do', () => {
  test.each(cases)('$code: $what', ({ code, text, at, line, column, message, hint, resolve }) => {
    const { problems } = loadScenario({ file: 'test.yaml', content: text }, resolve ?? fileOf, () => ({
      slip: 'missing',
    }));
    const found = problems.filter((problem) => problem.code === code && message.test(problem.message));
    expect(found, JSON.stringify(problems, null, 1)).not.toEqual([]);
    expect(found[0]).toMatchObject({
      file: 'test.yaml',
      ...(at !== undefined && typeof text === 'string' ? placeOf(text, at) : { line, column }),
    });
    expect(found[0]?.hint).toMatch(hint);
  });

  test('none is left without a test', () => {
    const codes = Object.keys(PROBLEM_CODES).filter((code) => !OF_MODELS.includes(code as ProblemCode));
    expect(new Set(cases.map((entry) => entry.code))).toEqual(new Set(codes));
  });
});

describe('a problem says what is the matter and what to do', () => {
  const step = (rest: string) => `  - { id: x, by: responder, move: protest, title: T, ${rest} }\n`;
  const other = (rest: string) =>
    step(`ask: [Why?], instead: [{ id: y, by: responder, move: condemn, title: T, why: w, ${rest} }]`);
  test.each([
    ['hours: .nan', step('hours: .nan'), /hours must be a number, but is NaN/, /another number/],
    ['hours: .inf', step('hours: .inf'), /hours must be a number, but is Infinity/, /another number/],
    ['hours below nothing', step('hours: -1'), /hours must be at least 0/, /another number/],
    ['hours in quotes', step('hours: "5"'), /hours must be a number, but is a text/, /without quotes/],
    ['weight: 0', other('weight: 0'), /weight must be more than 0/, /another number/],
    ['weight: 1', other('weight: 1'), /weight must be less than 1/, /another number/],
    ['weight: 30%', other('weight: 30%'), /weight must be a number, but is a text/, /Write `weight: 0.3`/],
    [
      'half a tension',
      step('expect: { tension: 3.5 }'),
      /tension must be a whole number, but is 3\.5/,
      /another number/,
    ],
    ['a tension of eleven', step('expect: { tension: 11 }'), /tension must be at most 10/, /another number/],
    ['a misspelt bound', step('expect: { tension: { atleast: 3 } }'), /no key "atleast"/, /Did you mean atLeast\?/],
    ['a step with a reason', step('why: because'), /no key "why"/, /Only an alternative/],
    ['a year of two digits', step('at: 0024-01-17'), /not a date that exists/, /2024-01-16/],
    [
      'a day with dots',
      step('at: 17.01.2024'),
      /at "17.01.2024" is a date in another spelling/,
      /^Write it as 2024-01-17\.$/,
    ],
    ['a time after a blank', step('at: 2024-01-17 9:30'), /another spelling/, /^Write it as 2024-01-17T09:30\.$/],
    ['a month in words', step('at: 17 January 2024'), /another spelling/, /^Write it as 2024-01-17\.$/],
    [
      'a date of which day and month are not certain',
      step('at: 01/02/2024'),
      /not written as a date/,
      /2024-01-16, 2024-01, 2024 or/,
    ],
    ['a number for a date', step('at: 20241'), /at "20241" is not written as a date/, /2024-01-16, 2024-01, 2024 or/],
    ['a day with dots that is none', step('at: 30.02.2024'), /not a date that exists/, /2024-01-16, 2024-01, 2024 or/],
    ['a word for a date', step('at: soon'), /not written as a date/, /2024-01-16, 2024-01, 2024 or/],
    ['an id in capitals', '  - { id: Hit-Back, by: responder, move: protest, title: T }', /Hit-Back/, /./],
    [
      'no title',
      step('').replace('title: T', 'title: ""'),
      /title must have at least 1 character\./,
      /Write something/,
    ],
    [
      'a target that is missing',
      '  - { id: x, by: militants, move: militantAttack, title: T }',
      /needs a target/,
      /target: initiator/,
    ],
    [
      'a move that is missing',
      '  - { id: x, by: responder, title: T }',
      /The key move is missing/,
      /^Add `move:` with what is done, for instance (\w+, ){4}\w+ or wait\. All \d+ moves are in docs\/machine\.md#moves\.$/,
    ],
    ['a wait without hours', '  - { id: x, move: wait, title: T }', /needs `hours:`/, /hours: 72/],
    [
      'a country for a role',
      '  - { id: x, by: bland, move: protest, title: T }',
      /by cannot be "bland"/,
      /^bland is the responder: write `by: responder`\.$/,
    ],
    [
      'a country for a target',
      '  - { id: x, by: militants, target: Aland, move: militantAttack, title: T }',
      /target cannot be "Aland"/,
      /^Aland is the initiator: write `target: initiator`\.$/,
    ],
    ['a role that is none', '  - { id: x, by: Cland, move: protest, title: T }', /by cannot be/, /Possible: initiator/],
    ['a wait in words', '  - { id: x, move: wait, hours: four days, title: T }', /must be a number/, /without quotes/],
    ['an endless wait', '  - { id: x, move: wait, hours: 1000000000, title: T }', /at most 10000/, /another number/],
    ['a move by nobody', '  - { id: x, move: protest, title: T }', /by is missing/, /by: initiator/],
  ])('%s', (_, steps, message, hint) => {
    const errors = load(smallText(steps)).problems.filter((problem) => problem.severity === 'error');
    expect(errors, JSON.stringify(errors, null, 1)).toHaveLength(1);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.hint).toMatch(hint);
  });

  test('a text where a list belongs is said once, however long it is', () => {
    const text = smallText().replace('sources:\n', `objectives: -${'Explain. '.repeat(20)}\nsources:\n`);
    const errors = load(text).problems.filter((problem) => problem.severity === 'error');
    expect(errors).toMatchObject([{ code: 'type', hint: 'Put a space after the - of each entry.' }]);
  });

  test.each([
    ['1 February 2024', 'Write it as 2024-02-01.'],
    ['February 2024', 'Write it as 2024-01-16 or 2024-01-16T04:30.'],
    ['2024', 'Give a day: 2024-01-16.'],
    ['soon', 'Write it as 2024-01-16 or 2024-01-16T04:30.'],
  ])('a start is given as a day: %s', (start, hint) => {
    const errors = load(smallText().replace('start: 2024-01-16', `start: ${start}`)).problems.filter(
      (problem) => problem.severity === 'error',
    );
    expect(errors).toMatchObject([{ code: 'date', hint }]);
  });

  test('a misspelt key of a country gets a suggestion', () => {
    const { problems } = load(smallText().replace('name: Bland', 'name: Bland, capitol: Blandville'));
    expect(problems.find((problem) => problem.code === 'unknown-key')?.hint).toBe('Did you mean capital?');
  });

  test('a deadline that passed before a refused move is named', () => {
    const { problems } = load(
      smallText(
        '  - { id: x, move: wait, hours: 80, title: T }\n  - { id: y, by: responder, move: counterStrike, title: T }\n',
      ),
    );
    expect(problems.find((problem) => problem.code === 'refused')?.message).toMatch(
      /no such move in a standoff, only after a strike/,
    );
    const dated = load(
      smallText('  - { id: y, at: 2024-01-25, by: responder, move: counterStrike, title: T }\n'),
    ).problems;
    expect(dated.find((problem) => problem.code === 'refused')?.message).toMatch(
      /deadline silence \(72 hours\) passed before, on 2024-01-19/,
    );
  });
});

describe('all problems of a file come in one pass', () => {
  test('shape, ids, sources, replay and expectations together', () => {
    const { scenario, problems } = load(`id: many
titel: Many
summary: Many mistakes.
model: bilateral-crisis
actors:
  initiator: { name: Aland }
  responder: { name: Bland }
start: 2024-01-16
sources: [{ id: own, title: Own }]
steps:
  - { id: attack, at: 2023-12, by: militants, target: initiator, move: militantAttak, title: An attack, sources: [own] }
  - id: hit
    at: 2024-13-01
    by: initiator
    move: strike
    title: A strike
    sources: [onw]
    expect: { phase: dialogue, tension: { atMost: 3 } }
    instead:
      - { id: a, by: militants, move: protest, title: T, why: w, weight: 0.1 }
      - { id: b, by: initiator, move: protest, title: T, weight: 7 }
      - { id: c, by: initiator, move: restoreTies, title: T, why: w, weight: 0.1 }
  - { id: hit, by: responder, move: protest, title: T }
`);
    expect(scenario).toBeUndefined();
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(errors.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 unknown-key',
      '11 unknown-move',
      '13 date',
      '17 unknown-source',
      '18 expect',
      '18 expect',
      '20 wrong-actor',
      '21 missing',
      '21 value',
      '22 unreachable-alternative',
      '23 duplicate-id',
    ]);
  });

  test.each([
    ['a language', 'start: 2024-01-16', 'start: 2024-01-16\nlanguage: 5'],
    ['the objectives', 'start: 2024-01-16', 'start: 2024-01-16\nobjectives: none'],
    ['the main source', 'start: 2024-01-16', 'start: 2024-01-16\nmainSource: 5'],
    ['the start', 'start: 2024-01-16', 'start: soon'],
    ['the actors', 'responder: { name: Bland }', 'responder: Bland'],
    ['the model', 'model: bilateral-crisis', 'model: trilateral-crisis'],
    ['the title', 'title: Small', 'title: 5'],
    ['a source without a title', '- { id: own, title: Own }', '- { id: own }'],
    ['a source without an id', '- { id: own, title: Own }', '- { title: Own }'],
    ['a source with a bad address', '- { id: own, title: Own }', '- { id: own, title: Own, url: "ftp://x.org" }'],
    ['a source that is a text', '- { id: own, title: Own }', '- own'],
    ['sources that are no list', 'sources:\n  - { id: own, title: Own }', 'sources: own'],
    ['a key of the head', 'start: 2024-01-16', 'start: 2024-01-16\nauthor: me'],
  ])('what is wrong in the head (%s) hides nothing in the steps, and brings no complaints there', (_, right, wrong) => {
    const text = smallText('  - { id: x, by: responder, move: restoreTies, title: T, sources: [own] }\n');
    expect(text).toContain(right);
    const { problems } = load(text.replace(right, wrong));
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(errors.map((problem) => problem.code).slice(1), JSON.stringify(errors, null, 1)).toEqual(['refused']);
  });

  test('a rejoin that leads nowhere hides nothing after it', () => {
    const { problems } = load(
      smallText(
        '  - { id: x, by: responder, move: protest, title: T, instead: [{ id: y, by: responder, move: condemn, title: T, why: w, weight: 0.1, rejoin: hit }, { id: z, by: responder, move: condemn, title: T, why: w, weight: 0.1, rejoin: nowhere }] }\n  - { id: v, by: responder, move: restoreTies, title: T }\n',
      ),
    );
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(errors.map((problem) => problem.code)).toEqual(['rejoin-cycle', 'unknown-step', 'refused']);
    expect(problems.filter((problem) => problem.code === 'no-outcome')).toEqual([]);
  });

  test('a broken step does not bring complaints about everything after it', () => {
    const { problems } = load(
      smallText(
        '  - { id: x, by: responder, title: T }\n  - { id: y, by: initiator, move: restoreTies, title: T, sources: [own] }',
      ),
    );
    expect(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.code)).toEqual([
      'missing',
    ]);
  });

  test('a refused move does not bring complaints about where its path would have led', () => {
    const { problems } = load(smallText('  - { id: x, by: responder, move: restoreTies, title: T, sources: [own] }'));
    expect(problems.map((problem) => problem.code)).toEqual(['refused']);
  });

  test('more than one document is said in plain words', () => {
    const { problems } = load(`${smallText()}---\nid: other\n`);
    expect(problems).toMatchObject([{ code: 'yaml-syntax', message: 'The file holds more than one document.' }]);
  });

  test('problems come in the order of the file', () => {
    const { problems } = load(smallText('  - { id: x, by: respondr, move: protset, title: 5 }'));
    const lines = problems.map(({ line, column }) => line * 1000 + column);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(ATTACK).toBeLessThan(HIT);
  });
});
