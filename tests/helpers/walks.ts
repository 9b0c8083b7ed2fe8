import fc from 'fast-check';
import { configurationKey, MoveError } from '../../src/model/index.js';
import { type Node, type Session, SessionError } from '../../src/play/index.js';

/** What a class might do, by numbers that are taken modulo what there is. */
export const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('next' as const) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('scripted' as const), pick: fc.nat(50) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('free' as const), pick: fc.nat(500) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 0, max: 130 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('back' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('jump' as const), pick: fc.nat(500) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('follow' as const), pick: fc.nat(500), on: fc.nat(20) }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('fork' as const), name: fc.string({ minLength: 1, maxLength: 12 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('mark' as const),
        pick: fc.nat(20),
        mark: fc.record(
          { name: fc.string({ maxLength: 12 }), note: fc.string(), hidden: fc.boolean(), removed: fc.boolean() },
          { requiredKeys: [] },
        ),
      }),
    },
  ),
  { maxLength: 30 },
);
export type Act = typeof acts extends fc.Arbitrary<(infer T)[]> ? T : never;

/** Does what an act says; what a session refuses is refused, and nothing else may be thrown. */
export function perform(session: Session, act: Act): void {
  try {
    switch (act.do) {
      case 'next':
        session.next();
        break;
      case 'scripted': {
        const ids = session.alternatives;
        if (ids.length > 0) session.take(ids[act.pick % ids.length] ?? '');
        break;
      }
      case 'free': {
        const free = session.moves().free.filter((move) => move.status === 'enabled');
        const move = free[act.pick % Math.max(1, free.length)];
        if (move) session.take({ type: move.move, by: move.by, ...(move.target && { target: move.target }) });
        break;
      }
      case 'wait':
        session.wait(act.hours);
        break;
      case 'back':
        session.back();
        break;
      case 'jump':
        session.jump(act.pick % session.nodes.length);
        break;
      case 'follow': {
        const branches = session.branches();
        session.jump(act.pick % session.nodes.length, branches[act.on % branches.length]?.id);
        break;
      }
      case 'fork':
        session.fork(act.name);
        break;
      case 'mark': {
        const branches = session.branches();
        session.mark(branches[act.pick % branches.length]?.id ?? '', act.mark);
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof SessionError || error instanceof MoveError)) throw error;
  }
}

/** All that matters of a node, as plain data. */
export function nodeData(node: Node): object {
  const { position, busyUntil, saidUntil } = node.walk;
  return {
    id: node.id,
    parent: node.parent?.id ?? null,
    kind: node.kind,
    branch: node.branch,
    move: node.move ?? null,
    by: node.by ?? null,
    target: node.target ?? null,
    deadline: node.deadline ?? null,
    waited: node.waited ?? null,
    step: node.step ?? null,
    script: node.script ?? null,
    key: configurationKey(position.snapshot),
    hours: position.hours,
    timers: position.timers,
    busyUntil,
    saidUntil,
  };
}
