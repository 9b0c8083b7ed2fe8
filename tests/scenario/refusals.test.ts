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

function hints(text: string): string[] {
  return loadScenario({ file: 'small.yaml', content: text })
    .problems.filter(isError)
    .map(({ hint }) => hint);
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
  const named = (hint: string) =>
    /Possible there for \w+: (.*?)(?: and \d+ more|\.$)/.exec(hint)?.[1]?.split(', ') ?? [];

  test('is told as far as it is near: the family of the move, and what leads to it, the rest as a number', () => {
    const hint = hintOf('by: responder, move: restoreTies');
    expect(hint).toMatch(
      / Possible there for responder: .* and \d\d more; without this step, m in `offramp play` shows them all\.$/,
    );
    const moves = named(hint);
    expect(moves).toHaveLength(8);
    const { class: family } = shippedModel('interstate-crisis')?.moves.get('restoreTies') ?? {};
    const families = moves.map((move) => shippedModel('interstate-crisis')?.moves.get(move)?.class);
    expect(families).toEqual(Array(8).fill(family));
  });

  test('is told whole where it is little', () => {
    expect(hintOf('by: thirdParty, move: mediate', 'bilateral-crisis')).toMatch(
      / Possible there for thirdParty: [^0-9]+\.$/,
    );
  });
});

describe('what would make a refused move possible', () => {
  const hintsOf = (list: string, settings = '') =>
    hints(smallText(list).replace('start:', `${settings}start:`)).map((hint) => hint.replace(/ ?Possible there.*/, ''));
  /** Whether a small file with these steps is without errors. */
  const isFine = (list: string, settings = '') => hintsOf(list, settings).length === 0;

  test('is one move, with who can make it', () => {
    expect(hintsOf(steps('by: responder, move: acceptMediation'))).toEqual([
      'It would be possible after offerMediation by thirdParty.',
    ]);
    expect(isFine(steps('by: thirdParty, move: offerMediation', 'by: responder, move: acceptMediation'))).toBe(true);
  });

  /** What would make the last of these moves possible on the wide machine, after the strike. */
  const onTheWideOne = (...list: string[]) =>
    hints(smallText(steps(...list)).replace('bilateral-crisis', 'interstate-crisis'))[0]?.split(/\. |, or after /);

  test('is one way to each state before a second one to the same', () => {
    expect(onTheWideOne('by: initiator, move: acceptMediation')?.slice(0, 2)).toEqual([
      'It would be possible after offerTalks by initiator or responder',
      'offerMediation by thirdParty',
    ]);
  });

  test('is no end of the crisis where less will do', () => {
    const refused = ['by: initiator, move: phoneCall', 'by: responder, move: restoreTies'];
    expect(
      onTheWideOne(...refused)
        ?.slice(0, 3)
        .join(),
    ).not.toContain('signAgreement');
  });

  test('or two, of which each then is possible', () => {
    const refused = 'by: thirdParty, move: mediate';
    const [hint] = hintsOf(steps(refused));
    const [, moves, makers] =
      /^It would be possible after (\w+ and then \w+) by (\w+ and \w+)[,.]/.exec(hint ?? '') ?? [];
    const by = makers?.split(' and ') ?? [];
    const way = moves?.split(' and then ').map((move, index) => `by: ${by[index]}, move: ${move}`) ?? [];
    expect(way).toHaveLength(2);
    expect(isFine(steps(...way, refused))).toBe(true);
  });

  test('is nothing where it takes more', () => {
    expect(hintsOf(steps('by: responder, move: visit'))[0]).not.toContain('It would be possible');
  });

  const late = (day: string) => steps(`at: 2024-01-${day}, by: responder, move: counterStrike`);

  test('is a deadline that did not pass, where one passed before', () => {
    expect(hintsOf(late('25'))[0]).toMatch(
      /^If that is not how it was, set `deadlines: { silence: off }` or more hours\. /,
    );
    expect(errors(smallText(late('25')))[0]).toMatch(
      / The deadline silence \(72 hours\) passed before, on 2024-01-19\.$/,
    );
    expect(isFine(late('25'), 'deadlines: { silence: off }\n')).toBe(true);
  });

  test('though it passed before an earlier step', () => {
    const list = steps('at: 2024-01-24, by: initiator, move: protest') + late('25').replace('s0', 's1');
    expect(hintsOf(list)[0]).toMatch(
      /^silence \(72 hours\) passed on 2024-01-19; if that is not how it was, set `deadlines: { silence: off }` or more hours\./,
    );
    expect(errors(smallText(list))[0]).not.toContain('silence');
  });

  test('is no deadline that changed nothing of it, and no number that fell', () => {
    const list = steps('by: thirdParty, move: offerMediation', 'at: 2024-01-25, by: responder, move: restoreTies');
    const fading = 'pace: { fades: { tension: { by: 1, days: 1 } } }\n';
    const text = smallText(list).replace('start:', `${fading}start:`);
    expect(hints(text)[0]).not.toMatch(/deadlines:|Fades/);
    expect(errors(text)[0]).not.toMatch(/Fades/);
  });

  test('is a number that did not fall, where that alone explains it', () => {
    const fading = 'pace: { fades: { pressure: { by: 1, days: 1 } } }\n';
    expect(hintsOf(late('18'), fading)[0]).toMatch(
      /^pressureFades \(24 hours\) passed on 2024-01-18; if that is not how it was, set `pace: { fades: { pressure: off } }` or more days\. /,
    );
    expect(isFine(late('18'), fading.replace('{ by: 1, days: 1 }', 'off'))).toBe(true);
  });
});

describe('after a step that is refused', () => {
  test('all that is wrong either way is told at once, and what hangs on it is counted there', () => {
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
      expect.stringMatching(/^4: .*mediate .*, only once mediation is accepted\.$/),
    ]);
    // Steps 3 and 5 hang on step 2: mending that may be all.
    expect(hints(smallText(list))[1]).toMatch(
      /\. 2 later steps could not be checked, because they hang on this one \(lines 16, 18\)\.$/,
    );
  });

  test('what is fine with the step or without it is no problem', () => {
    const list = steps(
      'by: responder, move: phoneCall',
      'by: responder, move: counterStrike',
      'by: responder, move: condemn',
    );
    expect(errors(smallText(list))).toEqual([expect.stringMatching(/^1: .*phoneCall/)]);
    expect(hints(smallText(list))[0]).toMatch(
      /\. A later step could not be checked, because it hangs on this one \(line 15\)\.$/,
    );
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
