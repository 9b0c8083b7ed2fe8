import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { modelFiles } from './model-files.js';
import { garbage } from './scenario-mutants.js';
import { root } from './scenarios.js';

const shipped = readFileSync(join(root, 'models/bilateral-crisis.yaml'), 'utf8');

const SMALL = `id: tiny
title: Tiny
roles:
  ann: { kind: side, rival: bob }
  bob: { kind: side, rival: ann }
  eve: { kind: other }
measure: heat
variables:
  heat: { from: 0, to: 4 }
  nerve: { each: side, from: 0, to: 2 }
  last: { role: side }
  held: { roles: side }
conditions:
  calmish: { if: heat <= 2 and nerve(all) = 0, needs: "{actor}" }
effects:
  warm: [heat + 1, nerve(rival) + 1]
moves:
  push: { title: Push, by: side, cameo: "195" }
  blame: { title: Blame, by: other, target: side }
every-move: heat - goldstein / 5
deadlines: { late: { hours: 24 } }
fades: { heat: { by: 1, hours: 12 } }
signals: [bell]
shared:
  talk: { blame: { if: last != target, do: last = target } }
regions:
  course:
    start: calm
    states:
      calm: { use: talk, on: { push: [{ if: calmish, to: hot, do: warm }, { do: raise bell }] } }
      hot:
        after: { late: calm }
        always: { if: heat >= 4 and held has ann, to: done }
        states: { low: { on: { push: high } }, high: { enter: held + actor, on: { push: { to: low, again: true } } } }
      done: { final: true }
  ear:
    states:
      shut: { on: { bell: { to: open, if: hot } } }
      open: { on: { bell: shut } }
outcomes: { done: bad, calm: good }
`;

/** Less to read, so that there can be many of it. */
const TINY = `id: tiny
title: Tiny
roles: { ann: { kind: side } }
variables: { heat: { from: 0, to: 4 } }
moves: { push: { title: Push, by: side } }
signals: [bell]
regions:
  course:
    states:
      calm: { on: { push: [{ if: heat >= 2 and not hot, to: hot }, { do: [heat + 1, raise bell] }] } }
      hot: { on: { bell: calm } }
outcomes: { hot: bad }
`;

/** Models without an error: one that comes along, one with all there is, and one that is short. */
export const originals = [shipped, SMALL, TINY];

const WORDS = [
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'none',
    'actor',
    'rival',
    'all',
    'and',
    'not',
  ],
  ...[
    'heat',
    'course',
    'calm',
    'hot.low',
    'push',
    'ann',
    'bell',
    'late',
    'talk',
    'states',
    'on',
    'always',
    'to',
    'if',
    'do',
  ],
  ...[
    'roles',
    'moves',
    'by',
    'each',
    'from',
    'title',
    'use',
    'start',
    'final',
    'again',
    'raise',
    'phase',
    'strike',
    'tension',
  ],
  ...[
    'heat >= 2',
    'nerve(actor) >= 1',
    'heat + 1',
    'raise bell',
    'last = actor unless set',
    '(((',
    'always: { to: calm }',
  ],
  ...[
    '{}',
    '[]',
    '[[[',
    '{',
    '~',
    '-1',
    '1e999',
    '.nan',
    '99999999',
    'true',
    '&a',
    '*a',
    '!!js/function',
    '"',
    "'",
    '#',
    '|',
    ': ',
    '\t',
    '\u0000',
    '🜁',
  ],
];
const mutation = fc.record({
  kind: fc.constantFrom('word', 'drop', 'double', 'cut', 'insert', 'indent'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.nat(40),
  text: fc.constantFrom(...WORDS),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(text: string, { kind, at, length, text: word }: Mutation): string {
  const place = Math.floor(at * text.length);
  const lines = text.split('\n');
  const line = Math.floor(at * lines.length);
  switch (kind) {
    // The word at or after the place becomes another one.
    case 'word':
      return text.slice(0, place) + text.slice(place).replace(/[A-Za-z][A-Za-z0-9]*|\d+/, () => word);
    case 'drop':
      return lines.toSpliced(line, 1 + (length % 3)).join('\n');
    case 'double':
      return lines.toSpliced(line, 0, ...lines.slice(line, line + 1 + (length % 5))).join('\n');
    case 'cut':
      return text.slice(0, place) + text.slice(place + length);
    case 'insert':
      return text.slice(0, place) + word + text.slice(place);
    default:
      return lines.toSpliced(line, 1, ' '.repeat(length % 7) + (lines[line] ?? '').trimStart()).join('\n');
  }
}

/** Files of which some words or lines are not what they were. */
export const mutated = (original: string) =>
  fc.array(mutation, { minLength: 1, maxLength: 5 }).map((changes) => changes.reduce(mutate, original));
/** Model files such as nobody means to write. */
export const modelMutants: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 40, arbitrary: mutated(TINY) },
  { weight: 12, arbitrary: mutated(SMALL) },
  { weight: 1, arbitrary: mutated(shipped) },
  {
    weight: 2,
    arbitrary: fc.tuple(modelFiles(), mutation).map(([file, change]) => mutate(JSON.stringify(file, null, 1), change)),
  },
  { weight: 6, arbitrary: garbage },
);
