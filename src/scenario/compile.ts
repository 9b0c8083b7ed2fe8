import { MAX_ID, unusedId } from '../file/ids.js';
import { LIMITS } from '../file/limits.js';
import type { Problem } from '../file/problem.js';
import { didYouMean } from '../file/suggest.js';
import type { Located, Path } from '../file/yaml.js';
import { type Model, targetsFor } from '../model/index.js';
import { type Gallery, galleryOf, type Look } from './pictures.js';
import { pathKey } from './salvage.js';
import {
  type Branch,
  type BranchId,
  type Disputed,
  type Picture,
  type Question,
  type Step,
  type StepId,
  TRUNK,
} from './scenario.js';
import type { AlternativeFile, QuestionFile, SourceFile, StepFile } from './schema.js';

/** The flat form of a file's tree of steps, with where each step stands in the file. */
export interface Flat {
  steps: Step[];
  branches: Branch[];
  /** Path into the YAML of every step of this file. */
  paths: Map<StepId, Path>;
  problems: Problem[];
  /** Where replaying a branch stops because a step there is broken: an index into its steps. */
  stops: Map<BranchId, number>;
  /** Paths of broken steps and of what was taken out of others. */
  broken: ReadonlySet<string>;
}

/** Ids that are taken already, by the scenario that a what-if extends. */
export interface Taken {
  steps: ReadonlySet<string>;
  sources: ReadonlySet<string>;
}

/** What a file's steps are read with. */
export interface Ground {
  /** The model that they run on. */
  model: Model;
  /** The role of each party that acts in one with others. */
  parties: ReadonlyMap<string, string>;
  /** Looks at pictures; without it nothing is said of them. */
  look?: Look | undefined;
}

/**
 * Flattens the steps of a file into steps and branches. Duplicate ids are reported and skipped, so
 * that everything else is still checked.
 */
export function flatten(
  located: Located,
  main: Branch,
  steps: StepFile[],
  sources: SourceFile[],
  taken: Taken,
  broken: ReadonlySet<string>,
  ground: Ground,
): Flat {
  const flat: Flat = { steps: [], branches: [main], paths: new Map(), problems: [], stops: new Map(), broken };
  const known = new Set(taken.sources);
  const gallery = galleryOf(located, ground.look);
  for (const [index, source] of sources.entries()) {
    if (known.has(source.id)) {
      flat.problems.push(
        located.problem(
          ['sources', index, 'id'],
          'duplicate-id',
          `There are two sources with the id ${source.id}.`,
          'Rename one.',
        ),
      );
    }
    known.add(source.id);
    if (source.url?.startsWith('http://'))
      flat.problems.push(
        located.problem(
          ['sources', index, 'url'],
          'plain-http',
          `url ${JSON.stringify(source.url.slice(0, 60))} begins with http://, so nobody can be sure who answers there.`,
          'Write https:// if the page has it, or the address of an archived copy.',
          { severity: 'warning' },
        ),
      );
  }
  // A queue of lists instead of recursion: files may fork deep. Branches come out level by level.
  const work: { list: StepFile[]; branch: Branch; path: Path }[] = [{ list: steps, branch: main, path: ['steps'] }];
  for (const { list, branch, path } of work) {
    for (const [index, file] of list.entries()) {
      const here = [...path, index];
      if (broken.size > 0 && broken.has(pathKey(here))) stop(flat, branch);
      if (flat.steps.length >= LIMITS.steps) {
        flat.problems.push(
          located.problem(
            here,
            'too-large',
            `A scenario has at most ${LIMITS.steps} steps.`,
            'Split it into a scenario and what-ifs.',
          ),
        );
        return flat;
      }
      if (!addStep(flat, located, file, branch, here, known, taken, broken, ground, gallery)) continue;
      for (const [n, alternative] of (file.instead ?? []).entries()) {
        const at = [...here, 'instead', n];
        const fork = forkOf(alternative, branch.id, file.id);
        if (broken.size > 0 && broken.has(pathKey(at))) stop(flat, fork);
        if (!addStep(flat, located, alternative, fork, at, known, taken, broken, ground, gallery)) continue;
        flat.branches.push(fork);
        if (alternative.then) work.push({ list: alternative.then, branch: fork, path: [...at, 'then'] });
      }
    }
  }
  return flat;
}

function forkOf(file: AlternativeFile, parent: BranchId, insteadOf: StepId): Branch {
  return {
    id: file.id,
    title: file.title,
    parent,
    insteadOf,
    why: file.why,
    weight: file.weight,
    steps: [],
    rejoin: file.rejoin ?? null,
  };
}

/** Nothing past this point of a branch can be replayed, because the step that comes next is broken. */
export function stop(flat: Flat, branch: Branch): void {
  if (!flat.stops.has(branch.id)) flat.stops.set(branch.id, branch.steps.length);
}

function addStep(
  flat: Flat,
  located: Located,
  file: StepFile,
  branch: Branch,
  path: Path,
  sources: ReadonlySet<string>,
  taken: Taken,
  broken: ReadonlySet<string>,
  ground: Ground,
  gallery: Gallery,
): boolean {
  const step = toStep(file, branch.id, ground);
  const who = whoProblem(step, file, located, path, ground) ?? setProblem(step, located, path, ground);
  if (who) stop(flat, branch);
  // A value that was wrong was taken out, and is not missing besides.
  if (who && !broken.has(pathKey([...path, who.key]))) flat.problems.push(who.problem);
  const unshown = step.picture && gallery.problem(step.picture.file, [...path, 'picture', 'file']);
  if (unshown) flat.problems.push(unshown);
  // Where the list of sources is broken itself, nothing can be said of what cites it; and no more is said than is shown.
  const judged = (id: string) => sources.has(id) || broken.has('sources') || flat.problems.length >= LIMITS.problems;
  for (const [index, id] of step.sources.entries()) {
    if (!judged(id))
      flat.problems.push(
        located.problem(
          [...path, 'sources', index],
          'unknown-source',
          `There is no source ${id}.`,
          didYouMean(id, [...sources]),
        ),
      );
  }
  for (const disputed of step.disputed) {
    if (!judged(disputed.source))
      flat.problems.push(
        located.problem(
          [...path, 'disputed'],
          'unknown-source',
          `There is no source ${disputed.source}.`,
          didYouMean(disputed.source, [...sources]),
        ),
      );
  }
  const main = flat.branches[0]?.id;
  if (flat.paths.has(step.id) || taken.steps.has(step.id) || step.id === TRUNK || step.id === main) {
    const hint = step.id === TRUNK ? 'The historical line has that name; take another.' : 'Rename one of them.';
    // To look for a free one costs time, so it is looked for only where a person would take it.
    const free = flat.problems.length > 20 ? undefined : freeId(step.id, flat, taken);
    flat.problems.push(
      located.problem([...path, 'id'], 'duplicate-id', `The id ${step.id} is taken.`, hint, {
        ...(free !== undefined && { fix: free }),
      }),
    );
    stop(flat, branch);
    return false;
  }
  flat.steps.push(step);
  flat.paths.set(step.id, path);
  branch.steps.push(step.id);
  return true;
}

/** The id with the first number after it that is free. */
function freeId(id: string, flat: Flat, taken: Taken): string {
  return unusedId(id.slice(0, MAX_ID - 4), new Set([...taken.steps, ...flat.paths.keys(), id, TRUNK]));
}

/** Why the actor cannot make the move, whatever the state, and the key that it is about; nothing where it can. */
function whoProblem(
  step: Step,
  file: StepFile,
  located: Located,
  path: Path,
  { model }: Ground,
): { key: 'by' | 'hours' | 'target'; problem: Problem } | undefined {
  if (step.move === 'wait') {
    if (step.hours !== undefined) return undefined;
    const hint = 'Say how many hours nobody moves, for instance `hours: 72`.';
    return { key: 'hours', problem: located.problem(path, 'missing', 'A wait needs `hours:`.', hint) };
  }
  const move = model.moves.get(step.move);
  if (!move) return undefined;
  const { by } = move;
  if (step.by === undefined) {
    const hint = `Say who makes the move: \`by: ${by[0]}\`.`;
    return { key: 'by', problem: located.problem(path, 'missing', 'The key by is missing here.', hint) };
  }
  if (!by.includes(step.by)) {
    const message = `${file.by} cannot make the move ${step.move}.`;
    return {
      key: 'by',
      problem: located.problem([...path, 'by'], 'wrong-actor', message, `Only ${by.join(' or ')} can.`),
    };
  }
  const possible = targetsFor(move, step.by);
  if (move.targets && (step.target === undefined || !possible.includes(step.target))) {
    const hint = `Say whom it hits: ${possible.map((role) => `\`target: ${role}\``).join(' or ')}.`;
    const message =
      step.target === undefined
        ? `The move ${step.move} needs a target.`
        : `${step.target} cannot be the target of ${step.move} by ${step.by}.`;
    return {
      key: 'target',
      problem: located.problem(step.target === undefined ? path : [...path, 'target'], 'wrong-actor', message, hint),
    };
  }
  return undefined;
}

/** What is wrong with what an event sets, or that something else sets anything. */
function setProblem(
  { move, set }: Step,
  located: Located,
  path: Path,
  { model }: Ground,
): { key: 'set'; problem: Problem } | undefined {
  if (!set) return undefined;
  const at = [...path, 'set'];
  if (move !== 'event')
    return {
      key: 'set',
      problem: located.problem(at, 'unknown-key', 'Only an event has `set:`.', 'Write `move: event`, or delete it.', {
        key: true,
      }),
    };
  for (const [name, value] of Object.entries(set)) {
    const values = model.region.get(name)?.leaves ?? model.field.get(name)?.values;
    if (!values) {
      const known = [...model.region.keys(), ...model.field.keys()];
      return {
        key: 'set',
        problem: located.problem(
          [...at, name],
          'unknown-name',
          `There is neither a region nor a variable ${name}.`,
          didYouMean(name, known),
          { key: true },
        ),
      };
    }
    if (!values.includes(value))
      return {
        key: 'set',
        problem: located.problem(
          [...at, name],
          'value',
          `${name} is never ${value}.`,
          didYouMean(String(value), values.map(String)),
        ),
      };
  }
  return undefined;
}

/** A step of the file as the scenario has it; key by key, because there may be thousands. */
function toStep(file: StepFile, branch: BranchId, { parties }: Ground): Step {
  const { at, by, target, hours, text, picture, nearly, expect, set } = file;
  const role = by === undefined ? undefined : (parties.get(by) ?? by);
  const step = { id: file.id, branch } as Step;
  if (at !== undefined) step.at = at;
  if (role !== undefined) step.by = role;
  if (role !== by && by !== undefined) step.party = by;
  if (target !== undefined) step.target = target;
  step.move = file.move;
  if (hours !== undefined) step.hours = hours;
  step.title = file.title;
  if (text !== undefined) step.text = text;
  if (picture !== undefined) step.picture = defined<Picture>(picture);
  step.sources = file.sources ?? [];
  step.disputed = [file.disputed ?? []].flat().map(defined<Disputed>);
  step.ask = (file.ask ?? []).map(toQuestion);
  if (nearly !== undefined) step.nearly = nearly;
  if (expect !== undefined) step.expect = expect;
  if (set !== undefined) step.set = set;
  return step;
}

function toQuestion(file: QuestionFile): Question {
  return typeof file === 'string' ? { question: file } : defined<Question>(file);
}

/** Drops keys that are undefined, so that the result is the same before and after JSON. */
export function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
