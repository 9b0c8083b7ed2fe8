import { type Model, type ModelSource, type MoveId, modelFrom, type RoleId, shippedModel } from '../model/index.js';
import type { Briefing, LessonPart, Level, ScenarioMap, Term } from './about-schema.js';
import type { ExpectFile, SourceFile } from './schema.js';
import type { Before } from './walk.js';

/** Id of a step, unique in its scenario. */
export type StepId = string;
/** Id of a branch: `trunk`, that of the alternative that it begins with, or of its what-if. */
export type BranchId = string;

/** Id of the branch that is the historical line. */
export const TRUNK: BranchId = 'trunk';

/** A question for the class. */
export interface Question {
  /** The question itself. */
  question: string;
  /** For the teacher. */
  answer?: string;
}

/** Where another report disagrees. */
export interface Disputed {
  /** The date that it gives. */
  at?: string;
  /** Id of the report. */
  source: string;
  /** What it says. */
  note?: string;
}

/** A picture to a step. */
export interface Picture {
  /** Its file, as it is named from the folder of the scenario. */
  file: string;
  /** What is to be seen. */
  alt?: string;
  /** Who made it. */
  credit?: string;
}

/** A move on a path, or `wait`: nobody moves for a while. */
export interface Step {
  /** Its id. */
  id: StepId;
  /** The branch it belongs to. */
  branch: BranchId;
  /** As the file gives it; absent where no report dates it. */
  at?: string;
  /** About when it was, where no report dates it but those of the steps around it do: before the start. */
  about?: string;
  /** Without a date, and after the start: the dated step that it comes before, which can keep its date. */
  before?: Before;
  /** Who makes the move; absent of a wait. */
  by?: RoleId;
  /** Which of several that act in this role. */
  party?: string;
  /** Whom the move is aimed at, where it names somebody. */
  target?: RoleId;
  /** The move, `wait`, or `event` for a fact that is no move of the model. */
  move: MoveId | 'wait' | 'event';
  /** Of an event: what its author sets. */
  set?: Readonly<Record<string, string | number>>;
  /** How long it keeps everybody busy, or how long the wait is, in hours. */
  hours?: number;
  /** Language of its texts, where that is not the scenario's: of a step of the scenario that a what-if leaves. */
  language?: string;
  /** What happened, in one line. */
  title: string;
  /** What happened, in a few sentences, with a small Markdown. */
  text?: string;
  /** A picture to it. */
  picture?: Picture;
  /** Ids of the reports that it rests on. */
  sources: string[];
  /** Where other reports disagree. */
  disputed: Disputed[];
  /** Questions for the class. */
  ask: Question[];
  /** Where the move only nearly fits what happened: why. */
  nearly?: string;
  /** What must hold after it. */
  expect?: ExpectFile;
}

/** A path that leaves another one at a step; the trunk leaves none. */
export interface Branch {
  /** Its id. */
  id: BranchId;
  /** What it is called. */
  title: string;
  /** The branch it leaves; null for the trunk. */
  parent: BranchId | null;
  /** The step that the branch replaces. */
  insteadOf: StepId | null;
  /** Why it was plausible. */
  why?: string;
  /** Between 0 and 1; what all alternatives of a decision point leave over is the path's own. */
  weight?: number;
  /** The branch's own steps, in order. */
  steps: StepId[];
  /** The step of another path with which the branch goes on. */
  rejoin: StepId | null;
}

/** Who stands behind a role. */
export interface Country {
  /** What it is called on the screen. */
  name: string;
  /** Its capital; for readers of the file. */
  capital?: string;
  /** Who is meant; for readers of the file. */
  note?: string;
  /** Several that act in this role, by id. */
  parties?: Readonly<Record<string, { name: string; note?: string | undefined }>>;
}

/** A scenario that was loaded and checked. Plain data: it survives JSON. */
export interface Scenario {
  /** Its id, which is its file's name. */
  id: string;
  /** What it is called. */
  title: string;
  /** What it is about, in a few sentences. */
  summary: string;
  /** Language of its texts, a BCP 47 tag. */
  language: string;
  /** The machine it runs on. */
  model: string;
  /** What that is made from, where it is not a model as it comes with Offramp. */
  machine?: ModelSource;
  /** Who stands behind each role of the model. */
  actors: Readonly<Record<RoleId, Country>>;
  /** Hour 0 of the simulated clock. */
  start: string;
  /** How much a class has to know beforehand. */
  level?: Level;
  /** Where in the world it was, to find it by. */
  regions: readonly string[];
  /** What its map shows. */
  map?: ScenarioMap;
  /** A lesson plan, for the teacher. */
  lesson: readonly LessonPart[];
  /** Terms that need a word. */
  glossary: readonly Term[];
  /** What each side is told when a class plays it, by role. */
  briefings?: Readonly<Record<RoleId, Briefing>>;
  /** What a class should be able to explain afterwards. */
  objectives: string[];
  /** The reports that its steps cite. */
  sources: SourceFile[];
  /** Id of the report that it follows. */
  mainSource?: string;
  /** Whether the page hides what is to come until the class has chosen. */
  predict?: boolean;
  /** The branch a replay follows by default: the trunk, or the what-if. */
  main: BranchId;
  /** The scenario this one extends, and the step it leaves it at. */
  extends?: { id: string; title: string; from: StepId };
  /** Every step, of whichever branch. */
  steps: Step[];
  /** The trunk and every branch. */
  branches: Branch[];
  /** SHA-256 over everything that decides how a run goes. */
  hash: string;
}

/** Look-ups in a scenario. */
export interface Story {
  /** The scenario that is looked into. */
  scenario: Scenario;
  /** A step by its id. */
  step(id: StepId): Step | undefined;
  /** A branch by its id. */
  branch(id: BranchId): Branch | undefined;
  /** All steps of a branch from the scenario's beginning, shared prefix and rejoined tail included. */
  path(id: BranchId): StepId[];
  /** The steps of other paths that a branch rejoins. */
  tail(branch: Branch): StepId[];
  /** Branches that replace a step. */
  alternatives(step: StepId): Branch[];
  /** Every other step that could be taken at the decision point of a step, whichever way it lies. */
  instead(step: StepId): StepId[];
}

const models = new WeakMap<Scenario, Model>();

/** The model that a scenario runs on, with what it sets of it. */
export function modelOf(scenario: Scenario): Model {
  let model = models.get(scenario);
  if (!model) {
    const found = scenario.machine ? modelFrom(scenario.machine) : shippedModel(scenario.model);
    if (!found) throw new Error(`There is no model ${scenario.model}.`);
    model = found;
    models.set(scenario, model);
  }
  return model;
}

/** What whoever acts is called: the party, where the step names one, or what stands behind the role. */
export function nameOf({ actors }: Pick<Scenario, 'actors'>, by: RoleId, party?: string): string {
  const actor = actors[by];
  return (party === undefined ? undefined : actor?.parties?.[party]?.name) ?? actor?.name ?? by;
}

const stories = new WeakMap<Scenario, Story>();

/** The look-ups of a scenario, made once. */
export function storyOf(scenario: Scenario): Story {
  let story = stories.get(scenario);
  if (!story) {
    story = makeStory(scenario);
    stories.set(scenario, story);
  }
  return story;
}

function makeStory(scenario: Scenario): Story {
  const steps = new Map(scenario.steps.map((step) => [step.id, step]));
  const branches = new Map(scenario.branches.map((branch) => [branch.id, branch]));
  const instead = new Map<StepId, Branch[]>();
  for (const branch of scenario.branches) {
    if (branch.insteadOf === null) continue;
    const list = instead.get(branch.insteadOf);
    if (list) list.push(branch);
    else instead.set(branch.insteadOf, [branch]);
  }
  const tail = (branch: Branch) =>
    tailOf(
      branch,
      (id) => branches.get(id),
      (step) => steps.get(step)?.branch,
    );
  const pathTo = (id: BranchId): StepId[] => {
    const own = branches.get(id);
    if (!own) return [];
    let path = [...own.steps, ...tail(own)];
    for (let branch = own; branch.parent !== null; ) {
      const parent = branches.get(branch.parent);
      if (!parent) break;
      path = [...parent.steps.slice(0, parent.steps.indexOf(branch.insteadOf ?? '')), ...path];
      branch = parent;
    }
    return path;
  };
  const owner = (step: StepId) => branches.get(steps.get(step)?.branch ?? '');
  const paths = new Map<BranchId, StepId[]>();
  const path = (id: BranchId): StepId[] => {
    const known = paths.get(id);
    if (known) return known;
    const made = pathTo(id);
    paths.set(id, made);
    return made;
  };
  return {
    scenario,
    step: (id) => steps.get(id),
    branch: (id) => branches.get(id),
    path,
    tail,
    alternatives: (id) => instead.get(id) ?? [],
    instead: (id) => {
      let root = id;
      for (let branch = owner(root); branch?.steps[0] === root && branch.insteadOf !== null; branch = owner(root))
        root = branch.insteadOf;
      const found: StepId[] = [root];
      for (const step of found)
        for (const branch of instead.get(step) ?? []) if (branch.steps[0] !== undefined) found.push(branch.steps[0]);
      return found.filter((step) => step !== id);
    },
  };
}

/**
 * The steps that a branch rejoins, without its own and those before. Ends where a branch comes up a
 * second time: that is a rejoin in a circle, which the loader reports.
 */
export function tailOf(
  branch: Branch,
  branchOf: (id: BranchId) => Branch | undefined,
  ownerOf: (id: StepId) => BranchId | undefined,
): StepId[] {
  const tail: StepId[] = [];
  const seen = new Set<StepId>();
  for (let rejoin = branch.rejoin; rejoin !== null && !seen.has(rejoin); ) {
    seen.add(rejoin);
    const owner = branchOf(ownerOf(rejoin) ?? '');
    if (!owner) break;
    for (const step of owner.steps.slice(owner.steps.indexOf(rejoin))) tail.push(step);
    rejoin = owner.rejoin;
  }
  return tail;
}
