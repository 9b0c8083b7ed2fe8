import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comingAfter, Session } from '../../src/play/index.js';
import { type LaneLayout, lanesOf } from '../../src/render/tree/lanes.js';
import { january } from '../helpers/scenarios.js';
import { acts, perform } from '../helpers/walks.js';

/** The lanes as text: branch, row it leaves, depth of its first position, ids of its positions. */
const drawing = ({ lanes }: LaneLayout) =>
  lanes.map(({ branch, from, depth, nodes }) => [branch, from?.row, depth, nodes.map(({ id }) => id)]);

function withAlternative(): Session {
  const session = new Session(january);
  for (let step = 0; step < 4; step += 1) session.next();
  session.jump(2);
  session.take('pakistan-quiet-protest');
  session.next();
  return session;
}

describe('lanes of a run', () => {
  test('the followed branch is the first lane, what leaves it lies below it', () => {
    const session = withAlternative();
    const { lanes, places } = lanesOf(session);
    expect(lanes.map(({ branch, row, depth }) => [branch, row, depth])).toEqual([
      ['trunk', 0, 0],
      ['pakistan-quiet-protest', 1, 3],
    ]);
    expect(lanes[1]?.from).toMatchObject({ node: { id: 2 }, row: 0 });
    expect(places.get(2)).toEqual({ row: 0, depth: 2 });
    expect(places.get(5)).toEqual({ row: 1, depth: 3 });
  });

  test('the branch that leaves last lies next to its parent, so that no fork crosses a lane', () => {
    const session = withAlternative();
    session.jump(4);
    session.take({ type: 'condemn', by: 'initiator' });
    expect(lanesOf(session).lanes.map(({ branch }) => branch)).toEqual(['trunk', 'branch-2', 'pakistan-quiet-protest']);
  });

  test('a hidden branch is not drawn, a removed one neither, and both can come back', () => {
    const session = withAlternative();
    const before = drawing(lanesOf(session));
    session.jump(0);
    session.mark('pakistan-quiet-protest', { hidden: true });
    expect(drawing(lanesOf(session))).toEqual([['trunk', undefined, 0, [0, 1, 2, 3, 4]]]);
    session.mark('pakistan-quiet-protest', { hidden: false, removed: true });
    expect(drawing(lanesOf(session))).toEqual([['trunk', undefined, 0, [0, 1, 2, 3, 4]]]);
    session.mark('pakistan-quiet-protest', { removed: false });
    expect(drawing(lanesOf(session))).toEqual(before);
  });

  test('a branch that leaves a hidden one keeps the way that led to it', () => {
    const session = withAlternative();
    const end = session.node.id;
    session.take({ type: 'standDown', by: 'initiator' });
    const late = session.node.id;
    session.jump(end - 1);
    session.take({ type: 'condemn', by: 'responder' });
    const early = session.node.id;
    session.mark('pakistan-quiet-protest', { hidden: true });
    session.jump(0);
    expect(drawing(lanesOf(session)).slice(1)).toEqual([
      ['branch-2', 0, 3, [end - 1, end, late]],
      ['branch-3', 1, 4, [early]],
    ]);
    session.mark('branch-2', { hidden: true });
    expect(drawing(lanesOf(session)).slice(1)).toEqual([['branch-3', 0, 3, [end - 1, early]]]);
  });

  test('the branch that the run stands on is drawn even when it is hidden', () => {
    const session = withAlternative();
    session.mark('pakistan-quiet-protest', { hidden: true });
    expect(lanesOf(session).lanes.map(({ branch }) => branch)).toContain('pakistan-quiet-protest');
  });

  test('a branch that was begun and not played has an empty lane', () => {
    const session = withAlternative();
    session.jump(3);
    session.fork('Another look');
    expect(lanesOf(session).lanes.find(({ nodes }) => nodes.length === 0)).toMatchObject({
      branch: 'branch-2',
      depth: 4,
      from: { node: { id: 3 }, row: 0 },
    });
  });
});

test('every position has exactly one place, lanes never overlap, and no fork crosses one', () => {
  fc.assert(
    fc.property(acts, acts, acts, (...lists) => {
      const session = new Session(january);
      for (const act of lists.flat()) perform(session, act);
      const { lanes, places } = lanesOf(session);
      const shown = new Set(
        session
          .branches()
          .filter(({ id, hidden, removed }) => (!hidden && !removed) || id === session.branch.id)
          .map(({ id }) => id),
      );
      // Each drawn position once, in the place that is said.
      const seen = new Map<number, string>();
      for (const [row, lane] of lanes.entries()) {
        expect(lane.row).toBe(row);
        for (const [index, node] of lane.nodes.entries()) {
          expect(seen.has(node.id)).toBe(false);
          seen.set(node.id, `${row} ${lane.depth + index}`);
          expect(places.get(node.id)).toEqual({ row, depth: lane.depth + index });
        }
      }
      expect(seen.size).toBe(places.size);
      expect(new Set(seen.values()).size).toBe(seen.size);
      // All of what is shown, with all that leads to it, one step further each.
      for (const node of session.nodes) {
        if (shown.has(node.branch)) expect(places.has(node.id)).toBe(true);
        const at = places.get(node.id);
        if (at && node.parent) expect(places.get(node.parent.id)?.depth).toBe(at.depth - 1);
      }
      // Each shown branch has one lane, and each lane one branch.
      const names = lanes.map(({ branch }) => branch);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(names)).toEqual(shown);
      // A fork goes straight down from the position it leaves, to the left of all that lies between.
      for (const { row, from, depth } of lanes) {
        if (!from) continue;
        expect(from.row).toBeLessThan(row);
        for (const between of lanes.slice(from.row + 1, row)) expect(between.depth).toBeGreaterThanOrEqual(depth);
      }
    }),
    { numRuns: 300 },
  );
});

test('what is still to come is what the script holds after a position', () => {
  const session = withAlternative();
  expect(comingAfter(session, session.nodeAt(4)).map(({ id }) => id)).toEqual(session.story.path('trunk').slice(4));
  session.take({ type: 'condemn', by: 'initiator' });
  expect(comingAfter(session, session.node)).toEqual([]);
});

test('lanes that grow with a run are those of the run made at once', () => {
  fc.assert(
    fc.property(acts, acts, (...lists) => {
      const [watched, whole] = [new Session(january), new Session(january)];
      for (const act of lists.flat()) {
        perform(watched, act);
        lanesOf(watched);
        perform(whole, act);
      }
      const [a, b] = [lanesOf(watched), lanesOf(whole)];
      expect(drawing(a)).toEqual(drawing(b));
      expect(a.places).toEqual(b.places);
    }),
    { numRuns: 60 },
  );
});
