import { LIMITS } from '../file/limits.js';
import { parseWhen, type When } from '../file/when.js';
import { mainState, measureOf } from '../model/index.js';
import { type Branch, modelOf, type Scenario, type Step, type StepId, storyOf } from './scenario.js';
import { startWalk, type Walk, walkAct } from './walk.js';

/** A step of an outline, with where it leads and what could have been done instead. */
export interface OutlineStep {
  /** The step. */
  step: Step;
  /** The state of the model's first region that it leads to. */
  phase: string;
  /** The model's measure after the step; absent where it has none. */
  tension?: number;
  /** The branches that replace it. */
  instead: OutlineBranch[];
}

/** A branch of an outline: its own steps, and where its path ends once the steps it rejoins are played too. */
export interface OutlineBranch {
  /** The branch. */
  branch: Branch;
  /** Its own steps, in order. */
  steps: OutlineStep[];
  /** The step of another path with which it goes on; null where it ends by itself. */
  rejoin: StepId | null;
  /** The state of the model's first region at the end of the path. */
  phase: string;
  /** Whether that phase is an outcome. */
  ended: boolean;
  /** Hours since the start, at the end of the path. */
  hours: number;
}

/** What a scenario is, as its author wrote it. */
export interface Outline extends OutlineBranch {
  /** Steps that come before, from the scenario that it extends. */
  shared: number;
}

/**
 * The tree of steps and alternatives of a scenario; of a what-if, its own without those of the scenario
 * that it extends. Past 40,000 replayed steps outcomes are those of the fork.
 */
export function outlineOf(scenario: Scenario): Outline | undefined {
  const story = storyOf(scenario);
  const model = modelOf(scenario);
  const start = parseWhen(scenario.start);
  const main = story.branch(scenario.main);
  if (!start || !main) return undefined;
  const path = story.path(main.id);
  const shared = Math.max(0, path.indexOf(main.steps[0] ?? ''));
  let replayed = 0;
  const walked = (walk: Walk, id: StepId, from: When): Walk => {
    const step = story.step(id);
    replayed += 1;
    return step && replayed <= LIMITS.replayed ? walkAct(walk, step, from).walk : walk;
  };
  const outline = (branch: Branch, from: Walk): OutlineBranch => {
    let walk = from;
    const steps = branch.steps.flatMap((id): OutlineStep[] => {
      const step = story.step(id);
      if (!step) return [];
      const instead = story.alternatives(id).map((other) => outline(other, walk));
      walk = walked(walk, id, start);
      const tension = measureOf(walk.position);
      return [{ step, phase: mainState(walk.position), ...(tension !== undefined && { tension }), instead }];
    });
    for (const id of story.tail(branch)) walk = walked(walk, id, start);
    const phase = mainState(walk.position);
    const ended = model.outcomes.has(phase);
    return { branch, steps, rejoin: branch.rejoin, phase, ended, hours: walk.position.hours };
  };
  let before = startWalk(model);
  for (const id of path.slice(0, shared)) before = walked(before, id, start);
  return { ...outline(main, before), shared };
}
