import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Condition,
  ExpressionError,
  type Names,
  parseCondition,
  parseEffect,
  prepare,
  printCondition,
  readsOf,
} from '../../src/model/index.js';
import { conditions, loaded, modelFiles } from '../helpers/model-files.js';
import { BILATERAL } from '../helpers/scenarios.js';

const { names, world } = BILATERAL;
const read = (text: string, among: Names = names): Condition => parseCondition(text, among);
const [file] = fc.sample(modelFiles(), 1);
const random = loaded(file);

/** What is wrong, as `column message hint`. */
function slip(text: string, among: Names = names): string {
  try {
    parseCondition(text, among);
  } catch (error) {
    if (error instanceof ExpressionError) return `${error.from + 1} ${error.message} ${error.hint}`;
    throw error;
  }
  return 'understood';
}

describe('what is printed', () => {
  test('is read again as the same condition', () => {
    fc.assert(
      fc.property(conditions, (text) => {
        const condition = read(text, random.names);
        const printed = printCondition(condition);
        expect(read(printed, random.names), printed).toEqual(condition);
      }),
      { numRuns: 1_500 },
    );
  });

  test('is so for every condition of a model that comes with Offramp', () => {
    const guards = BILATERAL.regions
      .flatMap(({ states }) => [...states.values()])
      .flatMap(({ on, after, always }) => [...[...on.values()].flat(), ...[...after.values()].flat(), ...always])
      .flatMap(({ guard }) => guard ?? []);
    expect(guards.length).toBeGreaterThan(30);
    for (const guard of guards) expect(read(printCondition(guard))).toEqual(guard);
  });

  test.each([
    ['tension>=3 and PRESSURE(Actor) ≥ 1', 'tension ≥ 3 and pressure(actor) ≥ 1'],
    ['initiatedBy is none or actor', 'initiatedBy in (none, actor)'],
    ['initiatedBy in (none or actor)', 'initiatedBy in (none, actor)'],
    ['not not strike', 'phase = strike'],
    ['not (strike or recalled) and tension != 4', 'not (phase = strike or diplomacy = recalled) and tension ≠ 4'],
    ['pressure(all) <= 1', 'initiatorPressure ≤ 1 and responderPressure ≤ 1'],
    ['pressure(any) = 2', 'initiatorPressure = 2 or responderPressure = 2'],
    ['assurances has rival', 'assurances has rival'],
    ['forceUnanswered', 'forceUnanswered'],
  ])('is short and plain: %s', (text, printed) => {
    expect(printCondition(read(text))).toBe(printed);
  });

  test('says of everybody, and of a state that holds others, what was said so', () => {
    const shown = (text: string) => printCondition(read(text), undefined, names.readable);
    expect(shown('pressure(all) >= 1 and tension >= 3')).toBe('pressure(all) ≥ 1 and tension ≥ 3');
    expect(shown('pressure(any) = 2 or strike')).toBe('pressure(any) = 2 or phase = strike');
    expect(shown('pressure(initiator) >= 1 and pressure(responder) >= 2')).toBe(
      'initiatorPressure ≥ 1 and responderPressure ≥ 2',
    );
  });

  test('tells conditions with names by their titles where it is given them', () => {
    const titled = (name: string) => BILATERAL.conditions.get(name)?.title;
    expect(printCondition(read('bothAssured and tension <= 3'), titled)).toBe(
      'both affirmed sovereignty and tension ≤ 3',
    );
  });
});

describe('what is read', () => {
  const compare = (of: string, value: string | number, op = '='): Condition =>
    ({ type: 'compare', params: { of, op, value } }) as Condition;

  test.each([
    ['a name of two words', 'Open conflict', compare('phase', 'openConflict')],
    ['capitals', 'OPENCONFLICT', compare('phase', 'openConflict')],
    ['a value of two words', 'phase = Open Conflict', compare('phase', 'openConflict')],
    ['a bare state of another region', 'recalled', compare('diplomacy', 'recalled')],
    ['is', 'Phase IS restored', compare('phase', 'restored')],
    ['the variable of a role', 'pressure(initiator) >= 1', compare('initiatorPressure', 1, '>=')],
    ['its own name', 'initiatorPressure >= 1', compare('initiatorPressure', 1, '>=')],
    ['who acts', 'actor = initiator', compare('actor', 'initiator')],
    ['both', 'assurances = both', compare('assurances', 'both')],
    ['all of two', 'assurances = all', compare('assurances', 'both')],
  ])('%s: %s', (_, text, condition) => {
    expect(read(text)).toEqual(condition);
  });

  test('“= none or actor” is one comparison, and “or” another condition where it must be', () => {
    const among: Condition = { type: 'among', params: { of: 'initiatedBy', values: ['none', 'actor'] } };
    expect(read('initiatedBy = none or actor')).toEqual(among);
    expect(read('initiatedBy = none or actor and tension > 3')).toEqual({
      type: 'all',
      params: { guards: [among, compare('tension', 3, '>')] },
    });
    // Here the word begins a condition of its own.
    expect(read('initiatedBy = none or actor = initiator')).toMatchObject({ type: 'any' });
    expect(read('initiatedBy = none or respondedBy = none')).toMatchObject({ type: 'any' });
    expect(read('phase = strike or retaliation')).toEqual({
      type: 'among',
      params: { of: 'phase', values: ['strike', 'retaliation'] },
    });
    expect(read('phase = strike or recalled')).toMatchObject({ type: 'any' });
  });

  test('who may stand first, or be said to be in a set', () => {
    expect(read('actor = initiatedBy')).toEqual(read('initiatedBy = actor'));
    expect(read('not initiator != initiatedBy')).toEqual(read('not initiatedBy != initiator'));
    expect(read('rival in assurances')).toEqual(read('assurances has rival'));
  });

  test('“and” binds more than “or”, “not” more than both, and brackets most', () => {
    const [a, b, c] = [compare('phase', 'strike'), compare('diplomacy', 'broken'), compare('tension', 3, '>')];
    const any = (...guards: Condition[]): Condition => ({ type: 'any', params: { guards } });
    const all = (...guards: Condition[]): Condition => ({ type: 'all', params: { guards } });
    const not = (guard: Condition): Condition => ({ type: 'not', params: { guard } });
    expect(read('strike or broken and tension > 3')).toEqual(any(a, all(b, c)));
    expect(read('(strike or broken) and tension > 3')).toEqual(all(any(a, b), c));
    expect(read('not strike and broken')).toEqual(all(not(a), b));
    expect(read('not (strike and broken)')).toEqual(not(all(a, b)));
  });

  test('a state that holds others is any of those, and one of them is called by its name or its path', () => {
    const low = { type: 'among', params: { of: 'one', values: ['low.left', 'low.right'] } };
    for (const text of ['low', 'one = low', 'one in (low)']) expect(read(text, random.names), text).toEqual(low);
    expect(read('one != low', random.names)).toEqual({ type: 'not', params: { guard: low } });
    for (const text of ['left', 'low.left', 'one = left', 'one is Low.Left'])
      expect(read(text, random.names), text).toEqual(compare('one', 'low.left'));
  });

  test('a condition with a name is what is behind it, for whoever acts', () => {
    const condition = read('nobodyElseBegan');
    const holds = prepare(world, condition);
    expect(condition.type).toBe('named');
    expect(readsOf(world, condition)).toEqual(['initiatedBy']);
    expect(holds({ initiatedBy: 'initiator' }, { by: 'initiator' })).toBe(true);
    expect(holds({ initiatedBy: 'initiator' }, { by: 'responder' })).toBe(false);
  });

  test('nobody has the lowest of what roles have each', () => {
    const values = { initiatorPressure: 2, responderPressure: 1 };
    const holds = (text: string, by?: string, target?: string) =>
      prepare(world, read(text))(values, { by, ...(target !== undefined && { target }) });
    expect(holds('pressure(actor) = 2', 'initiator')).toBe(true);
    expect(holds('pressure(rival) = 1', 'initiator')).toBe(true);
    expect(holds('pressure(actor) = 0', 'thirdParty')).toBe(true);
    expect(holds('pressure(rival) = 0', 'militants')).toBe(true);
    expect(holds('pressure(target) = 2', 'militants', 'initiator')).toBe(true);
    expect(holds('pressure(actor) = 0')).toBe(true);
    expect(holds('actor = none')).toBe(true);
  });
});

describe('what is not understood', () => {
  test.each([
    ['tensoin > 3', '1 tensoin cannot be compared. Did you mean tension?'],
    ['strike and tensoin > 3', '12 tensoin cannot be compared. Did you mean tension?'],
    ['opnConflict', '1 opnConflict is no state and no condition. Did you mean openConflict?'],
    ['tension > high', '11 tension is compared with a whole number, not with high. It goes from 0 to 10.'],
    ['tension', '1 tension is a number: compare it. For instance tension >= 1.'],
    ['phase < strike', '7 phase is no number: compare it with = or !=. Write phase = … or phase != ….'],
    ['phase = strik', '9 phase is never strik. Did you mean strike?'],
    [
      'pressure >= 1',
      '1 Whose pressure is not said. Write pressure(…) with one of initiator, responder, all, any, actor, rival, target.',
    ],
    [
      'pressure(militants) >= 1',
      '10 militants has no pressure. Possible: initiator, responder, all, any, actor, rival, target.',
    ],
    ['tension(actor) > 1', /^\d+ tension .*one for all/],
    ['tension has actor', /^\d+ tension is no set of roles/],
    ['assurances has militants', /^16 assurances never has militants\./],
    ['(strike or broken', '1 A bracket is not closed. Write ) where it ends.'],
    ['phase in strike', '10 After “in” comes a list in brackets. Write phase in (…, …).'],
    ['strike broken', /^8 “broken” is not understood after: strike/],
    ['strike and', /^11 Something is missing after: strike and/],
    ['', /^1 Something is missing after: the beginning/],
    ['1 > 0', /^1 1 cannot be compared/],
    ['__proto__', /^1 __proto__ is no state/],
    ['constructor = 1', /^1 constructor cannot be compared/],
    ['pressure(constructor) = 1', /^10 constructor has no pressure/],
  ])('is told at its column: %s', (text, says) => {
    if (typeof says === 'string') expect(slip(text)).toBe(says);
    else expect(slip(text)).toMatch(says);
  });

  test('nobody is the actor where nobody acts', () => {
    const nobody = { ...names, relatives: [] };
    expect(slip('actor = initiator', nobody)).toMatch(/^1 Nobody is the actor here\. Name a role: initiator/);
    expect(slip('pressure(rival) > 0', nobody)).toMatch(/^10 /);
    expect(slip('initiatedBy = actor', nobody)).toMatch(/^15 initiatedBy is never actor/);
  });

  test('and what is too long or too deep is refused', () => {
    expect(slip(`${'('.repeat(100)}strike`)).toContain('nests too deeply');
    expect(slip('x'.repeat(3_000))).toContain('at most 2000 characters');
    expect(slip(`${'not '.repeat(400)}strike`)).toBe('understood');
  });

  test('nothing that is written is more than a slip', () => {
    const words = fc.array(
      fc.constantFrom(
        ...[
          'tension',
          'pressure',
          '(',
          ')',
          'actor',
          'rival',
          '=',
          '!=',
          '>=',
          'and',
          'or',
          'not',
          'in',
          'has',
          'none',
          'all',
        ],
        ...[
          'strike',
          'Open',
          'conflict',
          '3',
          '-',
          ',',
          'is',
          'assurances',
          'forceUnanswered',
          'if',
          'unless',
          '__proto__',
        ],
      ),
      { maxLength: 12 },
    );
    const texts = fc.oneof(
      words.map((list) => list.join(' ')),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const said = slip(text);
        if (said !== 'understood') expect(said).toMatch(/^[1-9]\d* .{5}/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an effect', () => {
  const said = (text: string): string => {
    try {
      return JSON.stringify(parseEffect(text, names));
    } catch (error) {
      if (error instanceof ExpressionError) return `${error.from + 1} ${error.message}`;
      throw error;
    }
  };

  test.each([
    ['tension + 1', [{ type: 'shift', params: { of: 'tension', by: 1 } }]],
    ['pressure(rival) - 2', [{ type: 'shift', params: { of: 'pressure', who: 'rival', by: -2 } }]],
    [
      'pressure(all) + 1',
      ['initiatorPressure', 'responderPressure'].map((of) => ({ type: 'shift', params: { of, by: 1 } })),
    ],
    ['assurances + actor', [{ type: 'include', params: { of: 'assurances', role: 'actor' } }]],
    ['assurances = none', [{ type: 'set', params: { of: 'assurances', to: 'none' } }]],
    ['raise talksBegin', [{ type: 'raise', params: { signal: 'talksBegin' } }]],
    [
      'initiatedBy = actor unless set',
      [{ type: 'set', params: { of: 'initiatedBy', to: 'actor', if: read('initiatedBy = none') } }],
    ],
    ['exchanges = 3 if strike', [{ type: 'set', params: { of: 'exchanges', to: 3, if: read('strike') } }]],
    ['recordForce', [{ type: 'use', params: { name: 'recordForce' } }]],
    ['tension - goldstein / 5', [{ type: 'scaled', params: { of: 'tension', times: -1, by: 5 } }]],
  ])('is read: %s', (text, effects) => {
    expect(parseEffect(text, names)).toEqual(effects);
  });

  test.each([
    ['', '1 The effect is empty.'],
    ['tensoin + 1', '1 There is no variable tensoin.'],
    ['phase = strike', '1 phase is a region: only transitions change its state.'],
    ['tension = 11', '11 tension is never 11.'],
    ['tension + a lot', '11 tension rises or falls by a whole number, not by a.'],
    ['initiatedBy + 1', '13 initiatedBy is no number, so it can only be set.'],
    ['initiatedBy = militants', '15 initiatedBy is never militants.'],
    ['raise talksBegn', '7 There is no signal talksBegn.'],
    ['tension - goldstein / 0', /^\d+ Nothing is divided by 0/],
    ['tension + 1 unless set', '20 “unless set” belongs to a role or a word that is set.'],
    ['tension + 1 + 1', '13 “+” is not understood after: tension + 1'],
  ])('is refused at its column: %s', (text, says) => {
    if (typeof says === 'string') expect(said(text)).toBe(says);
    else expect(said(text)).toMatch(says);
  });
});
