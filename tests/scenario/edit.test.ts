import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { chosenText, hunksOf } from '../../src/file/edit/hunks.js';
import {
  addInStep,
  addStep,
  applied,
  difference,
  duplicateStep,
  editStep,
  idOf,
  moveStep,
  type Plain,
  promote,
  removeInStep,
  removeStep,
  renameStep,
  type StepPiece,
  setInHead,
  setInStep,
  setWeights,
  sketchOf,
  stepsIn,
} from '../../src/scenario/edit/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { fileOf, root } from '../helpers/scenarios.js';

const textOf = (id: string) => readFileSync(join(root, 'scenarios', `${id}.yaml`), 'utf8');
const SHIPPED = ['iran-pakistan-2024', 'pakistan-does-not-strike-back', 'two-countries'].map(textOf);
const OWN = `# A head
id: small # its name
title: 'Small one'
summary: A small crisis.
model: bilateral-crisis
actors: { initiator: { name: Aland }, responder: { name: Bland } }
start: 2024-01-16
sources:
- { id: own, title: Own }   # ours

steps:
# the first
- { id: attack, at: 2023-12, by: militants, target: initiator, move: militantAttack, title: An attack, sources: [own] }
- id: hit   # strikes
  at: 2024-01-16

  by: initiator
  move: strike
  title: "A strike: hard"
  text: |
    Some lines
    # not a comment

    of it.
  ask: ["Why?"]
  # what else
  instead:
  - id: talk
    by: initiator
    move: condemn
    title: A talk
    why: Why not
    weight: 0.3 # guess
    then:
    - {id: more, by: responder, move: condemn, title: More}
    # and so on
    - id: even-more
      by: initiator
      move: condemn
      title: Even more
`;
const TEXTS = [...SHIPPED, OWN, OWN.replaceAll('\n', '\r\n')];

/** Read once: what is the same is asked for again and again. */
const known = new Map<string, unknown>();
// biome-ignore lint/suspicious/noExplicitAny: what YAML reads may be anything
function parse(text: string): any {
  if (!known.has(text)) known.set(text, parseYaml(text));
  return known.get(text);
}
const pieces = (text: string) => [...stepsIn(sketchOf(text).steps)];
const at = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, part) => (value as Record<string | number, unknown> | undefined)?.[part], data);
/** The step with an id, in a file as YAML itself reads it. */
const read = (text: string, piece: StepPiece) => at(parse(text), piece.path) as Record<string, unknown>;

/** Texts of all kinds: with colons, quotes, signs, lines, other scripts. */
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
  fc
    .array(
      fc.constantFrom(
        'a: b',
        '# x',
        '- y',
        '"',
        "'",
        '\n',
        'سلام',
        '{ z }',
        '[',
        'long '.repeat(30),
        '2024',
        'no',
        ' ',
        '|',
        '%',
        '@',
        'true',
        '~',
        '\\',
        '*em*',
        '&',
        '!',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((list) => list.join('')),
);
const chosen = fc.record({ text: fc.constantFrom(...TEXTS), step: fc.nat(), other: fc.nat() });
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const RUNS = { numRuns: 40, seed: 7 };

/** That a change touched nothing but one piece of a text, and that what undoes it gives back the text before. */
function expectWithin(before: string, after: string, from: number, to: number) {
  const changes = difference(before, after);
  expect(applied(before, changes)).toBe(after);
  expect(applied(after, difference(after, before))).toBe(before);
  expect(after.slice(0, from)).toBe(before.slice(0, from));
  expect(after.endsWith(before.slice(to))).toBe(true);
}

describe('a text taken to pieces', () => {
  test.each(TEXTS.map((text, n) => [n, text] as const))('says of every step what YAML says of it (%i)', (_, text) => {
    for (const piece of pieces(text)) {
      const { instead, then, ...own } = read(text, piece);
      const { instead: listed, then: followed, ...known } = piece.data as Record<string, unknown>;
      expect(known).toEqual(own);
      expect(piece.lists.instead?.steps.length).toBe((instead as unknown[] | undefined)?.length);
      expect(piece.lists.then?.steps.length).toBe((then as unknown[] | undefined)?.length);
    }
    const { steps: _steps, ...head } = parse(text);
    expect(sketchOf(text).data).toEqual(head);
  });

  test('one that is broken leaves the others as they are', () => {
    const whole = textOf('iran-pakistan-2024');
    const broken = whole
      .replace('title: Iran strikes places', 'title: Iran: strikes places')
      .replace('    by: militants', '    by militants');
    expect(broken).not.toBe(whole);
    const now = pieces(broken);
    expect(now.map((piece) => idOf(piece))).toEqual(pieces(whole).map((piece) => idOf(piece)));
    expect(now.filter(({ slips }) => slips.length > 0).map((piece) => idOf(piece))).toEqual([
      'rask-attack',
      'iran-strikes',
    ]);
    expect(now.find((piece) => idOf(piece) === 'iran-strikes')?.data.title).toBe('Iran: strikes places in Pakistan');
  });
});

describe('what is set in a step', () => {
  test('is read again as it was given, and nothing else of the file is another', () => {
    fc.assert(
      fc.property(chosen, words, fc.constantFrom('title', 'text', 'why', 'nearly'), ({ text, step }, value, key) => {
        const piece = pick(pieces(text), step);
        const after = setInStep(text, piece.path, [key], value);
        expect(read(after, piece)).toEqual({ ...read(text, piece), [key]: value });
        expectWithin(text, after, piece.from, piece.column < 0 ? text.length : piece.to);
        const head = (whole: string) => ({ ...parse(whole), steps: undefined });
        expect(head(after)).toEqual(head(text));
      }),
      RUNS,
    );
  });

  test('leaves comments, order, quotes and empty lines elsewhere', () => {
    expect(setInStep(OWN, ['steps', 1], ['title'], 'A blow')).toBe(OWN.replace('"A strike: hard"', '"A blow"'));
    expect(setInStep(OWN, ['steps', 1], ['by'], 'responder')).toBe(OWN.replace('by: initiator', 'by: responder'));
    expect(setInStep(OWN, ['steps', 1, 'instead', 0], ['weight'], 0.25)).toBe(
      OWN.replace('0.3 # guess', '0.25 # guess'),
    );
    expect(setInStep(OWN, ['steps', 1, 'instead', 0, 'then', 0], ['title'], 'Less, now')).toBe(
      OWN.replace('title: More}', 'title: "Less, now"}'),
    );
    expect(setInStep(OWN, ['steps', 1], ['hours'], 6)).toBe(
      OWN.replace('  move: strike\n', '  move: strike\n  hours: 6\n'),
    );
    expect(setInStep(OWN, ['steps', 1], ['at'], undefined)).toBe(OWN.replace('  at: 2024-01-16\n', ''));
    expect(setInStep(OWN, ['steps', 0], ['target'], undefined)).toBe(OWN.replace('target: initiator, ', ''));
  });

  test('a list grows and shrinks by its entries, and goes with the last one', () => {
    fc.assert(
      fc.property(chosen, words, words, ({ text, step }, question, answer) => {
        const piece = pick(pieces(text), step);
        const before = (read(text, piece).ask ?? []) as unknown[];
        const grown = addInStep(text, piece.path, ['ask'], { question, answer });
        expect(read(grown, piece).ask).toEqual([...before, { question, answer }]);
        const shrunk = removeInStep(grown, piece.path, ['ask'], before.length);
        expect(read(shrunk, piece)).toEqual(read(text, piece));
        const first = before.length > 0 ? before.slice(1) : undefined;
        const gone = before.length > 0 ? removeInStep(text, piece.path, ['ask'], 0) : text;
        expect(read(gone, piece).ask).toEqual(first?.length ? first : undefined);
      }),
      RUNS,
    );
  });

  test('a step with a slip in it is mended with the change', () => {
    const broken = OWN.replace('"A strike: hard"', 'A strike: hard');
    const after = setInStep(broken, ['steps', 1], ['hours'], 6);
    expect(parse(after).steps[1]).toMatchObject({ title: 'A strike: hard', hours: 6 });
    expect(() =>
      editStep(OWN.replace('  move: strike', '  move strike'), ['steps', 1], {
        kind: 'set',
        path: ['hours'],
        value: 6,
      }),
    ).toThrow(/cannot be read/);
    // What is broken elsewhere is no hindrance, and stays.
    const elsewhere = OWN.replace('title: Even more', 'title Even more');
    expect(setInStep(elsewhere, ['steps', 1], ['title'], 'A blow')).toBe(
      elsewhere.replace('"A strike: hard"', '"A blow"'),
    );
  });
});

describe('steps', () => {
  const NEW = { id: 'brand-new', by: 'initiator', move: 'condemn', title: 'New: here', ask: ['Why?'] };

  test('one is written into any list, and taken out again', () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom('beside', 'instead', 'then'), ({ text, step, other }, where) => {
        const piece = pick(pieces(text), step);
        const list = where === 'beside' ? piece.path.slice(0, -1) : [...piece.path, where];
        const before = (at(parse(text), list) ?? []) as unknown[];
        const index = before.length === 0 ? 0 : other % (before.length + 1);
        const { text: after, path } = addStep(text, list, index, NEW);
        const expected = structuredClone(parse(text));
        const target = at(expected, list.slice(0, -1)) as Record<string | number, unknown>;
        target[list.at(-1) as string] = before.toSpliced(index, 0, NEW);
        expect(parse(after)).toEqual(expected);
        expect(at(parse(after), path)).toEqual(NEW);
        expect(parse(removeStep(after, path))).toEqual(parse(text));
      }),
      RUNS,
    );
  });

  test('one is moved with all that hangs on it, and its lines are those that it had', () => {
    fc.assert(
      fc.property(chosen, fc.nat(), ({ text, step, other }, n) => {
        const all = pieces(text);
        const piece = pick(all, step);
        const near = pick(
          all.filter(({ path }) => !piece.path.every((part, index) => path[index] === part)),
          other,
        );
        if (!near || (piece.path.length === 2 && parse(text).steps.length === 1)) return;
        // Steps among steps, alternatives among alternatives.
        if ((piece.path.at(-2) === 'instead') !== (near.path.at(-2) === 'instead')) return;
        const list = near.path.slice(0, -1);
        const index = Number(near.path.at(-1)) + (n % 2);
        const { text: after, path } = moveStep(text, piece.path, list, index);
        expect(read(after, { ...piece, path })).toEqual(read(text, piece));
        const ids = (whole: string) => pieces(whole).map(idOf).sort();
        expect(ids(after)).toEqual(ids(text));
        const comments = (whole: string) =>
          whole
            .split(/\r?\n/)
            .map((line) => /(?:^|\s)#.*$/.exec(line)?.[0]?.trim())
            .filter(Boolean)
            .sort();
        expect(comments(after)).toEqual(comments(text));
      }),
      RUNS,
    );
  });

  test('a copy has ids of its own, and everything else is the same', () => {
    fc.assert(
      fc.property(chosen, ({ text, step }) => {
        const piece = pick(pieces(text), step);
        const { text: after, path } = duplicateStep(text, piece.path);
        expect(read(after, piece)).toEqual(read(text, piece));
        const bare = (data: unknown) =>
          JSON.stringify(data, (key, value) => (key === 'id' || key === 'rejoin' ? '' : value));
        expect(bare(read(after, { ...piece, path }))).toBe(bare(read(text, piece)));
        const ids = pieces(after).map(idOf);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      RUNS,
    );
  });

  test('an alternative becomes the path, and what it replaced its alternative', () => {
    const text = textOf('iran-pakistan-2024');
    const before = loadScenario({ file: 'a.yaml', content: text }, fileOf);
    expect(before.scenario).toBeDefined();
    const { text: after, path } = promote(text, ['steps', 1, 'instead', 0], 'It was done.');
    expect(path).toEqual(['steps', 1]);
    const [, taken] = parse(after).steps;
    const [, old] = parse(text).steps;
    expect(taken.id).toBe(old.instead[0].id);
    expect(taken).not.toHaveProperty('weight');
    expect(taken.instead[0]).toMatchObject({ id: old.id, title: old.title, why: 'It was done.' });
    const { problems } = loadScenario({ file: 'a.yaml', content: after }, fileOf);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const ids = (whole: string) => pieces(whole).map(idOf).sort();
    expect(ids(after)).toEqual(ids(text));
    // And back again.
    const back = promote(after, ['steps', 1, 'instead', 0], 'It was done.');
    expect(ids(back.text)).toEqual(ids(text));
    expect(parse(back.text).steps[1].id).toBe(old.id);
    const small = promote(OWN, ['steps', 1, 'instead', 0], 'Hm');
    expect(parse(small.text).steps.map(({ id }: { id: string }) => id)).toEqual([
      'attack',
      'talk',
      'more',
      'even-more',
    ]);
    expect(small.text).toContain('# and so on');
    expect(small.text).toContain('"A strike: hard"');
  });

  test('a new id is written wherever the old one stands; weights are set where they are others', () => {
    const text = `${OWN}      rejoin: hit\n`
      .replace('      rejoin: hit\n', '    rejoin: hit\n')
      .replace('model:', 'lesson:\n  - { minutes: 5, title: T, text: X, stop: hit }\nmodel:');
    const after = renameStep(text, ['steps', 1], 'blow');
    expect(parse(after).steps[1]).toMatchObject({ id: 'blow', instead: [{ rejoin: 'blow' }] });
    expect(parse(after).lesson[0].stop).toBe('blow');
    expect(setWeights(OWN, ['steps', 1], [0.3])).toBe(OWN);
    expect(setWeights(OWN, ['steps', 1], [0.4])).toBe(OWN.replace('0.3 # guess', '0.4 # guess'));
  });
});

test('the head of a file is changed key by key, and a new key comes where the reference has it', () => {
  expect(setInHead(OWN, ['title'], 'Another')).toBe(OWN.replace("'Small one'", "'Another'"));
  expect(setInHead(OWN, ['actors', 'initiator', 'name'], 'Cland')).toBe(OWN.replace('Aland', 'Cland'));
  expect(setInHead(OWN, ['level'], 'advanced')).toBe(OWN.replace('model:', 'level: advanced\nmodel:'));
  expect(setInHead(OWN, ['sources', 1], { id: 'other', title: 'Other: one' })).toBe(
    OWN.replace('# ours\n', '# ours\n- id: other\n  title: "Other: one"\n'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), words, (text, value) => {
      const after = setInHead(text, ['summary'], value as Plain as string);
      expect(parse(after)).toEqual({ ...parse(text), summary: value });
    }),
    { ...RUNS, numRuns: 40 },
  );
});

test('two texts side by side are put together again from their lines', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd: e'), { maxLength: 12 }).map((list) => list.join('\n'));
  fc.assert(
    fc.property(lines, lines, (mine, theirs) => {
      const hunks = hunksOf(mine, theirs);
      expect(chosenText(hunks, () => 'mine')).toBe(mine);
      expect(chosenText(hunks, () => 'theirs')).toBe(theirs);
    }),
    RUNS,
  );
  const hunks = hunksOf('a\nb\nc\n', 'a\nx\nc\n');
  expect(hunks.map(({ same }) => same)).toEqual([true, false, true]);
  expect(chosenText(hunks, () => 'both')).toBe('a\nb\nx\nc\n');
});
