import { describe, expect, test } from 'vitest';
import { Session } from '../../src/play/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { BILATERAL, scenario, smallText } from '../helpers/scenarios.js';

function load(steps: string, settings = '') {
  return loadScenario({ file: 'small.yaml', content: smallText(steps).replace('start:', `${settings}start:`) });
}
const said = (steps: string, code: string, settings?: string) =>
  load(steps, settings).problems.flatMap((problem) =>
    problem.code === code ? [`${problem.severity}: ${problem.message} ${problem.hint}`] : [],
  );
const [first, ...others] = [...BILATERAL.outcomes.keys()];
const WAR = '  - { id: war, by: responder, move: counterStrike, title: T, sources: [own] }\n';

describe('outcomes that no path of a scenario ends in', () => {
  test('are one warning, however many they are', () => {
    expect(said('', 'missing-outcome')).toEqual([
      `warning: No path of the scenario ends in ${[first, ...others].slice(0, -1).join(', ')} or ${others.at(-1)}. Add alternatives that end there, or leave it if that is the point.`,
    ]);
  });

  test('are not spoken of where a step is refused', () => {
    expect(
      said('  - { id: x, by: responder, move: restoreTies, title: T, sources: [own] }\n', 'missing-outcome'),
    ).toEqual([]);
  });
});

describe('a path that ends in no outcome', () => {
  test('is told how long nobody has to move until it comes to one', () => {
    const [warning] = said(WAR, 'no-outcome');
    const hours = Number(/`move: wait, hours: (\d+)`/.exec(warning ?? '')?.[1]);
    expect(warning).toMatch(
      /^warning: The path trunk ends in retaliation, which is no outcome\. If nobody moves any more, it ends in standoff when silence passes: `.*`\. Or go on until /,
    );
    // What it says is enough.
    const wait = `${WAR}  - { id: w, move: wait, hours: ${hours}, title: T }\n`;
    expect(said(wait, 'no-outcome')).toEqual([]);
    const session = new Session(scenario(load(wait)));
    while (session.nextStep) session.next();
    expect(session.configuration.phase).toBe('standoff');
  });

  test('is told that the deadline is off which would end it', () => {
    expect(said(WAR, 'no-outcome', 'deadlines: { silence: off }\n')[0]).toContain(
      'which is no outcome. The deadline silence, which would end it, is off: give it hours, more than nobody moved on the way, and let it pass with `move: wait`. Or go on until ',
    );
  });

  test('is told the outcomes alone where no deadline leads to one', () => {
    const [warning] = said(
      '  - { id: x, by: thirdParty, move: offerMediation, title: T, sources: [own] }\n',
      'no-outcome',
      'begins: { mediation: none }\ndeadlines: { offerLapses: off, silence: off }\n',
    );
    expect(warning).toMatch(/The deadline silence, /);
    expect(warning).not.toMatch(/offerLapses/);
  });
});
