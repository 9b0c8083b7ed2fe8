import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Entry,
  type EntryAct,
  isRefused,
  type Lesson,
  newLesson,
  prepared,
  reduce,
  replay,
  viewOf,
} from '../../src/class/index.js';
import { briefed, hash } from './helpers.js';

interface Said {
  by: string;
  act: EntryAct;
  id: string;
}

const person = fc.constantFrom('p1', 'p2', 'p3', 'p4');
const round = fc.integer({ min: 1, max: 2 });
const option = fc.constantFrom(
  'step:iran-strikes',
  'step:iran-joint-investigation',
  'wait:24',
  'move:mobilise:responder',
  'move:strike:initiator',
  'step:nowhere',
);
const student: fc.Arbitrary<EntryAct> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('choose' as const), round, option }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('choose' as const), round, option, turn: fc.integer({ min: 0, max: 2 }) }),
  },
  fc.record({ do: fc.constant('say' as const), round, why: fc.constant('because') }),
  fc.record({ do: fc.constant('sit' as const), seat: fc.constantFrom('initiator', 'responder') }),
  fc.record({ do: fc.constant('note' as const), to: fc.constantFrom('all', 'responder'), text: fc.constant('a note') }),
);
const teacher: fc.Arbitrary<EntryAct> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      round,
      kind: fc.constantFrom('poll', 'seats', 'predict', 'groups', 'hands'),
      seconds: fc.constantFrom(5, undefined),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close' as const), round }) },
  fc.record({ do: fc.constant('reveal' as const), round }),
  fc.record({ do: fc.constant('take' as const), round, how: fc.constantFrom('majority', 'seats', 'history') }),
  fc.record({
    do: fc.constant('arrange' as const),
    mode: fc.constantFrom('class', 'seats'),
    assign: fc.constantFrom('free', 'spread'),
  }),
  fc.record({ do: fc.constant('seat' as const), person, seat: fc.constantFrom('initiator', 'responder', null) }),
  fc.record({ do: fc.constant('lead' as const), person }),
  fc.record({ do: fc.constant('remove' as const), person }),
  fc.constant<EntryAct>({ do: 'advance' }),
  fc.constant<EntryAct>({ do: 'back' }),
  fc.record({ do: fc.constant('hide' as const), entry: fc.integer({ min: 1, max: 20 }), hidden: fc.boolean() }),
);
const undefinedLess = (act: EntryAct): EntryAct =>
  Object.fromEntries(Object.entries(act).filter(([, value]) => value !== undefined)) as EntryAct;
const said: fc.Arbitrary<Omit<Said, 'id'>> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ by: person, act: student.map(undefinedLess) }) },
  { weight: 2, arbitrary: fc.record({ by: fc.constant('teacher'), act: teacher.map(undefinedLess) }) },
);

/** What was sent, as it comes out of a bad network: some of it lost, some twice, in another order. */
const arriving = fc.array(said, { minLength: 5, maxLength: 40 }).chain((list) => {
  const sent = list.map((one, index) => ({ ...one, id: `m${index}` }));
  return fc
    .array(fc.record({ at: fc.nat(sent.length - 1), late: fc.nat(12) }), { maxLength: 60 })
    .map((picks): Said[] => {
      const twice = picks.map(({ at, late }) => ({ place: at + late, one: sent[at] as Said }));
      const once = sent.map((one, place) => ({ place, one }));
      return [...once, ...twice].sort((a, b) => a.place - b.place).map(({ one }) => one);
    });
});

const begun = (['Ada', 'Ben', 'Eve', 'Dan'] as const).reduce<{ lesson: Lesson; log: Entry[] }>(
  ({ lesson, log }, name) => {
    const entry: Entry = { n: lesson.n + 1, at: lesson.n, by: 'server', act: { do: 'join', name, device: hash(name) } };
    const made = reduce(lesson, entry);
    if (isRefused(made)) throw new Error(made.reason);
    return { lesson: made, log: [...log, entry] };
  },
  { lesson: newLesson('ABCDEF', briefed), log: [] },
);
const decision: Entry = { n: begun.lesson.n + 1, at: 0, by: 'teacher', act: { do: 'advance' } };

/** Hands what arrives to a class. @returns every class that there was, and the log */
function handed(list: readonly Said[]): { lessons: Lesson[]; log: Entry[] } {
  let lesson = reduce(begun.lesson, decision) as Lesson;
  const log = [...begun.log, decision];
  const lessons = [lesson];
  for (const [index, { by, act, id }] of list.entries()) {
    const full = by === 'teacher' && act.do === 'open' ? prepared(lesson, act) : act;
    const entry: Entry = { n: lesson.n + 1, at: 1_000 * (index + 1), by, id, act: full };
    const made = reduce(lesson, entry);
    if (isRefused(made)) continue;
    lesson = made;
    log.push(entry);
    lessons.push(lesson);
  }
  return { lessons, log };
}

/** A class without what it is made with anew each time. */
const plain = (lesson: Lesson) =>
  JSON.stringify(lesson, (_, value) => (value instanceof Map ? [...value] : value instanceof Set ? [...value] : value));

describe('whatever a network does with messages', () => {
  test('replaying the log gives the same class and the same views', () => {
    fc.assert(
      fc.property(arriving, (list) => {
        const { lessons, log } = handed(list);
        const lesson = lessons.at(-1) as Lesson;
        const again = replay('ABCDEF', briefed, JSON.parse(JSON.stringify(log)) as Entry[]);
        expect(plain(again)).toBe(plain(lesson));
        for (const who of [{ as: 'teacher' }, { as: 'wall' }, { as: 'student', person: 'p1' }] as const)
          expect(viewOf(again, who)).toEqual(viewOf(lesson, who));
      }),
      { numRuns: 40 },
    );
  });

  test('a choice that was made stays, once, and a closed round is never changed', () => {
    fc.assert(
      fc.property(arriving, (list) => {
        const { lessons } = handed(list);
        for (const [index, lesson] of lessons.entries()) {
          const next = lessons[index + 1];
          if (!next) break;
          for (const [at, before] of lesson.rounds.entries()) {
            const after = next.rounds[at];
            const chosen = [...before.choices].map(([id, choice]) => [id, choice.option]);
            const then = [...(after?.choices ?? [])].map(([id, choice]) => [id, choice.option]);
            if (before.status === 'open') {
              const gone = chosen.filter(([id]) => !then.some(([other]) => other === id));
              for (const [id = ''] of gone) expect(next.people.get(id)?.removed).toBe(true);
              for (const [id, option] of chosen)
                expect(then.filter(([other]) => other === id).every(([, one]) => one === option)).toBe(true);
            } else {
              expect(then).toEqual(chosen);
              expect([...(after?.decided ?? [])]).toEqual([...before.decided]);
              expect(after?.groups.map(({ play }) => play.acts)).toEqual(before.groups.map(({ play }) => play.acts));
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('nothing secret is in the view of somebody who may not see it', () => {
  fc.assert(
    fc.property(arriving, (list) => {
      for (const lesson of handed(list).lessons.filter(
        (_, index, all) => index % 5 === 0 || index === all.length - 1,
      )) {
        const held = lesson.rounds.at(-1);
        const views = ['p1', 'p2', 'p3', 'p4'].map(
          (id) => [id, viewOf(lesson, { as: 'student', person: id })] as const,
        );
        for (const view of [
          viewOf(lesson, { as: 'wall' }),
          viewOf(lesson, { as: 'teacher' }),
          ...views.map(([, one]) => one),
        ]) {
          const text = JSON.stringify(view) ?? '';
          for (const { device } of lesson.people.values()) expect(text).not.toContain(device);
        }
        for (const [id, view] of views) {
          const text = JSON.stringify(view) ?? '';
          const seat = lesson.people.get(id)?.seat;
          for (const role of ['initiator', 'responder'])
            if (seat !== role) expect(text).not.toContain(`SECRET-${role}`);
          expect(view?.teacher ?? null).toBeNull();
          if (held?.status !== 'revealed') {
            expect([view?.round?.results ?? null, view?.round?.history ?? null, view?.round?.taken ?? null]).toEqual([
              null,
              null,
              null,
            ]);
            expect(text).not.toContain('"history":"step');
            expect(text).not.toContain('"kind":"history"');
          }
        }
        const wall = viewOf(lesson, { as: 'wall' });
        expect([wall?.teacher, wall?.briefing, wall?.notes, wall?.me]).toEqual([null, null, null, null]);
        expect(JSON.stringify(wall)).not.toContain('SECRET');
        if (held?.status !== 'revealed')
          expect([wall?.round?.results ?? null, wall?.round?.taken ?? null]).toEqual([null, null]);
      }
    }),
    { numRuns: 40 },
  );
});
