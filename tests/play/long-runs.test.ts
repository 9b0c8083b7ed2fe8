import { expect, test } from 'vitest';
import { type LogEntry, type Run, replayWork, resume, Session, toRun } from '../../src/play/index.js';
import { january } from '../helpers/scenarios.js';

const runOf = (log: LogEntry[]): Run => ({ ...toRun(new Session(january)), log });
/** One branch: a move that leaves the script, and waits. */
const waits = (count: number): LogEntry[] =>
  Array.from({ length: count }, (_, n) =>
    n === 0 ? { do: 'move', move: 'condemn', by: 'responder', node: 1 } : { do: 'wait', hours: 0, node: n + 1 },
  );

test('thousands of forks from the end of a long run are opened, each with what was played on it', () => {
  const deep = 3_000;
  const forks = Array.from({ length: deep }, (_, n): LogEntry[] => [
    { do: 'fork', name: 'f', node: deep },
    { do: 'wait', hours: 1, node: deep + 1 + n },
    { do: 'jump', node: deep },
  ]).flat();
  const { session, changes, unplayed } = resume(runOf([...waits(deep), ...forks]), january);
  expect([changes, unplayed]).toEqual([[], []]);
  expect(session.branches()).toHaveLength(deep + 2);
  expect(session.node.children).toHaveLength(deep);
  const last = session.node.children.at(-1);
  expect(last?.walk).toEqual(last && session.replayTo(last));
});

test('forks cost the way to them once, wherever they lead from', () => {
  const log = [...waits(10), { do: 'jump', node: 4 } as const, { do: 'fork', name: 'f', node: 4 } as const];
  expect(replayWork(runOf(log))).toBe(12 + 4);
  expect(replayWork(runOf([...log, { do: 'fork', name: 'g', node: 4 }]))).toBe(13 + 4);
  expect(replayWork(runOf([{ do: 'fork', name: 'f', node: 7 }]))).toBe(2);
});

test('thousands of marks and of moves from one position are opened', () => {
  const log: LogEntry[] = [];
  for (let n = 1; n <= 3_000; n += 1) {
    log.push({ do: 'wait', hours: n, node: n });
    log.push({ do: 'mark', branch: n === 1 ? 'trunk' : `branch-${n - 1}`, head: n, note: 'seen', node: n });
    log.push({ do: 'jump', node: 0 });
  }
  const { session, unplayed } = resume(runOf(log), january);
  expect(unplayed).toEqual([]);
  expect(session.branches().filter(({ note }) => note === 'seen')).toHaveLength(3_000);
});
