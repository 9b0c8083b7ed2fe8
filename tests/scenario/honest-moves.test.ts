import { describe, expect, test } from 'vitest';
import { isError, loadScenario } from '../../src/scenario/index.js';

/** Moves of a crisis on the wide machine, told in order: `by move`, with the target where there is one. */
function refusals(begins: string, ...moves: string[]): string[] {
  const steps = moves.map((move, index) => {
    const [by, name] = move.split(' ');
    return `  - { id: s${index}, by: ${by}, move: ${name}, title: T, sources: [own] }`;
  });
  const content = `id: honest
title: Honest
summary: Moves that crises had, one after the other.
model: interstate-crisis
actors: { initiator: { name: Aland }, responder: { name: Bland }, thirdParty: { name: The others } }
start: 2030-01-01
begins: { ${begins} }
sources: [{ id: own, title: Own }]
steps:
${steps.join('\n')}
`;
  return loadScenario({ file: 'honest.yaml', content })
    .problems.filter(isError)
    .map(({ message }) => message);
}

describe('what real crises had is not refused', () => {
  test.each([
    [
      'both accept a mediator',
      'tension: 3',
      ['thirdParty offerMediation', 'initiator acceptMediation', 'responder acceptMediation'],
    ],
    ['a second mediator comes forward', 'tension: 3', ['thirdParty mediate', 'thirdParty offerMediation']],
    ['a mediator is turned down whom nobody has seen', 'tension: 3', ['initiator refuseMediation']],
    ['an offer is turned down that nobody has seen', 'tension: 3', ['initiator refuseOffer']],
    [
      'talks are left that the shooting has ended',
      'phase: dialogue',
      ['initiator battle', 'responder strike', 'responder haltTalks'],
    ],
    [
      'an ambassador is barred who was called home before',
      'tension: 3',
      ['initiator recallAmbassador', 'responder expelAmbassador'],
    ],
    [
      'sovereignty is affirmed again',
      'phase: dialogue',
      ['initiator affirmSovereignty', 'initiator affirmSovereignty'],
    ],
    [
      'ties are restored out of a lasting standoff without blood',
      'phase: frozen, tension: 5',
      ['initiator restoreTies'],
    ],
  ])('%s', (_, begins, moves) => {
    expect(refusals(begins, ...moves)).toEqual([]);
  });

  test('where there was blood, tension must be lower for ties to be restored', () => {
    expect(
      refusals('phase: frozen, tension: 5', 'initiator limitedStrike', 'initiator ceasefire', 'initiator restoreTies'),
    ).toEqual([expect.stringMatching(/tension is \d+, needs at most 3, or 5 where nobody has used force/)]);
  });
});
