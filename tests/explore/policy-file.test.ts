import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { fieldIndex } from '../../src/explore/graph/graph.js';
import { policiesOf } from '../../src/explore/policy/builtin.js';
import { MOVE_CLASSES, turnsOf } from '../../src/explore/policy/kinds.js';
import { loadPolicy } from '../../src/explore/policy/load.js';
import { policySchema } from '../../src/explore/policy/schema.js';
import { loadScenario } from '../../src/scenario/index.js';
import { INTERSTATE, root, smallText } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph } from './helpers.js';

const POLICIES = policiesOf(BILATERAL);
const TURNS = turnsOf(BILATERAL);

const load = (text: string) => loadPolicy({ file: 'mine.yaml', content: text }, BILATERAL);
/** Every problem of a policy as an author reads it. */
function said(text: string): string[] {
  const { policy, problems } = load(text);
  expect(policy === undefined).toBe(problems.length > 0);
  return problems.map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`);
}

const HEAD = 'id: mine\ntitle: Mine\n';
const rule = (when: string) => `${HEAD}rules:\n  - when: ${when}\n    times: 2\n`;

describe('a misspelt key', () => {
  test.each([
    [`${HEAD}turn: {}`, '3:1 There is no key "turn" here. Did you mean turns?'],
    [`${HEAD}turns: { nobdy: 1 }`, '3:10 There is no key "nobdy" here. Did you mean nobody?'],
    [`${HEAD}classes: { forse: 1 }`, '3:12 There is no key "forse" here. Did you mean force?'],
    [
      `${HEAD}moves: { groundIncursio: 0 }`,
      '3:10 There is no key "groundIncursio" here. Did you mean groundIncursion?',
    ],
    [rule('{ pressur: { atLeast: 1 } }'), '4:13 There is no key "pressur" here. Did you mean pressure?'],
    [rule('{ pressure: { atLest: 1 } }'), '4:25 There is no key "atLest" here. Did you mean atLeast?'],
    [rule('{ tension: { atMots: 1 } }'), '4:24 There is no key "atMots" here. Did you mean atMost?'],
    [rule('{ exchanges: { least: 1 } }'), '4:26 There is no key "least" here. Did you mean atLeast?'],
    [`${HEAD}rules: [{ wen: {}, when: {}, times: 2 }]`, '3:11 There is no key "wen" here. Did you mean when?'],
    [`${HEAD}rules: [{ weight: 3, when: {}, times: 2 }]`, '3:11 There is no key "weight" here. Possible: when, times.'],
  ])('is told what may stand there: %#', (text, says) => {
    expect(said(text)).toEqual([says]);
  });
});

describe('what is missing or of the wrong kind', () => {
  test.each([
    ['', ['1:1 The file is not a policy. Begin with `id:` and `title:`; docs/explore.md shows a whole one.']],
    ['- id: mine', ['1:1 The file is not a policy. Begin with `id:` and `title:`; docs/explore.md shows a whole one.']],
    ['id: mine', ['1:1 The key title is missing here. Add `title:`.']],
    [
      'id: My Own\ntitle: Mine',
      ['1:5 id "My Own" is not allowed: small letters, digits and hyphens. Write `id: my-own`.'],
    ],
    ['id: Hawk\ntitle: Mine', ['1:5 id "Hawk" is not allowed: small letters, digits and hyphens. Write `id: hawk-2`.']],
    ['id: mine\ntitle: 5', ['2:8 title must be a text, but is a number. Put quotes around it.']],
    ['id: mine\ntitle:', ['2:7 title must be a text, but is nothing. Write it after `title:`.']],
    ['id: mine\ntitle: ""', ['2:8 title must have at least 1 character. Write something.']],
    [`${HEAD}script: yes`, ['3:9 script must be true or false, but is a text. Write true or false, without quotes.']],
    [
      `${HEAD}classes: force`,
      [
        '3:10 classes must be a block of keys, but is a text. Write its keys below it, indented. Possible: force, coercion, protest, words, accommodation.',
      ],
    ],
    [`${HEAD}classes: { force: -1 }`, ['3:19 force must be at least 0. Choose another number.']],
    [
      `${HEAD}classes: { force: many }`,
      ['3:19 force must be a number, but is a text. Write a number, without quotes.'],
    ],
    [`${HEAD}moves: { strike: 2000 }`, ['3:18 strike must be at most 1000. Choose another number.']],
    [`${HEAD}rules: [{ when: {} }]`, ['3:9 The key times is missing here. Add `times:`.']],
    [
      `${HEAD}rules:\n  when: {}\n  times: 2`,
      ['4:3 rules must be a list, but is a block of keys. Put a - before each entry, on a line of its own.'],
    ],
    [
      `${HEAD}rules: [calm]`,
      [
        '3:9 An entry of rules must be a block of keys, but is a text. Write its keys below it, indented. Possible: when, times.',
      ],
    ],
    [rule('{ by: responder }'), ['4:17 by must be a list, but is a text. Put square brackets around it: [responder].']],
    [rule('{ by: [respondr] }'), ['4:18 by cannot be "respondr". Did you mean responder?']],
    [
      rule('{ phase: [war] }'),
      [
        '4:21 phase cannot be "war". Possible: normalTies, strike, retaliation, dialogue, restored, standoff, openConflict.',
      ],
    ],
    [rule('{ move: [phonecal] }'), ['4:20 There is no move "phonecal". Did you mean phoneCall?']],
    [
      rule('{ rivalLast: [hostile] }'),
      ['4:24 rivalLast cannot be a list. Write `rivalLast: hostile`, without the brackets.'],
    ],
    [rule('{ rivalLast: angry }'), ['4:24 rivalLast cannot be "angry". Possible: hostile, friendly.']],
    [
      rule('{ tension: 5 }'),
      ['4:22 tension must be a block of keys, but is a number. Write { atLeast: 5 }, { atMost: 5 } or both.'],
    ],
    [rule('{ by: [] }'), ['4:17 by must have at least 1 entry. Add an entry to the list.']],
  ])('is said with what to write: %#', (text, says) => {
    expect(said(text)).toEqual(says);
  });

  test('every mistake is said at once, in the order of the lines', () => {
    expect(
      said(`id: Mine!
foo: 1
bar: 2
rules:
  - when: { by: responder }
  - when: { classs: [force], tensionn: 2 }
    times: x
turns: { nobody: -1 }
`).map((line) => line.replace(/(?<=^\d+:\d+ .{18}).*/, '')),
    ).toEqual([
      '1:1 The key title is m',
      '1:5 id "Mine!" is not ',
      '2:1 There is no key "f',
      '3:1 There is no key "b',
      '5:5 The key times is m',
      '5:17 by must be a list,',
      '6:13 There is no key "c',
      '6:30 There is no key "t',
      '7:12 times must be a nu',
      '8:18 nobody must be at ',
    ]);
  });

  test.each([
    [
      'id: &a mine',
      '1:5 YAML anchors are not used in a policy: &a Write the value out, or put quotes around the text.',
    ],
    [
      'id: !mine a',
      '1:5 YAML tags are not used in a policy: !mine Write the value out, or put quotes around the text.',
    ],
    [
      `${HEAD}---\n${HEAD}`,
      '3:1 The file holds more than one document. A file holds one policy; delete everything from the second --- on.',
    ],
  ])('what YAML can do beside is said to be no part of a policy: %#', (text, says) => {
    expect(said(text)).toEqual([says]);
  });

  test.each([
    ['x'.repeat(100_000), '1:1 A policy has at most 65536 bytes. Use fewer rules.'],
    ['__proto__: { id: x }\n', '1:1 The key __proto__ is not allowed. Delete it.'],
  ])('what is hostile is refused: %#', (text, says) => {
    expect(said(text)).toEqual([says]);
  });
});

describe('a rule that never fits', () => {
  test.each([
    [
      '{ pressure: { atLeast: 3 } }',
      '4:34 pressure is never 3: it goes from 0 to 2. Choose a whole number from 0 to 2.',
    ],
    [
      '{ exchanges: { atLeast: 4 } }',
      '4:35 exchanges is never 4: it goes from 0 to 3. Choose a whole number from 0 to 3.',
    ],
    [
      '{ tension: { atMost: -1 } }',
      '4:32 tension is never -1: it goes from 0 to 10. Choose a whole number from 0 to 10.',
    ],
    [
      '{ tension: { atLeast: 2, atMost: 1 } }',
      '4:33 No number is at least 2 and at most 1, so the rule never fits. Let atLeast be the smaller of the two.',
    ],
    ['{ phase: [] }', '4:20 phase must have at least 1 entry. Add an entry to the list.'],
    [
      '{ move: [strike, condemn], class: [words] }',
      '4:45 None of these moves is of that class, so the rule never fits. strike is force, condemn is protest.',
    ],
    [
      '{ move: [offerMediation, mediate], by: [initiator, militants] }',
      '4:50 None of these makes such a move, so the rule never fits. Such moves are made by thirdParty.',
    ],
    [
      '{ class: [coercion], by: [nobody] }',
      '4:36 None of these makes such a move, so the rule never fits. Such moves are made by initiator or responder.',
    ],
    [
      '{ by: [thirdParty, nobody], pressure: { atLeast: 1 } }',
      '4:49 Only initiator and responder have a public, so the rule never fits. Let one of them act, or delete `pressure`.',
    ],
    [
      '{ move: [militantAttack], rivalLast: hostile }',
      '4:48 Only initiator and responder have a rival, so the rule never fits. Let one of them act, or delete `rivalLast`.',
    ],
  ])('is a mistake: %s', (when, says) => {
    expect(said(rule(when))).toEqual([says]);
  });

  test.each([
    '{}',
    '{ pressure: { atLeast: 2, atMost: 2 }, exchanges: { atMost: 3 }, tension: { atLeast: 0, atMost: 10 } }',
    '{ by: [thirdParty], pressure: { atMost: 0 } }',
    '{ by: [militants, responder], class: [protest], rivalLast: friendly }',
    '{ by: [nobody], phase: [strike] }',
  ])('one that may fit is none: %s', (when) => {
    expect(said(rule(when))).toEqual([]);
  });

  test('the ranges are those that a crisis can take', () => {
    const graph = builtGraph();
    const { fields } = graph.space;
    for (const [variable, key] of [
      ['tension', 'tension'],
      ['exchanges', 'exchanges'],
      ['initiatorPressure', 'pressure'],
      ['responderPressure', 'pressure'],
    ] as const) {
      const place = fieldIndex(graph, variable);
      const values = [...graph.keys.keys()].map((state) => graph.digits[state * fields.length + place] ?? 0);
      const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
      expect(said(rule(`{ ${key}: { atLeast: ${low}, atMost: ${high} } }`))).toEqual([]);
      expect(said(rule(`{ ${key}: { atMost: ${high + 1} } }`)).join()).toContain(`from ${low} to ${high}`);
    }
  });
});

describe('the id of a policy that comes with Offramp', () => {
  test('is taken: figures under it would be read as that policy’s', () => {
    expect(said('title: Mine\nid: hawk\nclasses: { force: 9 }\n')).toEqual([
      '2:5 The id hawk belongs to a policy that comes with Offramp, which chooses otherwise. Choose another id. Taken are uniform, historical, tit-for-tat, hawk, dove, domestic-pressure.',
    ]);
  });

  test.each(POLICIES.map((policy) => [policy.id, policy] as const))('%s may be copied as it is', (_, policy) => {
    const { title, id, ...rest } = policy;
    expect(load(stringify({ ...rest, title: 'Mein Titel', id })).problems).toEqual([]);
  });
});

describe('a file of another kind', () => {
  test('a scenario is no policy, and it is said what to do with it', () => {
    expect(said(smallText())).toEqual([
      '4:1 This looks like a scenario: it has model, actors, start, steps. Ask about it with `offramp explore FILE`. A policy has turns, classes, moves or rules; docs/explore.md shows one.',
    ]);
    expect(said('id: a\ntitle: A\nextends: b\nfrom: c\n').join()).toContain('3:1 This looks like a scenario');
  });

  test('a policy is no scenario, and it is said what to do with it', () => {
    const { problems } = loadScenario({ file: 'x.yaml', content: `${HEAD}text: Mine.\nrules: []\nturns: {}\n` });
    expect(problems.map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`)).toEqual([
      '4:1 This looks like a policy: it has rules, turns. Use it with `offramp explore --policy FILE`. A scenario has `steps:`; `offramp new` writes one to start from.',
    ]);
  });

  test('one that has a little of both is what it was given as', () => {
    expect(said(`${HEAD}classes: { force: 2 }\nstart: 2024-01-16\n`)).toEqual([
      '4:1 There is no key "start" here. Possible: id, title, text, sources, script, turns, classes, moves, rules.',
    ]);
    const { problems } = loadScenario({ file: 'x.yaml', content: `${smallText()}rules: []\n` });
    expect(problems.some(({ message }) => message === 'There is no key "rules" here.')).toBe(true);
  });
});

describe('the page about policies', () => {
  const page = readFileSync(join(root, 'docs/explore.md'), 'utf8');
  const SEEN = INTERSTATE.regions.filter(({ hidden }) => !hidden);
  const [, own = ''] = /### Your own policy\n([\s\S]*?)\n## /.exec(page) ?? [];
  const [keys, conditions] = ['key', 'condition'].map((head) => {
    const [, table = ''] = new RegExp(`\\| ${head} +\\|.*\\n((?:\\|.*\\n)+)`).exec(own) ?? [];
    return new Map([...table.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, key = '', text = '']) => [key, text]));
  }) as [Map<string, string>, Map<string, string>];

  test('has every key and every condition, and no other', () => {
    const { rules, ...rest } = policySchema(INTERSTATE).shape;
    expect([...keys.keys()]).toEqual([...Object.keys(rest), 'rules']);
    for (const key of Object.keys(rules.unwrap().element.shape)) expect(keys.get('rules')).toContain(`\`${key}\``);
    const regions = SEEN.map(({ id }) => id);
    const variables = INTERSTATE.names.readable.filter(({ kind }) => kind !== 'region').map(({ name }) => name);
    const possible = ['by', 'kind', 'class', 'move', ...regions, ...variables, 'rivalLast'];
    expect([...conditions.keys()]).toEqual(possible);
  });

  test('names every value that is possible', () => {
    const values = { turns: TURNS, classes: MOVE_CLASSES };
    for (const [key, names] of Object.entries(values))
      for (const name of names) expect(keys.get(key)).toContain(`\`${name}\``);
    const states = { by: TURNS, ...Object.fromEntries(SEEN.map(({ id, leaves }) => [id, leaves])) };
    for (const [key, names] of Object.entries({ ...states, rivalLast: ['hostile', 'friendly'] }))
      for (const name of names) expect(conditions.get(key)).toContain(`\`${name}\``);
    const kinds = [...INTERSTATE.roles.values()].map(({ kind }) => kind);
    for (const kind of kinds) expect(conditions.get('kind')).toContain(`\`${kind}\``);
    for (const { name, kind, values } of INTERSTATE.names.readable) {
      if (kind === 'number') expect(conditions.get(name), name).toContain(`${values[0]}-${values.at(-1)}`);
      else for (const value of values) expect(conditions.get(name), name).toContain(`\`${value}\``);
    }
  });
});
