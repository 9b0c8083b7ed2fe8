import fc from 'fast-check';
import { loadModel, type Model, type ModelFile } from '../../src/model/index.js';

const ROLES = {
  ann: { kind: 'side', rival: 'bob' },
  bob: { kind: 'side', rival: 'ann' },
  eve: { kind: 'other' },
};
const MOVES = {
  push: { title: 'Push', cameo: '195', by: 'side' },
  pull: { title: 'Pull', cameo: '057', by: ['side', 'other'] },
  blame: { title: 'Blame', by: 'other', target: 'side' },
  nod: { title: 'Nod', by: 'side', hours: 0, 'every-move': false as const },
};
const VARIABLES = {
  heat: { from: 0, to: 4, start: 1 },
  nerve: { each: 'side', from: 0, to: 2 },
  first: { role: 'side' },
  mood: { values: ['calm', 'tense', 'wild'] },
  bound: { roles: 'side' },
};
/** States by region, those within others by their paths; the first region raises signals, the second answers them. */
const LEAVES = { one: ['low.left', 'low.right', 'mid', 'top'], two: ['idle', 'busy', 'done'] };
const TARGETS = { one: ['low', 'left', 'right', 'mid', 'top'], two: ['idle', 'busy', 'done'] };

const op = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const equals = fc.constantFrom('=', '!=', 'is');
/** Conditions that hold or not whoever acts. */
const impersonal = fc
  .oneof(
    fc.tuple(fc.constantFrom('heat', 'annNerve', 'bobNerve', 'nerve(ann)', 'nerve(all)', 'nerve(any)'), op, fc.nat(3)),
    fc.tuple(fc.constant('mood'), equals, fc.constantFrom(...VARIABLES.mood.values)),
    fc.tuple(fc.constant('first'), equals, fc.constantFrom('none', 'ann', 'bob')),
    fc.constant(['first = none or ann']),
    fc.tuple(fc.constant('bound'), fc.constantFrom('has', '='), fc.constantFrom('ann', 'bob')),
    fc.tuple(fc.constant('one'), equals, fc.constantFrom('low', 'left', 'mid')),
    fc.tuple(fc.constantFrom(...TARGETS.one, ...TARGETS.two, 'angry')),
  )
  .map((words) => words.join(' '));
/** Conditions that hang on whoever acts. */
const personal = fc
  .oneof(
    fc.tuple(fc.constantFrom('nerve(actor)', 'nerve(rival)', 'nerve(target)'), op, fc.nat(2)),
    fc.tuple(fc.constantFrom('first'), equals, fc.constantFrom('actor', 'rival', 'target')),
    fc.constantFrom(['first = none or actor'], ['bound = both']),
    fc.tuple(fc.constant('bound has'), fc.constantFrom('actor', 'rival', 'target')),
    fc.tuple(fc.constant('actor'), equals, fc.constantFrom('ann', 'eve')),
    fc.constant(['first in (none, rival)']),
    fc.constant(['mine']),
  )
  .map((words) => words.join(' '));

/** Several conditions, joined and turned. */
const joined = (atom: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: atom },
    fc.tuple(atom, fc.constantFrom('and', 'or', 'and not', 'or not'), atom).map((words) => words.join(' ')),
    fc.tuple(atom, atom, atom).map(([a, b, c]) => `not (${a} or ${b}) and ${c}`),
  );
/** An expression of the language, of the models here. */
export const conditions = joined(fc.oneof(impersonal, personal));

const change = fc.oneof(
  fc.constantFrom('heat + 1', 'heat - 2', 'heat = 2', 'heat + 1 if first != none', 'heat - 1 unless mood = wild'),
  fc
    .tuple(
      fc.constantFrom('nerve(actor)', 'nerve(rival)', 'nerve(target)', 'nerve(all)', 'nerve(bob)'),
      fc.integer({ min: -2, max: 2 }),
    )
    .map(([of, by]) => `${of} ${by < 0 ? '-' : '+'} ${Math.abs(by)}`),
  fc.constantFrom('first = actor unless set', 'first = rival', 'first = none', 'first = target'),
  fc.constantFrom('mood = calm', 'mood = tense', 'mood = wild if heat >= 2'),
  fc.constantFrom(
    'bound + actor',
    'bound - rival',
    'bound + target',
    'bound = both',
    'bound = none if nerve(actor) >= 1',
  ),
  fc.constantFrom('warms'),
);
const loud = fc.oneof(
  { weight: 3, arbitrary: change },
  fc.constantFrom('raise bell', 'raise horn', 'raise horn if heat >= 1'),
);

type Region = keyof typeof TARGETS;
const effects = (region: Region) => fc.array(region === 'one' ? loud : change, { maxLength: 3 });

const transition = (region: Region) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record(
        { if: conditions, to: fc.constantFrom(...TARGETS[region]), again: fc.boolean(), do: effects(region) },
        { requiredKeys: [] },
      ),
    },
    fc.constantFrom(...TARGETS[region]),
    fc.constant(null),
  );
const guarded = (region: Region) =>
  fc.record({ if: conditions, to: fc.constantFrom(...TARGETS[region]), do: effects(region) }, { requiredKeys: ['if'] });
const several = (region: Region) =>
  fc.oneof({ weight: 3, arbitrary: transition(region) }, fc.array(guarded(region), { minLength: 1, maxLength: 2 }));

function states(region: Region, settled: boolean): fc.Arbitrary<ModelFile['regions'][string]> {
  const hears = region === 'two' ? ['bell', 'horn'] : [];
  const state = (onwards: string | undefined) =>
    fc.record(
      {
        on: fc.dictionary(fc.constantFrom(...Object.keys(MOVES), ...hears), several(region), { maxKeys: 5 }),
        after: fc.dictionary(fc.constantFrom('soon', 'late'), transition(region), { maxKeys: 2 }),
        enter: effects(region),
        leave: effects(region),
        // Only onwards, so that what happens always does not go round for ever.
        ...(onwards !== undefined && {
          always: fc.record({ if: settled ? joined(impersonal) : conditions, to: fc.constant(onwards) }),
        }),
      },
      { requiredKeys: ['on'] },
    );
  const last = fc.oneof({ weight: 2, arbitrary: state(undefined) }, fc.constant({ final: true as const }));
  const made =
    region === 'two'
      ? fc.record({ idle: state('busy'), busy: state('done'), done: last })
      : fc
          .record({ low: state('mid'), left: state('right'), right: state(undefined), mid: state('top'), top: last })
          .map(({ low, left, right, ...rest }) => ({ low: { ...low, states: { left, right } }, ...rest }));
  return fc.record({
    states: made,
    start: fc.constantFrom(...Object.keys(region === 'one' ? { low: 0, mid: 0 } : { idle: 0, busy: 0 })),
  }) as never;
}

/**
 * Files of small models with everything that a model can have: states within states, conditions that read regions,
 * signals, deadlines, targets, sets of roles, numbers that fade.
 *
 * @param settled whether what happens always hangs on nobody, so that a move which nothing answers changes nothing
 */
export const modelFiles = (settled = false): fc.Arbitrary<ModelFile> =>
  fc.record({ one: states('one', settled), two: states('two', settled), fades: fc.boolean(), every: fc.boolean() }).map(
    ({ one, two, fades, every }): ModelFile => ({
      id: 'random',
      title: 'Random',
      roles: ROLES,
      measure: 'heat',
      pressure: 'nerve',
      variables: VARIABLES,
      conditions: { angry: 'heat >= 2', mine: { if: 'first in (none, actor) or angry', needs: 'nobody but {actor}' } },
      effects: { warms: ['heat + 1', 'nerve(all) + 1'] },
      moves: MOVES,
      ...(every && { 'every-move': 'heat - goldstein / 5' }),
      deadlines: { soon: { hours: 24 }, late: { hours: 72 } },
      ...(fades && { fades: { heat: { by: 1, hours: 30 }, nerve: { by: 1, hours: 40 } } }),
      signals: ['bell', 'horn'],
      regions: { one, two },
      outcomes: { top: 'good', 'low.right': 'bad' },
    }),
  );

/** A model of a file that must be right. JSON is YAML, so the loader reads it as any other. */
export function loaded(file: unknown): Model {
  const { model, problems } = loadModel({ file: 'random.yaml', content: JSON.stringify(file) });
  if (!model) throw new Error(JSON.stringify([problems.filter(({ severity }) => severity === 'error'), file], null, 1));
  return model;
}

/** Leaves of the models here, by region. */
export { LEAVES };
