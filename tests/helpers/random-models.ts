import fc from 'fast-check';
import { compileModel, type Model, type ModelFile } from '../../src/model/index.js';

const FLAT = ['s0', 's1', 's2'];
const NESTED = ['s0', 's1', 's2', 'in.a', 'in.b', 'in.deep.x', 'in.deep.y', 'in', 'in.deep'];

const guards = fc.constantFrom(
  ...['n >= 1', 'n <= 1', 'n = 2', 'w = x or y', 'r = actor', 'r = rival', 'r in (none, actor)', 'g has actor'],
  ...['not g has rival', 'p(actor) >= 1', 'p(all) <= 0', 'p(any) >= 1', 'other = s1', 'course != s0', 'target = b'],
  ...['(n >= 1 or w = x) and not r = rival', 'course = s1', 'inner'],
);
const quiet = fc.constantFrom(
  ...['n + 1', 'n - 1', 'n = 2', 'w = y', 'r = actor', 'r = rival unless set', 'r = none', 'g + actor', 'g - rival'],
  ...['g + target', 'p(actor) + 1', 'p(rival) - 1', 'p(all) + 1', 'p(target) + 1', 'w = x if r = actor'],
);
const late = fc.oneof({ weight: 9, arbitrary: quiet }, { weight: 1, arbitrary: fc.constant('raise second if n >= 2') });
const early = fc.oneof({ weight: 9, arbitrary: late }, { weight: 1, arbitrary: fc.constant('raise first') });
const ofMove = fc.oneof({ weight: 9, arbitrary: early }, { weight: 1, arbitrary: fc.constant('n - goldstein / 5') });

type Effects = fc.Arbitrary<string>;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** A block without the keys that have no value. */
const block = (parts: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .record(parts)
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as never);

const transition = (targets: readonly string[], effects: Effects) =>
  block({
    if: maybe(guards),
    to: maybe(fc.constantFrom(...targets)),
    again: maybe(fc.boolean()),
    do: maybe(fc.array(effects, { maxLength: 3 })),
  });
const transitions = (targets: readonly string[], effects: Effects) =>
  fc.oneof(transition(targets, effects), fc.array(transition(targets, effects), { minLength: 1, maxLength: 3 }));
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

function state(targets: readonly string[]) {
  const on = block({
    m0: maybe(transitions(targets, ofMove)),
    m1: maybe(transitions(targets, ofMove)),
    m2: maybe(transitions(targets, ofMove)),
    first: maybe(transitions(targets, late)),
    second: maybe(transitions(targets, quiet)),
  });
  return block({
    on,
    after: maybe(block({ d0: maybe(transitions(targets, early)), d1: maybe(transitions(targets, early)) })),
    always: seldom(block({ if: guards, to: fc.constantFrom(...targets), do: maybe(fc.array(quiet, { maxLength: 2 })) })),
    enter: maybe(fc.array(quiet, { maxLength: 2 })),
    leave: maybe(fc.array(quiet, { maxLength: 2 })),
  });
}

/** Model files of any kind: nested states, regions that read each other, signals, deadlines, sets, roles with targets. */
export const modelFiles: fc.Arbitrary<ModelFile> = fc
  .record({
    course: fc.tuple(...Array.from({ length: 8 }, () => state(NESTED))),
    other: fc.tuple(...Array.from({ length: 3 }, () => state(FLAT))),
    final: fc.boolean(),
    every: fc.boolean(),
  })
  .map(({ course, other, final, every }) => {
    const [s0, s1, inside, a, b, deep, x, y] = course as object[];
    const inner = { ...inside, states: { a, b, deep: { ...deep, start: 'y', states: { x, y } } } };
    const [o0, o1, o2] = other as object[];
    return {
      id: 'random',
      title: 'Random',
      roles: { a: { kind: 'side', rival: 'b' }, b: { kind: 'side', rival: 'a' }, c: { kind: 'other' } },
      measure: 'n',
      variables: {
        n: { from: 0, to: 3 },
        w: { values: ['x', 'y'] },
        r: { role: 'side' },
        g: { roles: 'side' },
        p: { each: 'side', from: 0, to: 1 },
      },
      conditions: { inner: 'n >= 1 and r != none' },
      moves: {
        m0: { title: 'One', by: 'side', cameo: '190' },
        m1: { title: 'Two', by: ['side', 'c'], target: 'side', cameo: '030' },
        m2: { title: 'Three', by: 'c' },
      },
      ...(every && { 'every-move': 'n - goldstein / 5' }),
      deadlines: { d0: { hours: 1 }, d1: { hours: 2 } },
      signals: ['first', 'second'],
      regions: {
        course: { states: { s0, s1, s2: final ? { final: true } : { on: { m0: 's0' } }, in: inner } },
        other: { states: { s0: o0, s1: o1, s2: o2 } },
      },
      outcomes: { s2: 'good' },
    } as unknown as ModelFile;
  });

/** Models that can be played: those that could go round for ever are refused, and left out here. */
export const models: fc.Arbitrary<Model> = modelFiles
  .map((file) => {
    let refused = false;
    const model = compileModel(file, {}, {}, ({ warning }) => {
      if (!warning) refused = true;
    });
    return refused ? undefined : model;
  })
  .filter((model) => model !== undefined);
