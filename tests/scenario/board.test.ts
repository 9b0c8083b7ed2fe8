import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wayUntil } from '../../src/explore/index.js';
import { boardOf, offersAt, placedProblems } from '../../src/scenario/board/index.js';
import { loadScenario, type OutlineBranch, outlineOf, type SourceText } from '../../src/scenario/index.js';
import { fileOf, root, scenario, smallText } from '../helpers/scenarios.js';

const textOf = (id: string) => readFileSync(join(root, 'scenarios', `${id}.yaml`), 'utf8');
const find = (id: string): SourceText | undefined => fileOf(id);

function statesOf(branch: OutlineBranch): [string, string, number | undefined][] {
  return branch.steps.flatMap(({ step, phase, tension, instead }) => [
    [step.id, phase, tension] as [string, string, number | undefined],
    ...instead.flatMap(statesOf),
  ]);
}

describe('a board', () => {
  test.each(['iran-pakistan-2024', 'pakistan-does-not-strike-back', 'cuba-1962', 'two-countries'])(
    'says of every step of %s where it leads, as the loaded scenario does',
    (id) => {
      const text = textOf(id);
      const outline = outlineOf(scenario(loadScenario({ file: `${id}.yaml`, content: text }, find)));
      const board = boardOf(text, find);
      const shown = [...board.cards.values()].map(({ id: step, state, measure }) => [step, state, measure]);
      expect(shown.sort()).toEqual(statesOf(outline as OutlineBranch).sort());
      // No two cards lie on each other.
      const places = [...board.cards.values()].map(({ lane, column }) => `${board.lanes[lane]?.row} ${column}`);
      expect(new Set(places).size).toBe(places.length);
    },
  );

  test('shows the rest of a text that is broken in one place, and what no longer fits', () => {
    const text = textOf('iran-pakistan-2024').replace('    move: strike\n', '    move strike\n');
    const board = boardOf(text, find);
    expect(board.cards.size).toBe(boardOf(textOf('iran-pakistan-2024'), find).cards.size);
    const broken = [...board.cards.values()].find(({ id }) => id === 'iran-strikes');
    expect(broken?.slips).toHaveLength(1);
    expect(broken?.title).toBe('Iran strikes places in Pakistan');
    const refused = [...board.cards.values()].find(({ refused }) => refused);
    expect(refused).toBeDefined();
  });

  test('puts every problem on the card and the field that it is about', () => {
    const text = smallText(`  - id: talk
    at: 3 February 2024
    by: initator
    move: condemn
    title: A word
    instead:
      - { id: other, by: responder, move: condmen, title: Other, why: Hm, weight: 0.2 }
`).replace('title: Small', 'titel: Small');
    const { problems } = loadScenario({ file: 'small.yaml', content: text });
    const placed = placedProblems(boardOf(text, find), problems);
    const shown = [...placed].flatMap(([key, list]) =>
      list.map(({ field, problem }) => `${key} ${field} ${problem.code}`),
    );
    expect(shown).toEqual(
      expect.arrayContaining([
        'steps/2 at date',
        'steps/2 by value',
        'steps/2/instead/0 move unknown-move',
        ' titel unknown-key',
      ]),
    );
  });

  test('offers what the machine accepts at a place, and the shortest way to what it does not', () => {
    const board = boardOf(smallText(), find);
    const strikes = [...board.cards.values()].find(({ id }) => id === 'hit');
    if (!board.ground || !strikes?.after) throw new Error('there is a place after the strike');
    const offers = offersAt(board.ground, strikes.after);
    expect(offers.enabled.length).toBeGreaterThan(5);
    const call = offers.blocked.find(({ move, by }) => move === 'phoneCall' && by === 'responder');
    if (!call) throw new Error('a call is blocked after the strike');
    const way = wayUntil(offers.position, { type: call.move, by: call.by });
    expect(way?.length).toBeGreaterThan(0);
    expect(wayUntil(offers.position, offers.enabled[0]?.event ?? { type: '', by: '' })).toEqual([]);
  });
});
