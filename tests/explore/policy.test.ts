import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { study } from '../../src/explore/findings.js';
import { fieldIndex, type StateGraph, stateOf, valueAt } from '../../src/explore/graph/graph.js';
import { inquire, originOf, playedNodes, pointOf, startPoint } from '../../src/explore/inquiry.js';
import { solveOdds } from '../../src/explore/odds/odds.js';
import { type Behaviour, behaviourOf } from '../../src/explore/policy/behaviour.js';
import { policiesOf, policyOf } from '../../src/explore/policy/builtin.js';
import { MOVE_CLASSES } from '../../src/explore/policy/kinds.js';
import { loadPolicy } from '../../src/explore/policy/load.js';
import { type Policy, policySchema } from '../../src/explore/policy/schema.js';
import { policyYaml } from '../../src/explore/policy/yaml.js';
import { Session } from '../../src/play/index.js';
import { INTERSTATE, january, root, small } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph, following } from './helpers.js';

const POLICIES = policiesOf(BILATERAL);

const graph = builtGraph();
function policy(text: string): Policy {
  const { policy: made, problems } = loadPolicy({ file: 'mine.yaml', content: text }, BILATERAL);
  if (!made) throw new Error(JSON.stringify(problems));
  return made;
}

/** Probability of each move by its type and actor, from a configuration. */
function choices(behaviour: Behaviour, state: number, memory = 0, of: StateGraph = graph): Map<string, number> {
  const found = new Map<string, number>();
  for (const { event: id, probability } of following(behaviour, state, memory)) {
    const { move, event } = of.events[id] ?? {};
    const name = move ? `${move.type} ${move.by}` : (event?.type ?? '');
    found.set(name, (found.get(name) ?? 0) + probability);
  }
  return found;
}

function stateWith(session: Session): number {
  return stateOf(graph, session.position.snapshot);
}
function played(steps: number): Session {
  const session = new Session(january);
  for (let n = 0; n < steps; n += 1) session.next();
  return session;
}

describe('the policies that come with Offramp', () => {
  test('are valid, and say what they rest on', () => {
    for (const one of POLICIES) expect(policySchema(BILATERAL).parse(one)).toEqual(one);
    expect(POLICIES.map(({ id }) => id)).toEqual([
      'uniform',
      'historical',
      'tit-for-tat',
      'hawk',
      'dove',
      'domestic-pressure',
    ]);
    for (const { id, sources } of POLICIES) if (id !== 'uniform') expect(sources?.length).toBeGreaterThan(0);
  });

  test('as YAML are the very same policies, and so give the very same odds', () => {
    for (const one of POLICIES) {
      const { policy: read, problems } = loadPolicy({ file: `${one.id}.yaml`, content: policyYaml(one) }, BILATERAL);
      expect(problems).toEqual([]);
      expect(read).toEqual(one);
    }
    const nodes = playedNodes(new Session(january));
    const odds = (of: Policy) =>
      study({ graph, scenario: january, policy: of, nodes, from: nodes[0] as never, seed: 1, runs: 0 }).exact;
    const hawk = policyOf(BILATERAL, 'hawk') as Policy;
    expect(odds(policy(policyYaml(hawk)))).toEqual(odds(hawk));
  });

  test('uniform gives every possible family the same chance, and within it every move', () => {
    const state = stateWith(played(2));
    const found = new Map<string, number[]>();
    for (const { event, probability } of following(
      behaviourOf(graph, policyOf(BILATERAL, 'uniform') as Policy),
      state,
    )) {
      const family = graph.events[event]?.family ?? 'nobody';
      found.set(family, [...(found.get(family) ?? []), probability]);
    }
    expect([...found.keys()].sort()).toEqual(['accommodation', 'coercion', 'force', 'nobody', 'protest', 'words']);
    for (const chances of found.values())
      for (const chance of chances) expect(chance).toBeCloseTo(1 / found.size / chances.length, 12);
  });

  test('do not go by how many moves a family has: ruling out all but one of its moves leaves its chance', () => {
    const state = stateWith(played(2));
    const rest = [...BILATERAL.moves.values()].filter(
      ({ id, class: family }) => family === 'protest' && id !== 'condemn',
    );
    for (const one of [policyOf(BILATERAL, 'hawk'), policyOf(BILATERAL, 'uniform')] as Policy[]) {
      const protests = (of: Policy) =>
        following(behaviourOf(graph, of), state)
          .filter(({ event }) => graph.events[event]?.family === 'protest')
          .reduce((sum, { probability }) => sum + probability, 0);
      const fewer = { ...one, moves: Object.fromEntries(rest.map(({ id }) => [id, 0])) };
      expect(protests(fewer)).toBeGreaterThan(0.1);
      expect(protests(fewer)).toBeCloseTo(protests(one), 12);
    }
  });

  test('a hawk strikes sooner than a dove, and a pressed government sooner than one that is not', () => {
    const session = played(3);
    const strike = (id: string) =>
      choices(behaviourOf(graph, policyOf(BILATERAL, id) as Policy), stateWith(session)).get(
        'counterStrike responder',
      ) ?? 0;
    expect(strike('hawk')).toBeGreaterThan(strike('dove') * 10);
    expect(session.context.responderPressure).toBe(2);
    expect(strike('domestic-pressure')).toBeGreaterThan(strike('uniform'));
  });

  test('tit for tat answers what the rival did last', () => {
    const behaviour = behaviourOf(graph, policyOf(BILATERAL, 'tit-for-tat') as Policy);
    const event = (type: string, by: string) =>
      graph.events.findIndex(({ move }) => move?.type === type && move.by === by);
    const state = stateWith(played(3));
    const hurt = behaviour.remember(behaviour.start, event('strike', 'initiator'));
    const kindly = (memory: number, by: string) =>
      [...choices(behaviour, state, memory)]
        .filter(
          ([name]) => name.endsWith(by) && BILATERAL.moves.get(name.split(' ')[0] ?? '')?.class === 'accommodation',
        )
        .reduce((sum, [, chance]) => sum + chance, 0);
    expect(kindly(hurt, 'responder')).toBeLessThan(kindly(behaviour.start, 'responder') / 2);
    expect(kindly(hurt, 'initiator')).toBeCloseTo(kindly(behaviour.start, 'initiator'), 12);
    expect(behaviour.remember(hurt, event('phoneCall', 'initiator'))).toBe(behaviour.start);
    expect(behaviour.remember(hurt, event('phoneCall', 'responder'))).toBe(hurt);
  });
});

test('the policy that the documentation shows is one, and so are its families of moves', () => {
  const page = readFileSync(join(root, 'docs/explore.md'), 'utf8');
  for (const name of MOVE_CLASSES) {
    const moves = [...INTERSTATE.moves.keys()]
      .filter((id) => INTERSTATE.moves.get(id)?.class === name)
      .map((id) => `\`${id}\``);
    expect(page).toContain(`| \`${name}\` | ${moves.join(', ')} |`);
  }
  const [, shown = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  expect(policy(shown).id).toBe('cautious');
  for (const { id, sources = [] } of POLICIES) {
    expect(page).toContain(`\`${id}\``);
    for (const source of sources) expect(page).toContain(source.split(', ')[0]?.replace(/ and .*/, '') ?? '');
  }
});

describe('an author’s own policy', () => {
  const mine = policy(`
id: cautious
title: Cautious governments
turns: { initiator: 1, responder: 3, thirdParty: 0, militants: 0, nobody: 0 }
classes: { force: 0 }
moves: { condemn: 5 }
rules:
  - when: { by: [responder], phase: [strike], pressure: { atLeast: 2 }, move: [protest] }
    times: 10
  - when: { phase: [dialogue] }
    times: 0
`);
  const behaviour = behaviourOf(graph, mine);

  test('weighs by who, what, phase and context, as it says', () => {
    const session = played(2);
    const found = choices(behaviour, stateWith(session));
    const by = (who: string) =>
      [...found].filter(([name]) => name.endsWith(who)).reduce((sum, [, chance]) => sum + chance, 0);
    expect(by('responder')).toBeCloseTo(0.75, 12);
    expect(by('initiator')).toBeCloseTo(0.25, 12);
    expect([...found.keys()].some((name) => /strike|militants|thirdParty|xstate/i.test(name))).toBe(false);
    const chance = (name: string) => found.get(name) ?? 0;
    expect(chance('protest responder') / chance('recallAmbassador responder')).toBeCloseTo(10, 12);
    expect(chance('condemn responder') / chance('recallAmbassador responder')).toBeCloseTo(5, 12);
    const family = (name: string) =>
      [...found]
        .filter(([move]) => move.endsWith('responder') && BILATERAL.moves.get(move.split(' ')[0] ?? '')?.class === name)
        .reduce((sum, [, each]) => sum + each, 0);
    expect(family('protest')).toBeCloseTo(family('coercion'), 12);
  });

  test('that rules everything out in a phase leaves runs there, and that is said', () => {
    const session = new Session(january);
    while (session.configuration.phase !== 'dialogue') session.next();
    const inquiry = inquire(graph, january, mine);
    const { odds } = solveOdds(graph, behaviour, inquiry.ends, [originOf(inquiry, pointOf(inquiry, session.node))]);
    expect(odds[0]).toEqual({ ends: { restored: 0, standoff: 0, openConflict: 0 }, never: 1, hours: null });
  });
});

describe('historical weights', () => {
  const historical = policyOf(BILATERAL, 'historical') as Policy;
  const scenario = small(
    `  - id: answer
    by: responder
    move: protest
    title: Protest
    sources: [own]
    ask: [Why?]
    instead:
      - id: breaks
        by: responder
        move: breakRelations
        title: Breaks relations
        why: Because.
        weight: 0.15
        then:
          - { id: silence, move: wait, hours: 96, title: Silence }
      - id: mobilises
        by: responder
        move: mobilise
        title: Mobilises
        why: Because.
        weight: 0.1
        then:
          - { id: threat, by: responder, move: threatenForce, title: Threat }
          - { id: threat-two, by: responder, move: threatenForce, title: Threat }
          - { id: crossing, by: responder, move: groundIncursion, title: Crossing }
  - { id: quiet, move: wait, hours: 1, title: Quiet }
`,
  );

  test('are the product of the weights on each way', () => {
    const inquiry = inquire(graph, scenario, historical);
    const { odds } = solveOdds(graph, inquiry.behaviour, inquiry.ends, [originOf(inquiry, startPoint(inquiry))]);
    // History (0.75) ends in the phase strike, off every outcome, so the policy's own weights go on from there.
    const session = new Session(scenario);
    while (session.nextStep) session.next();
    const rest = solveOdds(graph, inquiry.behaviour, inquiry.ends, [
      originOf(inquiry, { ...pointOf(inquiry, session.node), place: undefined }),
    ]).odds[0];
    expect(odds[0]?.ends.openConflict).toBeCloseTo(0.1 + 0.75 * (rest?.ends.openConflict ?? 0), 12);
    expect(odds[0]?.ends.standoff).toBeCloseTo(0.15 + 0.75 * (rest?.ends.standoff ?? 0), 12);
    expect(odds[0]?.ends.restored).toBeCloseTo(0.75 * (rest?.ends.restored ?? 0), 12);
  });

  test('leave runs where the script ends and nobody would act', () => {
    const idle = policy(`
id: idle
title: Nobody acts off the script
script: true
turns: { initiator: 0, responder: 0, thirdParty: 0, militants: 0, nobody: 0 }
`);
    const inquiry = inquire(graph, scenario, idle);
    const { odds } = solveOdds(graph, inquiry.behaviour, inquiry.ends, [originOf(inquiry, startPoint(inquiry))]);
    expect(odds[0]?.ends.openConflict).toBeCloseTo(0.1, 12);
    expect(odds[0]?.never).toBeCloseTo(0.75, 12);
    const waiting = small(`  - id: answer
    by: responder
    move: protest
    title: Protest
    sources: [own]
    ask: [Why?]
    instead:
      - { id: nothing, move: wait, hours: 1, title: Nothing, why: Because., weight: 0.25 }
  - { id: quiet, move: wait, hours: 100, title: Quiet }
`);
    const asked = inquire(graph, waiting, idle);
    const quiet = solveOdds(graph, asked.behaviour, asked.ends, [originOf(asked, startPoint(asked))]).odds[0];
    expect(quiet?.ends.standoff).toBeCloseTo(0.75, 12);
    expect(quiet?.never).toBeCloseTo(0.25, 12);
  });

  test('a long script that rejoins itself again and again is grown once', () => {
    const notes = Array.from(
      { length: 60 },
      (_, n) => `  - id: note-${n}
    by: responder
    move: protest
    hours: 0
    title: Note
    sources: [own]
    ask: [Why?]
    instead:
      - { id: other-${n}, by: responder, move: denyResponsibility, hours: 0, title: Other, why: Because., weight: 0.5, rejoin: note-${n + 1} }
`,
    ).join('');
    const long = small(`${notes}  - { id: note-60, by: responder, move: protest, title: Note, sources: [own] }\n`);
    const inquiry = inquire(graph, long, historical);
    const { odds, chain } = solveOdds(graph, inquiry.behaviour, inquiry.ends, [originOf(inquiry, startPoint(inquiry))]);
    expect(inquiry.scripted?.cut()).toBe(false);
    expect(chain.states.length).toBeLessThan(40_000);
    expect(Object.values(odds[0]?.ends ?? {}).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
  });

  test('decide only on the script: after a free move the policy’s own do', () => {
    const session = played(2);
    session.take({ type: 'threatenForce', by: 'initiator' });
    const inquiry = inquire(graph, january, historical);
    const point = pointOf(inquiry, session.node);
    expect(point.place).toBeUndefined();
    const off = behaviourOf(graph, policyOf(BILATERAL, 'domestic-pressure') as Policy);
    const origin = originOf(inquiry, point);
    const found = choices(inquiry.behaviour, origin.state, origin.memory);
    const wanted = choices(off, origin.state);
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [name, chance] of wanted) expect(found.get(name)).toBeCloseTo(chance, 12);
  });

  test('of a published scenario always offer its next step', () => {
    const inquiry = inquire(graph, january, historical);
    const session = new Session(january);
    for (;;) {
      const origin = originOf(inquiry, pointOf(inquiry, session.node));
      const events = following(inquiry.behaviour, origin.state, origin.memory).map(({ event }) => event);
      const next = session.nextStep;
      if (!next) break;
      session.next();
      if (next.move !== 'wait') {
        const event = graph.events.findIndex(
          ({ move }) => move?.type === next.move && move?.by === next.by && move?.target === next.target,
        );
        if (valueAt(graph, origin.state, fieldIndex(graph, 'phase')) !== 'restored' && session.timers.length === 0)
          expect(events).toContain(event);
      }
    }
  });
});
