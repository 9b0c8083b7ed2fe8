import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationKey } from '../../src/model/index.js';
import { type Node, outlook, parseRun, type Run, resume, Session, toRun } from '../../src/play/index.js';
import { loadScenario, type Scenario } from '../../src/scenario/index.js';
import { scenario, smallText } from '../helpers/scenarios.js';
import { acts, nodeData, perform } from '../helpers/walks.js';

/** Silence never ends the crisis, so that nothing but what fades goes on. */
const text = (steps = '') =>
  smallText(steps).replace(
    'start:',
    'deadlines: { silence: off }\npace: { fades: { pressure: { by: 1, days: 1 }, tension: { by: 2, days: 4 } } }\nstart:',
  );
const load = (content: string) => loadScenario({ file: 'small.yaml', content });
const fading: Scenario = scenario(load(text('  - { id: quiet, move: wait, hours: 8640, title: Nothing }\n')));

function played(): Session {
  const session = new Session(fading);
  while (session.nextStep) session.next();
  return session;
}

const deadlines = (session: Session) =>
  session.nodes.flatMap(({ kind, deadline, walk }) =>
    kind === 'deadline' ? [`${deadline} ${walk.position.hours}`] : [],
  );
const changes = ({ parent, walk }: Node) =>
  parent === null || configurationKey(walk.position.snapshot) !== configurationKey(parent.walk.position.snapshot);

describe('a number that fades', () => {
  test('makes a step only where it falls, however long nobody moves', () => {
    const session = played();
    expect(deadlines(session)).toEqual([
      'pressureFades 24',
      'pressureFades 48',
      'tensionFades 96',
      'tensionFades 192',
      'tensionFades 288',
    ]);
    expect(session.hours).toBe(360 * 24);
    expect(session.context).toMatchObject({ tension: 0, responderPressure: 0 });
  });

  test('is no deadline to wait for while it stands at its floor', () => {
    const session = new Session(fading);
    session.next();
    session.next();
    expect(session.timers.map(({ deadline }) => deadline)).toEqual(['pressureFades', 'tensionFades']);
    session.wait(2000);
    expect(session.timers).toEqual([]);
    expect(outlook(session).filter(({ choice }) => typeof choice === 'number')).toEqual([]);
    session.take({ type: 'mobilise', by: 'responder' });
    session.wait(0);
    expect(session.timers.map(({ deadline }) => deadline)).toContain('tensionFades');
  });

  test('falls when it would have, though the hours before it brought nothing', () => {
    const session = played();
    session.take({ type: 'mobilise', by: 'responder' });
    const { tension } = session.context;
    expect(tension).toBeGreaterThan(0);
    session.wait(96);
    expect(session.context.tension).toBe(0);
    expect(deadlines(session).at(-1)).toBe(`tensionFades ${360 * 24 + 96}`);
  });

  test('is not said to have passed before a move that is refused, where nothing fell', () => {
    const late = text(
      '  - { id: quiet, move: wait, hours: 2400, title: Nothing }\n  - { id: late, at: 2025-01-16, by: responder, move: restoreTies, title: Late, sources: [own] }\n',
    );
    const [refused] = load(late).problems.filter(({ message }) => /refuses/.test(message));
    expect(refused?.message).toMatch(/restoreTies/);
    expect(refused?.message).not.toMatch(/Fades/);
  });
});

describe('whatever is done while numbers fade', () => {
  const property = (holds: (session: Session) => void) =>
    fc.assert(
      fc.property(acts, (list) => {
        const session = new Session(fading);
        for (const act of list) perform(session, act);
        holds(session);
      }),
      { numRuns: 60 },
    );

  test('each step that a deadline makes changes something', () => {
    property((session) => {
      for (const node of session.nodes) if (/Fades/.test(node.deadline ?? '')) expect(changes(node)).toBe(true);
    });
  });

  test('a saved run is played again to the same tree', () => {
    property((session) => {
      const again = resume(parseRun(JSON.stringify(toRun(session))), fading);
      expect([again.changes, again.unplayed]).toEqual([[], []]);
      expect(again.session.nodes.map(nodeData)).toEqual(session.nodes.map(nodeData));
      expect(again.session.log).toEqual(session.log);
    });
  });

  test('every position equals its prefix replayed from the start', () => {
    property((session) => {
      for (const node of session.nodes) {
        const { position } = session.replayTo(node);
        expect(configurationKey(position.snapshot)).toBe(configurationKey(node.walk.position.snapshot));
        expect([position.hours, position.timers]).toEqual([node.walk.position.hours, node.walk.position.timers]);
      }
    });
  });
});

test('a run that was saved when every passing of a deadline was a step goes to the same positions', () => {
  // attack 1, hit 2; pressure and tension pass at 24, 48, 72, 96 (both), 120: 3-8; the wait 9.
  const old = (node: number): Run => ({
    ...toRun(new Session(fading)),
    log: [
      { do: 'step', step: 'attack', move: 'militantAttack', by: 'militants', target: 'initiator', node: 1 },
      { do: 'step', step: 'hit', move: 'strike', by: 'initiator', node: 2 },
      { do: 'wait', hours: 120, node: 9 },
      { do: 'jump', node },
    ],
  });
  const at = (node: number) => {
    const { session, unplayed } = resume(old(node), fading);
    expect(unplayed).toEqual([]);
    return `${session.node.kind} ${session.hours} ${session.node.deadline ?? ''}`.trim();
  };
  expect([3, 4, 6, 9].map(at)).toEqual([
    'deadline 24 pressureFades',
    'deadline 48 pressureFades',
    'deadline 96 tensionFades',
    'wait 120',
  ]);
  // Where nothing had fallen, the run goes to where something last did, and says so.
  expect([5, 7, 8].map(at)).toEqual([
    'deadline 48 pressureFades',
    'deadline 96 tensionFades',
    'deadline 96 tensionFades',
  ]);
  expect(resume(old(5), fading).changes.join()).toMatch(/At position 5 nothing had changed/);
  expect(resume(old(4), fading).changes).toEqual([]);
});
