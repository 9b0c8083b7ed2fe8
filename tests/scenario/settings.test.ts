import { describe, expect, test } from 'vitest';
import { configurationOf, type Position } from '../../src/model/index.js';
import { parseRun, resume, Session, toRun } from '../../src/play/index.js';
import { loadScenario, modelOf, type Scenario } from '../../src/scenario/index.js';
import { BILATERAL, scenario, smallText } from '../helpers/scenarios.js';

const STEPS = '  - { id: quiet, move: wait, hours: 100, title: Nothing }\n';
/** The small scenario with settings before its start, and further steps. */
const text = (settings: string, steps = STEPS) => smallText(steps).replace('start:', `${settings}\nstart:`);
const load = (content: string) => loadScenario({ file: 'small.yaml', content });
const made = (settings: string, steps?: string): Scenario => scenario(load(text(settings, steps)));
const errors = (content: string) =>
  load(content)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`);

/** Where a scenario's own path leads. */
function end(of: Scenario): Position {
  const session = new Session(of);
  while (session.nextStep) session.next();
  return session.node.walk.position;
}
const plain = scenario(load(smallText(STEPS)));

test('a scenario that sets nothing runs on the model as it comes', () => {
  expect(modelOf(plain)).toBe(BILATERAL);
  expect(plain.machine).toBeUndefined();
});

describe('begins', () => {
  test('sets where regions and variables begin', () => {
    const set = made('begins: { tension: 4, initiatorPressure: 2, diplomacy: recalled, initiatedBy: responder }');
    const { position } = new Session(set).node.walk;
    expect(configurationOf(position)).toEqual({ phase: 'normalTies', diplomacy: 'recalled', mediation: 'none' });
    expect(position.snapshot.context).toMatchObject({ tension: 4, initiatorPressure: 2, initiatedBy: 'responder' });
    expect(modelOf(set).hash).not.toBe(BILATERAL.hash);
    expect(set.hash).not.toBe(plain.hash);
    // Where it begins in open conflict, nothing is possible.
    expect(errors(text('begins: { phase: openConflict }')).join()).toContain('no such move in open conflict');
  });

  test.each([
    ['begins: { tention: 3 }', '8:11 There is neither a region nor a variable tention. Did you mean tension?'],
    ['begins: { tension: 11 }', '8:20 tension is never 11. It goes from 0 to 10.'],
    ['begins: { tension: high }', '8:20 tension is never high. It goes from 0 to 10.'],
    ['begins: { phase: strik }', '8:18 phase is never strik. Did you mean strike?'],
    ['begins: { constructor: 1 }', /^8:11 The key constructor is not allowed/],
    ['begins: { toString: 1 }', /^8:11 There is neither a region nor a variable toString\./],
  ])('%s is refused', (settings, says) => {
    const [first] = errors(text(settings));
    if (typeof says === 'string') expect(first).toBe(says);
    else expect(first).toMatch(says);
  });
});

describe('deadlines', () => {
  test('may be of other lengths, or never pass', () => {
    expect(configurationOf(end(plain)).phase).toBe('standoff');
    expect(configurationOf(end(made('deadlines: { silence: 200 }'))).phase).toBe('strike');
    const off = end(
      made('deadlines: { silence: off }', '  - { id: quiet, move: wait, hours: 9000, title: Nothing }\n'),
    );
    expect(configurationOf(off).phase).toBe('strike');
    expect(off.timers).toEqual([]);
    // Quotes around it change nothing.
    expect(configurationOf(end(made('deadlines: { silence: "off" }'))).phase).toBe('strike');
  });

  test.each([
    ['deadlines: { silense: 3 }', '8:14 There is no deadline silense. Did you mean silence?'],
    ['deadlines: { silence: 0 }', /^8:23 silence must be more than 0/],
    ['deadlines: { toString: 3 }', /^8:14 There is no deadline toString\./],
  ])('%s is refused', (settings, says) => {
    const [first] = errors(text(settings));
    if (typeof says === 'string') expect(first).toBe(says);
    else expect(first).toMatch(says);
  });
});

describe('pace', () => {
  const TWO =
    '  - { id: one, by: responder, move: condemn, title: One }\n  - { id: two, by: responder, move: condemn, title: Two }\n';

  test('hours makes moves take so many times as long, and is no other model to explore', () => {
    const slow = made('pace: { hours: 3 }', TWO);
    const model = modelOf(slow);
    expect(model.moves.get('condemn')?.hours).toBe(12);
    expect(end(made('', TWO)).hours).toBe(10);
    expect(end(slow).hours).toBe(30);
    expect(model.deadlines.get('silence')?.hours).toBe(72);
    expect(model.hash).toBe(BILATERAL.hash);
    expect(slow.hash).not.toBe(made('', TWO).hash);
  });

  test('fades lets numbers fall by themselves', () => {
    const fading = made('pace: { fades: { pressure: { by: 1, days: 1 }, tension: { by: 2, days: 4 } } }');
    expect(end(plain).snapshot.context).toMatchObject({ tension: 5, responderPressure: 2 });
    expect(end(fading).snapshot.context).toMatchObject({ tension: 3, responderPressure: 0 });
    expect(Object.keys(modelOf(fading).moves)).toEqual(Object.keys(BILATERAL.moves));
  });

  test.each([
    ['pace: { fades: { phase: { by: 1, days: 1 } } }', /^8:18 There is no number phase\./],
    ['pace: { fades: { tension: { by: 0, days: 1 } } }', /^8:33 by must be at least 1/],
    ['pace: { hour: 2 }', /^8:9 There is no key "hour" here\. Did you mean hours\?/],
  ])('%s is refused', (settings, says) => {
    expect(errors(text(settings))[0]).toMatch(says);
  });
});

describe('parties', () => {
  const content = smallText(
    '  - { id: x, by: qatar, move: appealForRestraint, title: X, sources: [own] }\n  - { id: y, by: china, move: offerMediation, title: Y, sources: [own] }\n',
  ).replace(
    '  responder:',
    '  thirdParty: { name: Others, parties: { qatar: { name: Qatar }, china: { name: China } } }\n  responder:',
  );

  test('make the moves of their role, each under its own name', () => {
    const loaded = scenario(load(content));
    const [, , x, y] = loaded.steps;
    expect([x, y].map((step) => [step?.by, step?.party])).toEqual([
      ['thirdParty', 'qatar'],
      ['thirdParty', 'china'],
    ]);
    expect(configurationOf(end(loaded)).mediation).toBe('offered');
  });

  test('are suggested, and cannot make what their role cannot make', () => {
    expect(errors(content.replace('by: qatar', 'by: qatr')).join()).toContain('Did you mean qatar?');
    expect(errors(content.replace('by: qatar, move: appealForRestraint', 'by: qatar, move: strike'))[0]).toMatch(
      /strike.*(initiator|responder)/,
    );
  });
});

describe('an event', () => {
  const EVENT = '  - { id: quake, at: 2024-01-17, move: event, title: An earthquake, sources: [own] }\n';
  const SET =
    '  - { id: quake, at: 2024-01-17, move: event, title: An earthquake, sources: [own], set: { tension: 2, mediation: offered } }\n  - { id: yes, by: responder, move: acceptMediation, title: Accepts, sources: [own] }\n';

  test('changes nothing by itself', () => {
    const told = scenario(load(smallText(EVENT)));
    const without = end(scenario(load(smallText())));
    const after = end(told);
    expect(after.snapshot.context).toEqual(without.snapshot.context);
    expect(configurationOf(after)).toEqual(configurationOf(without));
    const session = new Session(told);
    while (session.nextStep) session.next();
    expect(session.node).toMatchObject({ kind: 'event', step: 'quake' });
  });

  test('may set states and variables, which the steps after it rest on', () => {
    const position = end(scenario(load(smallText(SET))));
    expect(configurationOf(position)).toEqual({ phase: 'strike', diplomacy: 'inPlace', mediation: 'accepted' });
    // Accepting a mediator takes a fifth of the Goldstein value away.
    expect(position.snapshot.context.tension).toBe(1);
    expect(errors(smallText(SET.replace(', mediation: offered', '')))[0]).toMatch(/acceptMediation/);
  });

  test('is in a saved run as any step is', () => {
    const told = scenario(load(smallText(SET)));
    const session = new Session(told);
    while (session.nextStep) session.next();
    const again = resume(parseRun(JSON.stringify(toRun(session))), told);
    expect(again.changes).toEqual([]);
    expect(again.unplayed).toEqual([]);
    expect(again.session.node.walk.position.snapshot.context).toEqual(session.node.walk.position.snapshot.context);
  });

  test.each([
    ['set: { tention: 2 }', /tention/],
    ['set: { tension: 99 }', /tension/],
    ['set: { phase: war }', /phase/],
  ])('%s is refused', (set, says) => {
    const steps = EVENT.replace('sources: [own]', `sources: [own], ${set}`);
    expect(errors(smallText(steps))[0]).toMatch(says);
  });

  test('only an event sets something', () => {
    const steps = '  - { id: x, by: responder, move: protest, title: X, sources: [own], set: { tension: 1 } }\n';
    expect(errors(smallText(steps))[0]).toMatch(/set/);
  });
});
