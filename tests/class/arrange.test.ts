import { expect, test } from 'vitest';
import { viewOf } from '../../src/class/index.js';
import { Klass } from './helpers.js';

const OWN = [
  { id: 'initiator', name: 'The government in Tehran', roles: ['initiator'] },
  { id: 's1', name: 'Islamabad and the militants', roles: ['responder', 'militants'] },
  { id: 's2', name: 'The press', roles: [] },
];

function seated(): { klass: Klass; people: string[] } {
  const klass = new Klass();
  const people = ['Ada', 'Ben', 'Chloé', 'Dora'].map((name) => klass.join(name));
  klass.teacher({ do: 'arrange', mode: 'seats', assign: 'teacher', seats: OWN });
  for (const [index, seat] of ['initiator', 'initiator', 's1', 's2'].entries())
    klass.teacher({ do: 'seat', person: people[index] ?? '', seat });
  return { klass, people };
}

test('who leads a seat leads it still when seats are named anew, or given otherwise', () => {
  const { klass, people } = seated();
  const [, ben = ''] = people;
  klass.teacher({ do: 'lead', person: ben });
  klass.teacher({
    do: 'arrange',
    mode: 'seats',
    seats: [{ ...(OWN[0] as (typeof OWN)[0]), name: 'Tehran' }, ...OWN.slice(1)],
  });
  klass.teacher({ do: 'arrange', mode: 'seats', assign: 'free' });
  expect(klass.lesson.seats[0]).toMatchObject({ name: 'Tehran', lead: ben });
});

test('a seat that plays no role watches: it is not asked, waits for nobody, and decides nothing', () => {
  const { klass, people } = seated();
  const [ada = '', , chloe = '', dora = ''] = people;
  klass.teacher({ do: 'advance' });
  klass.teacher({ do: 'open', round: 1, kind: 'seats', order: 'in-turn' });
  expect(klass.round.queue).toEqual(['initiator', 's1']);
  expect(viewOf(klass.lesson, { as: 'student', person: dora })?.me).toMatchObject({ asked: false, options: [] });
  expect(viewOf(klass.lesson, { as: 'teacher' })?.round?.asked).toBe(3);
  expect(klass.attempt(dora, { do: 'choose', round: 1, option: 'wait:24' })?.refused).toBe('not-your-seat');
  // It may say something to everybody all the same.
  klass.do(dora, { do: 'note', to: 'all', text: 'Sources speak of a strike.' });
  klass.do(ada, { do: 'choose', round: 1, option: 'wait:24' });
  klass.do(chloe, { do: 'choose', round: 1, option: 'wait:24' });
  klass.teacher({ do: 'close', round: 1 });
  expect([...klass.round.decided.keys()]).toEqual(['initiator', 's1']);
});
