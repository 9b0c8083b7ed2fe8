import { type Step, type StepId, type Story, type Walk, type When, walkAct } from '../../scenario/index.js';
import { type StateGraph, stateOf } from '../graph/graph.js';

/** Where a run stands on the script: a branch, and which of its steps comes next. */
export interface Place {
  branch: string;
  next: number;
}

/** One thing the script may do next: what happens, in order, and what then comes. */
export interface Way {
  weight: number;
  /** Each with the hour since the start at which it happens, and where the crisis stands once it has. */
  events: { event: number; hour: number; walk: Walk }[];
  place: Place;
}

/** What the script may do next at a place, and where it ends: after how likely a wait that brings nothing. */
export interface Ways {
  ways: Way[];
  leaves: { weight: number; walk: Walk }[];
}

/**
 * What the script may do next, waits in which nothing happens passed over.
 *
 * @param place undefined off the script, which then offers nothing
 */
export function waysFrom(story: Story, start: When, graph: StateGraph, from: Walk, place: Place | undefined): Ways {
  const ways: Way[] = [];
  const leaves: Ways['leaves'] = [];
  const work = [{ walk: from, place, mass: 1 }];
  for (let item = work.pop(); item; item = work.pop()) {
    const { walk, place: here, mass } = item;
    const offered = (here ? sharesAt(story, here) : []).flatMap(({ step, share }) => {
      // What an author sets follows from no move, so the odds end with the script there.
      if (step.set) return [];
      const walked = walkAct(walk, step, start);
      return walked.refused && step.move !== 'wait' ? [] : [{ step, share, walked }];
    });
    const total = offered.reduce((sum, { share }) => sum + share, 0);
    if (!here || total <= 0) {
      leaves.push({ weight: mass, walk });
      continue;
    }
    for (const { step, share, walked } of offered) {
      const weight = (mass * share) / total;
      if (weight <= 0) continue;
      const events = walked.fired.map(({ type, position }) => ({
        event: graph.events.findIndex(({ event }) => event.type === type),
        hour: position.hours,
        walk: { ...walk, position },
      }));
      if (step.move !== 'wait' && step.move !== 'event')
        events.push({
          event: graph.events.findIndex(
            ({ move }) => move?.type === step.move && move?.by === step.by && move?.target === step.target,
          ),
          hour: walked.walk.position.hours,
          walk: walked.walk,
        });
      // On the branch that is followed a step may belong to another one, which it shares or rejoins.
      const following = story.path(here.branch)[here.next] === step.id;
      const next = following
        ? { branch: here.branch, next: here.next + 1 }
        : { branch: step.branch, next: story.path(step.branch).indexOf(step.id) + 1 };
      const last = events.at(-1);
      if (!last) work.push({ walk: walked.walk, place: next, mass: weight });
      else if (stateOf(graph, walked.walk.position.snapshot) >= 0) {
        // A wait goes on after the last deadline that passes within it.
        last.walk = walked.walk;
        ways.push({ weight, events, place: next });
      }
    }
  }
  return { ways, leaves };
}

/** The steps that a decision point offers, with the share of each: alternatives have their weights, the rest is the step's own. */
export function sharesAt(story: Story, { branch, next }: Place): { step: Step; share: number }[] {
  const id = story.path(branch)[next];
  if (id === undefined) return [];
  let root = id;
  for (let at = story.step(root); at; at = story.step(root)) {
    const owner = story.branch(at.branch);
    if (owner?.steps[0] !== root || owner.insteadOf === null) break;
    root = owner.insteadOf;
  }
  const shares: { step: Step; share: number }[] = [];
  const work: { id: StepId; mass: number }[] = [{ id: root, mass: 1 }];
  for (let item = work.shift(); item; item = work.shift()) {
    const alternatives = story.alternatives(item.id);
    const given = alternatives.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
    const scale = given > 1 ? 1 / given : 1;
    for (const alternative of alternatives)
      if (alternative.steps[0] !== undefined)
        work.push({ id: alternative.steps[0], mass: item.mass * (alternative.weight ?? 0) * scale });
    const step = story.step(item.id);
    if (step) shares.push({ step, share: item.mass * Math.max(0, 1 - given * scale) });
  }
  return shares;
}
