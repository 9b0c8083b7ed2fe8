import { describe, expect, test } from 'vitest';
import { placesOn, signs } from '../../scripts/signs.js';
import { policyOf } from '../../src/explore/policy/builtin.js';
import type { Policy } from '../../src/explore/policy/schema.js';
import { modelOf, type Scenario } from '../../src/scenario/index.js';
import { published, scenario } from '../helpers/scenarios.js';
import { builtGraph } from './helpers.js';

const crises = [
  'iran-pakistan-2024',
  'india-pakistan-2025',
  'doklam-2017',
  'two-koreas-2015',
  'andes-2008',
  'cenepa-1995',
].map((id) => scenario(published(id)));
const model = modelOf(crises[0] as Scenario);
const graph = builtGraph(model);
const places = placesOn(graph, crises);
const under = (id: string) => signs(graph, policyOf(model, id) as Policy, places, 'openConflict');

/** Moves that may have another sign, each argued in docs/explore.md, by how many percentage points at most. */
const ARGUED: Record<string, number> = {
  proposeTerms: 0.2,
  offerTalks: 0.6,
  offerCeasefire: 0.6,
  proposeJointInvestigation: 0.6,
  phoneCall: 0.35,
  negotiate: 0.3,
  mediate: 0.3,
  acceptOffer: 0.2,
  partialAccord: 0.15,
  ceasefire: 0.15,
};

describe('the odds teach nobody the opposite, wherever real crises stood', () => {
  const found = Object.fromEntries(['dove', 'domestic-pressure', 'hawk'].map((id) => [id, under(id)]));

  test.each(Object.entries(found))(
    'what hurts makes war no less likely, what soothes no likelier: %s',
    (_, { wrong }) => {
      const unargued = wrong.filter(({ move, points }) => points > (ARGUED[move] ?? 0.03));
      expect(unargued).toEqual([]);
    },
  );

  test('a milder policy makes war no likelier anywhere', () => {
    expect(places.length).toBeGreaterThan(100);
    const [dove, pressed, hawk] = Object.values(found).map(({ chances }) => chances) as [number[], number[], number[]];
    expect(pressed.filter((chance, place) => chance < (dove[place] as number))).toEqual([]);
    expect(hawk.filter((chance, place) => chance < (pressed[place] as number))).toEqual([]);
  });
});
