import { describe, expect, test } from 'vitest';
import { accepts, forced, type Position, send, shippedModel, startPosition } from '../../src/model/index.js';
import { Session } from '../../src/play/index.js';
import { isError, loadScenario } from '../../src/scenario/index.js';
import { BILATERAL, HEAD_LINES, small, smallText } from '../helpers/scenarios.js';

/** Lines of a small file's steps, each a move by an actor and more keys; the strike before them is line 2. */
function steps(...list: string[]): string {
  return list.map((step, index) => `  - { id: s${index}, title: T, sources: [own], ${step} }\n`).join('');
}

function errors(text: string): string[] {
  const { problems } = loadScenario({ file: 'small.yaml', content: text });
  return problems.filter(isError).map(({ line, message }) => `${line - HEAD_LINES - 3}: ${message}`);
}

describe('the reason for a refusal', () => {
  test('is in words of the scenario, and the same for a file and for a run', () => {
    const refused = steps('by: responder, move: phoneCall');
    const why = 'public pressure on Bland is 2, needs at most 1';
    expect(errors(smallText(refused))).toEqual([
      `1: The machine refuses phoneCall by responder in the phase strike: ${why}.`,
    ]);
    const session = new Session(small());
    session.next();
    session.next();
    expect(() => session.take({ type: 'phoneCall', by: 'responder' })).toThrow(
      `Telephone call is not possible here: ${why}.`,
    );
  });

  test('names the region that does not know the move, and when there is one', () => {
    expect(
      errors(smallText(steps('by: initiator, move: recallAmbassador', 'by: responder, move: recallAmbassador'))),
    ).toEqual([
      '2: The machine refuses recallAmbassador by responder: there is no such move while an ambassador is recalled, only while the ambassadors are in place.',
    ]);
    expect(errors(smallText(steps('by: thirdParty, move: mediate')))).toEqual([
      '1: The machine refuses mediate by thirdParty: there is no such move while no mediation is on the table, only once mediation is accepted.',
    ]);
  });

  test('never offers the word that was written', () => {
    for (const { type, by, target } of BILATERAL.moveEvents) {
      const aimed = target ? `, target: ${target}` : '';
      const text = smallText(steps(`by: ${by}, move: ${type}${aimed}`));
      for (const { hint } of loadScenario({ file: 'small.yaml', content: text }).problems)
        expect(hint).not.toContain(`Did you mean ${type}?`);
    }
  });
});

describe('what is possible instead', () => {
  const hintOf = (refused: string, model = 'interstate-crisis') => {
    const content = smallText(steps(refused)).replace('model: bilateral-crisis', `model: ${model}`);
    const { problems } = loadScenario({ file: 'small.yaml', content });
    return problems.find(({ message }) => message.includes('refuses'))?.hint ?? '';
  };
  const named = (hint: string) => /: (.*?)(?: and \d+ more|\.$)/.exec(hint)?.[1]?.split(', ') ?? [];

  test('is told as far as it is near: the family of the move, and what leads to it, the rest as a number', () => {
    const hint = hintOf('by: responder, move: restoreTies');
    expect(hint).toMatch(
      /^Possible there for responder: .* and \d\d more; without this step, m in `offramp play` shows them all\.$/,
    );
    const moves = named(hint);
    expect(moves).toHaveLength(8);
    const { class: family } = shippedModel('interstate-crisis')?.moves.get('restoreTies') ?? {};
    const families = moves.map((move) => shippedModel('interstate-crisis')?.moves.get(move)?.class);
    expect(families.slice(0, 5)).toEqual(Array(5).fill(family));
    // Ties can be restored in dialogue, and talks lead there.
    expect(moves).toContain('negotiate');
  });

  test('is told whole where it is little', () => {
    expect(hintOf('by: thirdParty, move: mediate', 'bilateral-crisis')).toMatch(
      /^Possible there for thirdParty: [^0-9]+\.$/,
    );
  });
});

describe('after a step that is refused', () => {
  test('all that is wrong either way is told at once, and what may follow is marked', () => {
    const list = steps(
      'by: responder, move: phoneCall', // refused: pressure
      'by: responder, move: restoreTies', // only in talks, and refused there too
      'by: initiator, move: affirmSovereignty', // possible had the call been
      'by: thirdParty, move: mediate', // refused whatever came before
      'by: responder, move: protest', // not after restored ties
    );
    expect(errors(smallText(list))).toEqual([
      '1: The machine refuses phoneCall by responder in the phase strike: public pressure on Bland is 2, needs at most 1.',
      expect.stringMatching(/^2: The machine refuses restoreTies .*, only in dialogue\.$/),
      expect.stringMatching(
        /^3: .*affirmSovereignty .*, only in dialogue\. It may follow from the refusal at line 15\.$/,
      ),
      expect.stringMatching(/^4: .*mediate .*, only once mediation is accepted\.$/),
      expect.stringMatching(
        /^5: .*protest .* once ties are restored, .* That is so only once the step at line 15 is possible\.$/,
      ),
    ]);
  });

  test('what is fine with the step or without it is no problem', () => {
    const list = steps(
      'by: responder, move: phoneCall',
      'by: responder, move: counterStrike',
      'by: responder, move: condemn',
    );
    expect(errors(smallText(list))).toEqual([
      expect.stringMatching(/^1: .*phoneCall/),
      expect.stringMatching(/^2: .*counterStrike .*That is so only once the step at line 14 is possible\.$/),
    ]);
  });

  test('branches that leave the path later, or rejoin it, are judged too, and nothing is told twice', () => {
    const list = steps(
      'by: responder, move: phoneCall',
      'by: initiator, move: condemn, instead: [{ id: b, title: T, why: w, weight: 0.1, by: initiator, move: visit, rejoin: s2 }]',
      'by: thirdParty, move: mediate',
    );
    expect(errors(smallText(list))).toEqual([
      expect.stringMatching(/^1: .*phoneCall/),
      expect.stringMatching(/^2: The machine refuses visit by initiator: .*, only once ties are restored\.$/),
      expect.stringMatching(/^3: .*mediate/),
    ]);
  });

  test('an expectation is told where it fails either way', () => {
    const list = steps(
      'by: responder, move: phoneCall',
      'by: initiator, move: condemn, expect: { diplomacy: broken }',
      'by: initiator, move: condemn, expect: { phase: dialogue }',
    );
    expect(errors(smallText(list))).toEqual([
      expect.stringMatching(/^1: .*phoneCall/),
      '2: Expected diplomacy broken, found inPlace.',
    ]);
  });
});

test('a move that is refused can be forced from everywhere, and leads where XState leads it', () => {
  let position: Position = startPosition(BILATERAL);
  for (let step = 0; step < 60; step += 1) {
    for (const event of BILATERAL.moveEvents) {
      const after = forced(position, event);
      expect(after.length, `${event.type} by ${event.by}`).toBeGreaterThan(0);
      if (accepts(position, event)) expect(after).toEqual([send(position, event)]);
    }
    const enabled = BILATERAL.moveEvents.filter(
      (event) => accepts(position, event) && BILATERAL.moves.get(event.type)?.class !== 'coercion',
    );
    const next = enabled[(step * 7) % Math.max(1, enabled.length)];
    position = next ? send(position, next) : startPosition(BILATERAL);
  }
});
