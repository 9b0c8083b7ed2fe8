import { type ClassOdds, type Lesson, momentsOf, namesOf, type Play } from '../../class/index.js';
import { usualPolicy } from '../../explore/policy/builtin.js';
import { modelOf } from '../../scenario/scenario.js';
import { Hand } from './crew.js';

/** One after the other: solving may want a gigabyte. */
let before: Promise<unknown> = Promise.resolve();

/**
 * How the odds stood and moved at each decision of a lesson, as Explore has them. They are worked out in a worker, so
 * that whoever serves classes goes on doing so.
 */
export function oddsOfClass(lesson: Lesson): Promise<ClassOdds> {
  const made = before.then(() => workedOut(lesson));
  before = made.catch(() => {});
  return made;
}

async function workedOut(lesson: Lesson): Promise<ClassOdds> {
  const { scenario } = lesson.play;
  const model = modelOf(scenario);
  const policy = usualPolicy(model);
  const outcomes = [...model.outcomes.keys()];
  const moments = momentsOf(lesson);
  // Most decisions begin where the one before them led.
  const places = new Map<string, { index: number; acts: Play['acts'] }>();
  for (const acts of moments.flatMap(({ before, taken, history }) => [before, taken, history])) {
    if (acts === null) continue;
    const key = acts.join(' ');
    if (!places.has(key)) places.set(key, { index: places.size, acts });
  }
  const question = { policy, outcomes, free: false, seed: 0, runs: 0, axes: [] };
  const hand = Hand.hire({ path: { scenario }, from: 0, odds: question }, true);
  try {
    await hand.ask('graph');
    const { odds, runs } = await hand.ask(
      'at',
      [...places.values()].map(({ acts }) => acts),
    );
    const at = (acts: Play['acts']) => {
      const found = odds[places.get(acts.join(' '))?.index ?? -1];
      return found ? { ends: found.ends, never: found.never } : null;
    };
    const names = namesOf(scenario);
    return {
      ...{ policy: { id: policy.id, title: policy.title }, runs },
      ends: outcomes.map((state) => ({ state, title: names.state(model.main.id, state) })),
      decisions: moments.map(({ before, taken, history }) => ({
        before: at(before),
        taken: taken && at(taken),
        history: history && at(history),
      })),
    };
  } finally {
    await hand.end();
  }
}
