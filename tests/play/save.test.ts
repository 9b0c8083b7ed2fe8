import { describe, expect, test } from 'vitest';
import {
  parseRun,
  type Run,
  replayWork,
  resume,
  Session,
  SessionError,
  toRun,
  wholePath,
} from '../../src/play/index.js';
import { january, small } from '../helpers/scenarios.js';

const THREE = `  - { id: one, by: responder, move: condemn, title: One, sources: [own] }
  - { id: two, by: responder, move: recallAmbassador, title: Two, sources: [own] }
  - { id: three, by: responder, move: protest, title: Three, sources: [own] }
`;

function run(): Run {
  const session = new Session(small(THREE));
  while (session.nextStep) session.next();
  session.jump(2);
  session.fork('quiet');
  session.take({ type: 'protest', by: 'responder' });
  session.wait(100);
  return toRun(session);
}

describe('a run against a scenario that has changed since', () => {
  test('unchanged: nothing to say', () => {
    expect(resume(run(), small(THREE))).toMatchObject({ changes: [], unplayed: [] });
  });

  test('a step is gone: its move is made freely, and the rest is replayed', () => {
    const { session, changes, unplayed } = resume(run(), small(THREE.replace(/.*id: two.*\n/, '')));
    expect(changes[0]).toMatch(/has changed/);
    expect(changes.join('\n')).toMatch(
      /The step two is no longer in the scenario; recallAmbassador by responder was made as a free move/,
    );
    expect(unplayed).toEqual([]);
    expect(session.configuration.phase).toBe('standoff');
    expect(session.branches().map((branch) => branch.name)).toContain('quiet');
  });

  test('a step does something else now: it is played as it is now, and said', () => {
    const { changes } = resume(run(), small(THREE.replace('recallAmbassador', 'expelAmbassador')));
    expect(changes.join('\n')).toMatch(
      /The step two is now expelAmbassador by responder; the run had recallAmbassador/,
    );
  });

  test('a move is refused now: it and what hung on it are kept unplayed, other branches are replayed', () => {
    const changed = small(THREE.replace('move: condemn', 'move: breakRelations').replace(/.*id: two.*\n/, ''));
    const { session, changes, unplayed } = resume(run(), changed);
    expect(unplayed.map((entry) => ('step' in entry ? entry.step : entry.do))).toEqual(['two', 'three']);
    expect(changes.join('\n')).toMatch(/Not replayed: the step two\. Recall the ambassador is not possible here/);
    expect(session.configuration.phase).toBe('standoff');
    const saved = parseRun(JSON.stringify(toRun(session, unplayed)));
    expect(saved.unplayed).toEqual(unplayed);
    expect(resume(saved, changed).unplayed).toEqual(unplayed);
  });

  test('what is wrong again and again is said once, with how often', () => {
    const { log } = run();
    const [step] = log;
    if (step?.do !== 'step') throw new Error('The run begins with a step.');
    const free = { do: 'move', move: 'restoreTies', by: 'responder', node: 900 } as const;
    const wait = { do: 'wait', hours: 5, node: 901 } as const;
    const jump = (node: number) => ({ do: 'jump', node }) as const;
    const damaged = [step, free, ...Array(40).fill(wait), ...Array.from({ length: 30 }, (_, n) => jump(100 + n))];
    const { changes, unplayed } = resume({ ...run(), log: damaged }, small(THREE));
    expect(unplayed).toHaveLength(71);
    expect(changes).toEqual([
      expect.stringMatching(/^Not replayed: restoreTies by responder\. Restore ties is not possible here: /),
      'Not replayed: a wait of 5 h and 39 more. It follows something that could not be replayed.',
      'Not replayed: jump to position 100 and 29 more. That position could not be replayed.',
    ]);
  });

  test('another scenario: refused', () => {
    expect(() => resume(run(), january)).toThrow(/belongs to the scenario small/);
  });
});

describe('a run file from anybody', () => {
  test.each([
    ['nothing', '', /not JSON/],
    ['half a file', JSON.stringify(run()).slice(0, 200), /cut off/],
    ['something else', '{"hello": 1}', 'This is not a run file of Offramp. The page and `offramp play` save one.'],
    ['a list', '[]', 'This is not a run file of Offramp. The page and `offramp play` save one.'],
    [
      'a shard',
      '{"offramp": "shard", "version": 2}',
      'This is not a run file of Offramp but a shard: `offramp merge` joins those.',
    ],
    ['a later version', JSON.stringify({ ...run(), version: 2 }), /version 2/],
    [
      'a move that is none',
      JSON.stringify(run()).replaceAll('"recallAmbassador"', '"recall the ambassador"'),
      'This is not a run file of Offramp, or a damaged one: move in entry 4 of log is not what it should be. Save the run again, or take another.',
    ],
    [
      'no scenario',
      JSON.stringify({ ...run(), scenario: { id: 'small' } }),
      'This is not a run file of Offramp, or a damaged one: title in scenario is not what it should be. Save the run again, or take another.',
    ],
    [
      'a prototype',
      JSON.stringify(run()).replace('"offramp"', '"__proto__":{"polluted":1},"offramp"'),
      'This is not a run file of Offramp, or a damaged one: it holds more than a run. Save the run again, or take another.',
    ],
    ['far too much', ' '.repeat(9 * 1024 * 1024), /8 MiB/],
  ])('%s', (_, text, message) => {
    expect(() => parseRun(text)).toThrow(message);
    expect(() => parseRun(text)).toThrow(SessionError);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('positions that are not there are skipped, not followed', () => {
    const { unplayed } = resume({ ...run(), log: [{ do: 'jump', node: 999_999 }] }, small(THREE));
    expect(unplayed).toHaveLength(1);
  });

  test.each(['toString', 'constructor', 'valueOf', 'nuke'])(
    'a move that the model does not have, %s, is skipped',
    (move) => {
      const log = [{ do: 'move', move, by: 'initiator', node: 1 } as const];
      const { changes, unplayed } = resume(parseRun(JSON.stringify({ ...run(), log })), small(THREE));
      expect(unplayed).toEqual(log);
      expect(changes).toEqual([`Not replayed: ${move} by initiator. There is no move ${move}.`]);
    },
  );
});

describe('the work of replaying a run', () => {
  test('is one an entry, and once for each position on the way to a fork', () => {
    const session = new Session(january);
    for (let step = 0; step < 4; step += 1) session.next();
    expect(replayWork(toRun(session))).toBe(4);
    session.fork('Another');
    expect(replayWork(toRun(session))).toBe(4 + 5);
    session.jump(1);
    session.fork('A third');
    expect(replayWork(toRun(session))).toBe(9 + 1 + 1);
  });
});

describe('the whole path of a run', () => {
  test('goes to the end of the script, and leaves the run where it stands', () => {
    const session = new Session(january);
    session.next();
    const log = session.log.length;
    const path = wholePath(session);
    expect(path.outcome).toMatchObject({ phase: 'restored', ended: true });
    expect(path.steps).toHaveLength(18);
    expect([session.node.id, session.log.length, session.nodes.length]).toEqual([1, log, 2]);
  });

  test('holds what was played of a branch that left the script', () => {
    const session = new Session(january);
    session.next();
    session.next();
    session.take({ type: 'condemn', by: 'responder' });
    session.back();
    session.jump(3);
    session.back();
    session.jump(3);
    expect(wholePath(session).steps).toHaveLength(3);
  });
});
