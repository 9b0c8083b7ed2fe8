import fc from 'fast-check';
import { BILATERAL, fileOf, smallText } from './scenarios.js';

const MOVE_IDS = [...BILATERAL.moves.keys()];
/** Scenarios without an error that are short enough to be read thousands of times. */
export const originals = ['two-countries', 'pakistan-does-not-strike-back'].map((id) =>
  Buffer.from(fileOf(id)?.content ?? '').toString('utf8'),
);
originals.push(smallText());

/** What the what-if extends: as much of January 2024 as it needs, since every file would have all of it read. */
const january = Buffer.from(fileOf('iran-pakistan-2024')?.content ?? '').toString('utf8');
const shorter = january
  .slice(0, january.indexOf('\n  - id: iran-protests\n'))
  // The lesson stops at later steps.
  .replace(/^lesson:\n[\s\S]*?(?=^glossary:)/m, '');
export const findShorter = (id: string) =>
  id === 'iran-pakistan-2024' ? { file: `${id}.yaml`, content: shorter } : fileOf(id);

const KEYS = [
  'id',
  'at',
  'by',
  'move',
  'title',
  'instead',
  'then',
  'rejoin',
  'weight',
  'why',
  'steps',
  'extends',
  'from',
  'expect',
  '__proto__',
  'constructor',
  'sources',
  'disputed',
  'ask',
  'hours',
  'target',
  'start',
  'actors',
];
const VALUES = [
  ...MOVE_IDS,
  'initiator',
  'responder',
  'militants',
  'wait',
  '[]',
  '{}',
  '[[[[',
  '~',
  '-1',
  '1e999',
  '.nan',
  '2024-02-30',
  '2024-01-16',
  '"',
  "'",
  '|',
  '>',
  '&a',
  '*a',
  '!x',
  '\t',
  '\0',
  '#',
  '---',
  '...',
  '\u202e',
  'ok: no: yes',
  'x'.repeat(300),
  '{ atLeast: 3 }',
];

const mutation = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), at: fc.nat(), value: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat(), with: fc.nat() }),
  fc.record({ kind: fc.constant('key' as const), at: fc.nat(), value: fc.constantFrom(...KEYS) }),
  fc.record({ kind: fc.constant('value' as const), at: fc.nat(), value: fc.constantFrom(...VALUES) }),
  fc.record({ kind: fc.constant('indent' as const), at: fc.nat(), value: fc.integer({ min: -4, max: 6 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(text: string, change: Mutation): string {
  const lines = text.split('\n');
  const at = change.at % lines.length;
  const line = lines[at] ?? '';
  switch (change.kind) {
    case 'byte': {
      const place = change.at % (text.length + 1);
      return text.slice(0, place) + String.fromCharCode(change.value) + text.slice(place + 1);
    }
    case 'drop':
      return lines.toSpliced(at, 1).join('\n');
    case 'double':
      return lines.toSpliced(at, 0, line).join('\n');
    case 'swap': {
      const other = change.with % lines.length;
      return lines
        .with(at, lines[other] ?? '')
        .with(other, line)
        .join('\n');
    }
    case 'key':
      return lines.with(at, line.replace(/[a-zA-Z]+(?=:)/, change.value)).join('\n');
    case 'value':
      return lines.with(at, line.replace(/(?<=: ).*/, change.value)).join('\n');
    case 'indent':
      return lines.with(at, change.value >= 0 ? ' '.repeat(change.value) + line : line.slice(-change.value)).join('\n');
    case 'cut':
      return text.slice(0, change.at % (text.length + 1));
  }
}

/** Files of which some lines or characters are not what they were. */
export const mutatedOf = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(mutation, { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) => changes.reduce(mutate, text));

/** Steps made up from anything, right and wrong. */
const made = fc
  .array(
    fc.record(
      {
        id: fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', 'attack', 'trunk', ''), fc.string()),
        by: fc.constantFrom('initiator', 'responder', 'thirdParty', 'militants', 'nobody', 5),
        move: fc.constantFrom(...MOVE_IDS, 'wait', 'toString'),
        title: fc.oneof(fc.string(), fc.constant(null)),
        target: fc.constantFrom('initiator', 'thirdParty'),
        at: fc.constantFrom('2024-01-17', '2024-01-15', '2024-99-99', 'soon'),
        hours: fc.oneof(fc.double(), fc.integer({ min: 0, max: 200 })),
        weight: fc.double(),
        why: fc.string(),
        rejoin: fc.constantFrom('a', 'b', 'hit', 'nowhere'),
        instead: fc.array(
          fc.record(
            {
              id: fc.constantFrom('e', 'f', 'g', 'a'),
              by: fc.constantFrom('initiator', 'responder'),
              move: fc.constantFrom(...MOVE_IDS),
              title: fc.string(),
              why: fc.string(),
              weight: fc.double({ min: -1, max: 2 }),
              rejoin: fc.constantFrom('a', 'b', 'c', 'hit'),
            },
            { requiredKeys: ['id'] },
          ),
          { maxLength: 3 },
        ),
        then: fc.jsonValue(),
      },
      { requiredKeys: ['id', 'move'] },
    ),
    { maxLength: 6 },
  )
  // JSON is YAML, so this is a scenario file too.
  .map((steps) => smallText(steps.map((step) => `  - ${JSON.stringify(step)}\n`).join('')));

/** What is no file of ours at all. */
export const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.uint8Array({ maxLength: 600 }),
);

/** Scenario files such as nobody means to write. */
export const scenarioMutants: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: mutatedOf(originals) },
  { weight: 3, arbitrary: made },
  { weight: 1, arbitrary: garbage },
);
