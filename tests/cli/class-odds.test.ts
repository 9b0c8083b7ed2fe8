import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { debriefOf, runOf } from '../../src/class/index.js';
import { oddsOfClass } from '../../src/cli/explore/class-odds.js';
import { Klass } from '../class/helpers.js';
import { inside } from '../helpers/inside.js';
import { JANUARY, january, onOwnModel } from '../helpers/scenarios.js';

interface Point {
  step: string;
  before: Record<string, number>;
  after: Record<string, number>;
}

test('a lesson’s odds are those that Explore has of the same run, and of history where the class left it', async () => {
  const klass = new Klass(january);
  const ada = klass.join('Ada');
  const ask = (round: number, other: boolean) => {
    klass.attempt('teacher', { do: 'advance' });
    klass.teacher({ do: 'open', round, kind: 'poll' });
    const history = klass.round.options.find((option) => option === real(klass));
    const option = other ? klass.round.options.find((one) => one !== history) : history;
    klass.do(ada, { do: 'choose', round, option: option ?? '' });
    klass.teacher({ do: 'close', round });
    klass.teacher({ do: 'reveal', round });
  };
  ask(1, false);
  klass.teacher({ do: 'take', round: 1, how: 'majority' });
  ask(2, true);
  klass.teacher({ do: 'take', round: 2, how: 'majority' });
  klass.teacher({ do: 'end' });

  const odds = await oddsOfClass(klass.lesson);
  const [first, second] = debriefOf(klass.lesson).decisions.map(({ taken }) => taken?.options[0]?.replace('step:', ''));
  expect(odds).toMatchObject({ policy: { id: 'historical' }, runs: null });
  expect(odds.decisions).toHaveLength(2);

  const folder = await mkdtemp(join(tmpdir(), 'offramp-class-odds-'));
  try {
    const file = join(folder, 'class.json');
    writeFileSync(file, JSON.stringify(runOf(klass.lesson)));
    const explored = await inside([
      ...['explore', JANUARY, '--resume', file, '--from', 'start', '--runs', '0', '--json', '--workers', '1'],
    ]);
    const { path } = JSON.parse(explored.out) as { path: Point[] };
    for (const [index, step] of [first, second].entries()) {
      const point = path.find((one) => one.step === step);
      const moved = odds.decisions[index];
      for (const { state } of odds.ends) {
        expect(moved?.before?.ends[state]).toBeCloseTo(point?.before[state] ?? -1, 9);
        expect(moved?.taken?.ends[state]).toBeCloseTo(point?.after[state] ?? -1, 9);
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  // The class did as history the first time, and not the second.
  expect(odds.decisions[0]?.history).toEqual(odds.decisions[0]?.taken);
  expect(odds.decisions[1]?.history).not.toBeNull();
  expect(odds.decisions[1]?.history).not.toEqual(odds.decisions[1]?.taken);
});

test('where a fact has led beyond what the machine comes to by itself, there are none, and elsewhere there are', async () => {
  const klass = new Klass(onOwnModel('port-week'));
  for (const round of [1, 2]) {
    klass.teacher({ do: 'open', round, kind: 'hands' });
    klass.teacher({ do: 'close', round });
    klass.teacher({ do: 'reveal', round });
    if (round === 1) for (const step of ['out', 'fire']) klass.teacher({ do: 'move', option: `step:${step}` });
  }
  klass.teacher({ do: 'end' });
  const [first, second] = (await oddsOfClass(klass.lesson)).decisions;
  expect(first?.before).not.toBeNull();
  expect(second).toMatchObject({ before: null, taken: null });
  expect(second?.history).not.toBeNull();
});

/** What history did where a class stands. */
function real(klass: Klass): string | undefined {
  return debriefOf(klass.lesson).decisions.at(-1)?.history?.option;
}
