import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configurationKey } from '../../src/model/index.js';
import { parseRun, RefusedError, resume, Session, toRun } from '../../src/play/index.js';
import { january } from '../helpers/scenarios.js';
import { acts, nodeData, perform } from '../helpers/walks.js';

function played(list: Parameters<typeof perform>[1][]): Session {
  const session = new Session(january);
  for (const act of list) perform(session, act);
  return session;
}

const again = (session: Session) => resume(parseRun(JSON.stringify(toRun(session))), january);

test('replaying a log gives the same tree, position and log: save and resume is the identity', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const session = played(list);
      const { session: other, changes, unplayed } = again(session);
      expect([changes, unplayed]).toEqual([[], []]);
      expect(other.nodes.map(nodeData)).toEqual(session.nodes.map(nodeData));
      expect(other.node.id).toBe(session.node.id);
      expect(other.branches()).toEqual(session.branches());
      expect(other.log).toEqual(session.log);
      expect(toRun(other)).toEqual(toRun(session));
    }),
    { numRuns: 250 },
  );
});

test('nothing that is done later changes a position that is there: a fork never changes the trunk', () => {
  fc.assert(
    fc.property(acts, acts, (before, after) => {
      const session = played(before);
      const then = session.nodes.map(nodeData);
      const log = structuredClone(session.log);
      session.jump(Math.floor(session.nodes.length / 2));
      session.fork('another way');
      for (const act of after) perform(session, act);
      expect(session.nodes.slice(0, then.length).map(nodeData)).toEqual(then);
      expect(session.log.slice(0, log.length)).toEqual(log);
    }),
    { numRuns: 150 },
  );
});

test('every position equals its prefix replayed from the start in virtual time', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const session = played(list);
      for (const node of session.nodes) {
        const walk = session.replayTo(node);
        expect(configurationKey(walk.position.snapshot)).toBe(configurationKey(node.walk.position.snapshot));
        expect([walk.position.hours, walk.position.timers]).toEqual([
          node.walk.position.hours,
          node.walk.position.timers,
        ]);
      }
    }),
    { numRuns: 100 },
  );
});

test('what a session offers as enabled it takes, and what it offers as blocked it refuses and stays as it was', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const session = played(list);
      const here = session.node.id;
      const { scripted, free, undefinedHere } = session.moves();
      const nodes = session.nodes.length;
      for (const move of free) {
        const event = { type: move.move, by: move.by, ...(move.target && { target: move.target }) };
        if (move.status === 'blocked') {
          expect(() => session.take(event)).toThrow(RefusedError);
          expect([session.node.id, session.nodes.length]).toEqual([here, nodes]);
        } else {
          expect(() => again(session).session.take(event)).not.toThrow();
        }
      }
      for (const move of scripted) {
        const take = () => again(session).session.take(move.step);
        if (move.status === 'blocked') expect(take).toThrow(RefusedError);
        else expect(take).not.toThrow();
      }
      for (const event of undefinedHere) expect(() => session.take(event)).toThrow(RefusedError);
    }),
    { numRuns: 40 },
  );
});
