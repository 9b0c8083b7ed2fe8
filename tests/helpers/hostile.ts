import type { ProblemCode, SourceText } from '../../src/scenario/index.js';
import { smallText } from './scenarios.js';

export const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bom: boolean) => {
  const out = new Uint8Array(text.length * 2 + (bom ? 2 : 0));
  if (bom) out.set([0xff, 0xfe]);
  for (let index = 0; index < text.length; index += 1) out[index * 2 + (bom ? 2 : 0)] = text.charCodeAt(index);
  return out;
};
const MIB = 1024 * 1024;
const longest = (size: number) => (unit: string) => unit.repeat(Math.floor((size - 10) / unit.length));

const laughs = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
].join('\n');
const alternatives = Array.from(
  { length: 4_000 },
  (_, n) => `      - { id: alt-${n}, by: responder, move: condemn, title: T, why: w, weight: 0.0001, rejoin: r0 }`,
).join('\n');
const tail = Array.from({ length: 2_000 }, (_, n) => `  - { id: r${n}, by: responder, move: condemn, title: T }`).join(
  '\n',
);
/** Steps with 48 alternatives each, as short as they come. */
const forks = (steps: number, alternative: (step: number, n: number) => string) =>
  Array.from({ length: steps }, (_, step) => {
    const list = Array.from(
      { length: 48 },
      (_, n) => `{ id: a${step}-${n}, by: responder, title: T, why: w, weight: 0.01, ${alternative(step, n)} }`,
    );
    return `  - { id: s${step}, by: responder, move: condemn, title: T, hours: 0, instead: [${list.join(', ')}] }\n`;
  }).join('');
/** As long as an id may be, and like every other such id in its middle, so that comparing two takes long. */
const longId = (first: string, n: number) => `${first}${'bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstu'}-${n}`;
const manySources = Array.from({ length: 199 }, (_, n) => `  - { id: ${longId('a', n)}, title: T }`).join('\n');

/**
 * Files from a stranger that cannot be scenarios, each by what is wrong with it.
 *
 * @param part how much of what a file may hold those hold that are long
 */
export function hostileFiles(part = 1): Record<string, string | Uint8Array> {
  const size = Math.floor(MIB * part);
  const fill = longest(size);
  const many = (count: number) => Math.floor(count * part);
  return {
    'more than 1 MiB': 'x'.repeat(2 * MIB),
    'a billion laughs': laughs,
    'open brackets': fill('['),
    'open braces': fill('{a: '),
    'brackets opened and closed': fill('[]'),
    'closing brackets': fill('}'),
    'nested lists on one line': fill('- '),
    'nested keys on one line': fill('? '),
    'colons on one line': fill('a: '),
    'nested by indentation': Array.from({ length: 1_400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'a list of a hundred thousand': `[${fill('a,').slice(0, size - 20)}]`,
    quotes: fill('"'),
    'bad scalars': fill('- @a\n'),
    anchors: fill('- &a x\n'),
    tags: fill('- !a x\n'),
    'a code tag': 'id: !!js/function "function () { return 1 }"',
    documents: fill('---\n'),
    tabs: fill('\t'),
    blanks: fill('\n'),
    comments: fill('#a\n'),
    dashes: fill('-'),
    'sixty thousand keys': Array.from({ length: many(60_000) }, (_, n) => `k${n}: 1`).join('\n'),
    'the same key over and over': fill('a: 1\n'),
    '__proto__ at the top': smallText().replace('id: small', '__proto__: { polluted: 1 }\nid: small'),
    '__proto__ quoted': smallText(
      '  - { "__proto__": { polluted: 1 }, id: x, by: responder, move: protest, title: T }',
    ),
    'a key called constructor': smallText(
      '  - { id: x, by: responder, move: protest, title: T, constructor: { prototype: { polluted: 1 } } }',
    ),
    'an id called constructor': smallText(
      '  - { id: constructor, by: responder, move: protest, title: T, instead: [{ id: to-string, by: responder, move: condemn, title: T, why: w, weight: 0.1, rejoin: value-of }] }',
    ),
    'a move called toString': smallText('  - { id: x, by: responder, move: toString, title: T }'),
    'duplicate ids': smallText('  - { id: hit, by: responder, move: protest, title: T }\n'.repeat(many(3_000))),
    'a rejoin in a circle': smallText(
      '  - { id: x, by: responder, move: protest, title: T, instead: [{ id: y, by: responder, move: condemn, title: T, why: w, weight: 0.1, rejoin: z }, { id: z, by: responder, move: condemn, title: T, why: w, weight: 0.1, rejoin: y }] }',
    ),
    'thousands of alternatives that the machine refuses': smallText(forks(many(180), () => 'move: visit')),
    'thousands of alternatives that rejoin a long path, in bounds of form': smallText(
      forks(100, () => 'move: protest, rejoin: r0') + tail,
    ),
    'thousands of rejoins to steps that are not there': smallText(
      forks(
        many(75),
        (step, n) =>
          `move: protest, rejoin: ${longId('a', step * 48 + n)}, then: [{ id: ${longId('b', step * 48 + n)}, by: responder, move: condemn, title: T }]`,
      ),
    ),
    'thousands of rejoins that chase each other': smallText(
      forks(many(150), (step, n) => `move: protest, rejoin: a${step}-${(n + 1) % 48}`),
    ),
    'thousands of sources that are not listed': smallText(
      Array.from(
        { length: many(1_000) },
        (_, n) =>
          `  - { id: s${n}, by: responder, move: condemn, title: T, sources: [${Array.from({ length: 12 }, (_, m) => longId('b', n * 12 + m)).join(', ')}] }\n`,
      ).join(''),
    ).replace('sources:\n', `sources:\n${manySources}\n`),
    'moves that are all misspelt': smallText(
      Array.from(
        { length: many(8_000) },
        (_, n) => `  - { id: s${n}, by: responder, move: ${longId('c', n)}, title: T }\n`,
      ).join(''),
    ),
    'dates that all go backwards': smallText(
      Array.from(
        { length: many(8_000) },
        (_, n) =>
          `  - { id: s${n}, at: 2024-01-${n % 2 ? 16 : 17}, by: responder, move: condemn, title: T, hours: 0 }\n`,
      ).join(''),
    ),
    'steps that are nothing': smallText('  -\n'.repeat(many(100_000))),
    'steps without anything': smallText('  - {}\n'.repeat(many(60_000))),
    'unknown keys in many steps': smallText(
      Array.from(
        { length: many(200) },
        (_, n) => `  - { id: s${n}, ${Array.from({ length: 200 }, (_, k) => `k${k}: 1`).join(', ')} }\n`,
      ).join(''),
    ),
    'quotes of both kinds': fill(`"'`),
    directives: fill('%a b\n'),
    'escapes that YAML does not know': `a: "${fill('\\q').slice(0, size - 20)}"`,
    'escapes that are cut short': `a: "${fill('\\u12 ').slice(0, size - 20)}"`,
    'characters past the last one': `a: "${fill('\\UFFFFFFFF').slice(0, size - 20)}"`,
    'a list nested by indentation': Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n'),
    'a number of a million digits': `id: ${'9'.repeat(1_000_000)}`,
    'thousands of branches that rejoin a long path': smallText(
      `  - id: fork\n    by: responder\n    move: condemn\n    title: T\n    instead:\n${alternatives}\n${tail}`,
    ).slice(0, size),
    'UTF-16 with a mark': utf16(smallText(), true),
    'UTF-16 without a mark': utf16(smallText(), false),
    'UTF-16 the other way round': utf16(smallText(), true).map((_, index, all) => all[index ^ 1] ?? 0),
    'Latin-1': new Uint8Array([...bytes('id: caf'), 0xe9]),
    'NUL bytes': `${smallText()}\0`,
    'nothing but NUL bytes': new Uint8Array(100_000),
    'binary garbage': Uint8Array.from({ length: 100_000 }, (_, n) => (n * 7919 + 13) % 251),
    'a PNG': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    'an empty file': '',
    'only comments': '# nothing\n# here\n',
    'a bare word': 'hello',
    'a list': '- a\n- b\n',
    'a number': '42',
    'several documents': `${smallText()}---\n${smallText()}`,
    'dates that do not exist': smallText(
      '  - { id: x, at: 2023-02-29, by: responder, move: protest, title: T }\n  - { id: y, at: 2024-00-10, by: responder, move: protest, title: T }\n  - { id: z, at: 2024-01-16T25:00, by: responder, move: protest, title: T }',
    ),
    'a year that is none': smallText('  - { id: x, at: 99999-01-01, by: responder, move: protest, title: T }'),
    'endless hours': smallText(
      '  - { id: x, move: wait, hours: .inf, title: T }\n  - { id: y, move: wait, hours: -5, title: T }\n  - { id: z, move: wait, hours: .nan, title: T }',
    ),
    'a very long title': smallText(`  - { id: x, by: responder, move: protest, title: ${'T'.repeat(500_000)} }`),
    'a very long id': smallText(`  - { id: ${'x'.repeat(500_000)}, by: responder, move: protest, title: T }`),
    'a very long unknown move': smallText(`  - { id: x, by: responder, move: ${'x'.repeat(500_000)}, title: T }`),
    'extends with a path':
      'id: x\ntitle: T\nsummary: S\nextends: ../../etc/passwd\nfrom: a\nsteps: [{ id: a, by: responder, move: protest, title: T }]',
  };
}

/** The code that the answer must hold, where only one answer is right. */
export const HOSTILE_CODES: Record<string, ProblemCode> = {
  'more than 1 MiB': 'too-large',
  'a billion laughs': 'alias',
  'a code tag': 'alias',
  anchors: 'alias',
  directives: 'yaml-syntax',
  'open brackets': 'nesting',
  'nested lists on one line': 'nesting',
  'nested keys on one line': 'nesting',
  'nested by indentation': 'nesting',
  'a list nested by indentation': 'nesting',
  '__proto__ at the top': 'forbidden-key',
  '__proto__ quoted': 'forbidden-key',
  'a key called constructor': 'forbidden-key',
  'duplicate ids': 'duplicate-id',
  'a rejoin in a circle': 'rejoin-cycle',
  'thousands of rejoins that chase each other': 'rejoin-cycle',
  'thousands of rejoins to steps that are not there': 'unknown-step',
  'thousands of alternatives that the machine refuses': 'unreachable-alternative',
  'thousands of alternatives that rejoin a long path, in bounds of form': 'too-large',
  'thousands of sources that are not listed': 'unknown-source',
  'moves that are all misspelt': 'unknown-move',
  'dates that all go backwards': 'dates-out-of-order',
  'UTF-16 with a mark': 'encoding',
  'UTF-16 without a mark': 'encoding',
  'UTF-16 the other way round': 'encoding',
  'Latin-1': 'encoding',
  'NUL bytes': 'encoding',
  'a PNG': 'encoding',
  'several documents': 'yaml-syntax',
  'dates that do not exist': 'date',
  'a move called toString': 'unknown-move',
  'extends with a path': 'value',
};

/** As many short steps as a scenario may have, all of which the machine accepts. */
export const tenThousandSteps = smallText(
  Array.from(
    { length: 9_998 },
    (_, n) => `  - {id: s${n}, by: responder, move: ${n % 2 ? 'protest' : 'condemn'}, title: T, hours: 0}\n`,
  ).join(''),
);

/** What-ifs w1 to w7, each extending the one before, each rejoining the 9,900 steps of w0 near their beginning. */
export const chain: Record<string, string> = {
  w0: smallText(
    Array.from({ length: 9_900 }, (_, n) => `  - {id: s${n}, by: responder, move: condemn, title: T, hours: 0}\n`).join(
      '',
    ),
  ),
  ...Object.fromEntries(
    Array.from({ length: 7 }, (_, index): [string, string] => [
      `w${index + 1}`,
      `id: w${index + 1}\ntitle: T\nsummary: S\nextends: w${index}\nfrom: ${index === 0 ? 's0' : `x${index}`}\nrejoin: s1\nsteps: [{ id: x${index + 1}, by: initiator, move: protest, title: T }]\n`,
    ]),
  ),
};
export const inChain = (id: string): SourceText => ({ file: `${id}.yaml`, content: chain[id] ?? '' });
