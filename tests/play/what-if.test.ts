import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationKey, configurationOf } from '../../src/model/index.js';
import { type Node, pathTo, playedPath, replaysAs, Session, SessionError, whatIfOf } from '../../src/play/index.js';
import {
  type Loaded,
  loadScenario,
  type Scenario,
  type SourceText,
  type WhatIfFile,
  whatIfYaml,
} from '../../src/scenario/index.js';
import { fileOf, published, real, scenario, small, smallText } from '../helpers/scenarios.js';
import { acts, perform } from '../helpers/walks.js';

const written = (file: WhatIfFile) => whatIfYaml(file, { schema: '../schema/scenario.schema.json' });

function load(file: WhatIfFile, find: (id: string) => SourceText | undefined = fileOf): Loaded {
  return loadScenario({ file: `${file.id}.yaml`, content: written(file) }, find);
}

const errors = ({ problems }: Loaded) => problems.filter((problem) => problem.severity === 'error');

/** What a path went through: states and context at an hour, deadlines that fired among them. */
const course = (node: Node) =>
  pathTo(node)
    .filter((at) => at.kind !== 'start')
    .map(({ kind, move, by, target, deadline, walk: { position } }) => ({
      kind,
      move,
      by,
      target: move === 'militantAttack' ? target : undefined,
      deadline,
      key: configurationKey(position.snapshot),
      hours: position.hours,
      due: position.timers.map((timer) => timer.due),
    }));

/** Waits may be written in parts, where somebody stopped at a deadline; what happened may not differ. */
const happened = (list: ReturnType<typeof course>) => list.filter(({ kind }) => kind !== 'wait');

function replayed(loaded: Scenario): Session {
  const session = new Session(loaded);
  while (session.nextStep) session.next();
  return session;
}

/** Saves the path to a node, loads what was written, plays it, and compares. @returns the file, if there is one */
function roundTrip(
  session: Session,
  node: Node,
  find?: (id: string) => SourceText | undefined,
): WhatIfFile | undefined {
  let file: WhatIfFile;
  try {
    file = whatIfOf(session, node);
  } catch (error) {
    expect(error).toBeInstanceOf(SessionError);
    return undefined;
  }
  const loaded = load(file, find);
  expect(errors(loaded), written(file)).toEqual([]);
  const again = replayed(scenario(loaded));
  expect(happened(course(again.node))).toEqual(happened(course(node)));
  expect(course(again.node).at(-1)).toMatchObject({
    key: configurationKey(node.walk.position.snapshot),
    hours: node.walk.position.hours,
    due: node.walk.position.timers.map((timer) => timer.due),
  });
  expect(playedPath(again).outcome).toEqual(playedPath(session, node).outcome);
  expect(replaysAs(scenario(loaded), node)).toBe(true);
  return file;
}

/** Odd hours, dates to the minute, a rejoin onto steps dated earlier, a deadline in the middle of a wait. */
const ODD = `  - { id: answer, at: 2024-01-16T09:17, by: responder, move: condemn, hours: 0.1, title: A word, sources: [own] }
  - id: quarrel
    at: 2024-01-17
    by: responder
    move: recallAmbassador
    hours: 7.3
    title: A recall
    sources: [own]
    ask: [Why?]
    instead:
      - id: call
        at: 2024-01-18T00:00
        by: thirdParty
        move: appealForRestraint
        hours: 30
        title: An appeal
        why: They asked.
        weight: 0.4
        then:
          - { id: pause, move: wait, hours: 0.7, title: A pause }
        rejoin: border
  - { id: border, at: 2024-01-17T05:00, by: responder, move: closeBorder, title: A border, sources: [own] }
  - { id: stalemate, move: wait, hours: 99.9, title: Nothing, sources: [own] }
`;
const odd = small(ODD);
const oddFile = (id: string) => (id === 'small' ? { file: 'small.yaml', content: smallText(ODD) } : fileOf(id));

const named: Record<string, Scenario> = {
  odd,
  real,
  'a what-if': scenario(published('pakistan-does-not-strike-back')),
  template: scenario(published('two-countries')),
};

describe.each(Object.entries(named))('%s: whatever was tried', (_, from) => {
  test('a saved branch loads without error and replays to the same states, hours and outcome', () => {
    let saved = 0;
    fc.assert(
      fc.property(acts, fc.nat(500), (list, pick) => {
        const session = new Session(from);
        for (const act of list) perform(session, act);
        for (const node of [session.node, session.nodeAt(pick % session.nodes.length)])
          if (roundTrip(session, node, oddFile)) saved += 1;
      }),
      { numRuns: 25 },
    );
    expect(saved).toBeGreaterThan(8);
  });
});

/** A run of the real crisis in which these things were done. */
function run(...choices: (string | number | (() => void))[]): Session {
  const session = new Session(real);
  for (const choice of choices) {
    if (choice === 'next') session.next();
    else if (typeof choice === 'number') session.wait(choice);
    else if (typeof choice === 'string') session.take(choice);
  }
  return session;
}

describe('where a branch leaves', () => {
  test('a free move leaves at the step that would have come, and is named after who makes it', () => {
    const session = run('next', 'next');
    session.take({ type: 'closeBorder', by: 'responder' });
    const file = whatIfOf(session);
    expect(file).toMatchObject({
      id: 'close-the-border',
      extends: 'iran-pakistan-2024',
      from: 'pakistan-condemns',
      weight: 0.1,
      steps: [{ id: 'close-the-border-1', by: 'responder', move: 'closeBorder', title: 'Pakistan: Close the border' }],
    });
  });

  test('in the middle of a scripted alternative it leaves that one', () => {
    const session = run('next', 'next', 'pakistan-quiet-protest');
    session.take({ type: 'closeBorder', by: 'responder' });
    const file = whatIfOf(session);
    expect(session.story.step(file.from)?.branch).toBe('pakistan-quiet-protest');
    expect(file.steps.map(({ title }) => title)).toEqual(['Pakistan: Close the border']);
  });

  test('what goes on after the end of an alternative leaves history there, with a copy and its reason', () => {
    const session = new Session(named.template as Scenario);
    while (session.nextStep && !session.alternatives.includes('nobody-calls')) session.next();
    session.take('nobody-calls');
    session.wait(10);
    const file = whatIfOf(session);
    const { title, move, hours } = session.story.step('nobody-calls') ?? {};
    expect(file).toMatchObject({
      from: session.story.branch('nobody-calls')?.insteadOf,
      steps: [{ title, move, hours }, {}],
    });
    expect(file.why).toBe(session.story.branch('nobody-calls')?.why);
  });

  test('what goes on after the end of the script begins with a copy of the last step', () => {
    const session = new Session(real);
    while (session.nextStep) session.next();
    const last = session.node.step;
    session.wait(5);
    const file = whatIfOf(session, session.node, { id: 'afterwards', title: 'Afterwards' });
    expect(file.from).toBe(last);
    expect(file.steps.map((step) => step.id)).toEqual(['afterwards-1', 'afterwards-2']);
    expect(file.steps[0]?.title).toBe(session.story.step(last ?? '')?.title);
    expect(roundTrip(session, session.node)).toBeDefined();
  });

  test('a path that goes on as history did rejoins it', () => {
    const session = run('next', 'next', 1);
    while (session.nextStep) session.next();
    const file = whatIfOf(session);
    expect(file).toMatchObject({
      from: 'pakistan-condemns',
      rejoin: 'pakistan-condemns',
      steps: [{ move: 'wait', hours: 1 }],
    });
    expect(roundTrip(session, session.node)).toBeDefined();
  });

  test('somebody who stopped at a deadline inside a wait and went on otherwise gets the wait up to it', () => {
    const session = run('next', 'next', 100);
    const deadline = session.nodes.find((node) => node.kind === 'deadline') as Node;
    session.jump(deadline.id);
    session.wait(3);
    const file = whatIfOf(session);
    expect(file.steps.map(({ move, hours }) => [move, hours])).toEqual([['wait', 75]]);
    session.jump(deadline.id);
    expect(configurationOf(session.position).phase).toBe('standoff');
    expect(whatIfOf(session).steps.map(({ hours }) => hours)).toEqual([72]);
    expect(roundTrip(session, deadline)).toBeDefined();
  });

  test('a militant attack keeps its target', () => {
    const session = run('next', 'next');
    session.take({ type: 'militantAttack', by: 'militants', target: 'responder' });
    expect(whatIfOf(session).steps[0]).toMatchObject({
      by: 'militants',
      target: 'responder',
      title: expect.stringContaining('– Pakistan'),
    });
    expect(roundTrip(session, session.node)).toBeDefined();
  });

  test('a branch of a what-if can extend what that one extends, and then carries its steps along', () => {
    const session = new Session(named['a what-if'] as Scenario);
    while (session.nextStep?.branch === 'trunk') session.next();
    session.next();
    session.next();
    session.wait(4);
    const near = whatIfOf(session);
    const far = whatIfOf(session, session.node, { base: real, id: 'on-its-own' });
    expect([near.extends, far.extends]).toEqual(['pakistan-does-not-strike-back', 'iran-pakistan-2024']);
    expect(far.from).toBe('pakistan-strikes');
    expect(far.steps.length).toBeGreaterThan(near.steps.length);
    const loaded = load(far);
    expect(errors(loaded)).toEqual([]);
    expect(replaysAs(scenario(loaded), session.node)).toBe(true);
  });
});

describe('what cannot be saved is explained', () => {
  test('the start, the historical line and a branch that is scripted already', () => {
    expect(() => whatIfOf(run())).toThrow(/Nothing has happened/);
    expect(() => whatIfOf(run('next', 'next', 'next'))).toThrow(/own line, unchanged/);
    expect(() => whatIfOf(run('next', 'next', 'pakistan-quiet-protest'))).toThrow(
      /already, as its branch pakistan-quiet-protest/,
    );
    const forked = run('next');
    forked.fork('the same again');
    forked.next();
    expect(() => whatIfOf(forked)).toThrow(/unchanged/);
  });

  test('names that cannot be used', () => {
    const session = run('next', 'next', 1);
    const as = (id: string) => () => whatIfOf(session, session.node, { id });
    expect(as('My branch')).toThrow(/small letters, digits and hyphens/);
    for (const id of ['trunk', 'iran-pakistan-2024', 'pakistan-strikes']) expect(as(id)).toThrow(/Choose another name/);
    expect(() => whatIfOf(session, session.node, { weight: 1 })).toThrow(/between 0 and 1/);
  });

  test('an id made from a name never clashes, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('Trunk', 'Quarrel', 'Small')),
        (name) => {
          const session = new Session(odd);
          session.next();
          session.next();
          if (name.trim() === '') return;
          session.fork(name);
          session.wait(1);
          expect(roundTrip(session, session.node, oddFile)).toBeDefined();
        },
      ),
      { numRuns: 25 },
    );
  });
});

test('texts come back from the YAML as they were, whatever is in them', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((value) => value.trim() !== '');
  const session = new Session(odd);
  session.next();
  session.next();
  session.wait(1);
  const base = whatIfOf(session);
  fc.assert(
    fc.property(text, text, text, (title, why, ask) => {
      const [first] = base.steps;
      if (!first) return;
      const file = {
        ...base,
        title,
        why,
        steps: [{ ...first, title: ask, ask: [ask, { question: title, answer: why }] }],
      };
      const loaded = load(file, oddFile);
      expect(errors(loaded)).toEqual([]);
      const again = scenario(loaded);
      const step = again.steps.find(({ id }) => id === first.id);
      expect([again.title, again.branches.find(({ id }) => id === base.id)?.why]).toEqual([title, why]);
      expect(step).toMatchObject({ title: ask, ask: [{ question: ask }, { question: title, answer: why }] });
    }),
    { numRuns: 80 },
  );
});
