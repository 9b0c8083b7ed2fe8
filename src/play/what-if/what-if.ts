import {
  isId,
  modelOf,
  numberedIds,
  parseWhen,
  type Scenario,
  type StepFile,
  slug,
  startWalk,
  storyOf,
  TRUNK,
  unusedId,
  type WhatIfFile,
  walkAct,
} from '../../scenario/index.js';
import { ENGLISH_TEXTS, type WhatIfTexts } from '../../scenario/what-if-texts.js';
import { SessionError } from '../errors.js';
import type { Session } from '../session.js';
import type { Node } from '../tree.js';
import { forkOf } from './fork.js';
import { actsOn, sameWalk } from './same.js';
import { writeSteps } from './steps.js';

/** What a what-if is called and rests on. */
export interface WhatIfOptions {
  /** Id of the new scenario, which is the name of its file. Default: made from the title. */
  id?: string | undefined;
  /** Default: the name of the branch. */
  title?: string | undefined;
  /** Default: what was noted on the branch, or why the alternative that it takes was plausible. */
  why?: string | undefined;
  /** How likely, between 0 and 1. Default: 0.1. */
  weight?: number | undefined;
  /**
   * The scenario that the file extends: the one that was played, or one that it extends itself, for a
   * file that will stand where the first is not. Default: the one that was played.
   */
  base?: Scenario | undefined;
  /** Texts for what nobody has written yet. Default: in English. */
  texts?: Partial<WhatIfTexts> | undefined;
}

/**
 * The path to a node as a what-if in a file of its own. Loaded, it replays to the same states at the
 * same hours.
 *
 * It leaves the base at the last place where that has a step to begin instead of. A path that goes on
 * where the script has ended, or that came to where it leaves it by a rejoin, therefore begins with
 * copies of what it still shares. Where it follows the script again to its end, it rejoins.
 *
 * @param node the last node of the path; default: where the session stands
 * @throws SessionError when the path is in the scenario already, the id or weight cannot be used, or the
 *   path stops where no file can
 */
export function whatIfOf(session: Session, node: Node = session.node, options: WhatIfOptions = {}): WhatIfFile {
  const base = options.base ?? session.scenario;
  const texts = { ...ENGLISH_TEXTS, ...options.texts };
  const weight = options.weight ?? 0.1;
  if (!(weight > 0 && weight < 1)) throw new SessionError('A weight lies between 0 and 1, for instance 0.1.');
  const acts = actsOn(node);
  mustBeNew(session, acts);
  const branch = session.findBranch(node.branch);
  const title = (cleaned(options.title) || cleaned(branch?.name) || base.title).slice(0, 200);
  const taken = takenIn(session.scenario, base);
  const id = options.id === undefined ? unusedId(slug(title) || 'what-if', taken) : givenId(options.id, base, taken);

  const fork = forkOf(base, acts);
  const own = acts.slice(fork.shared);
  const ids = () => numberedIds(id, new Set([...taken, id]));
  const { steps, rejoin } = writeSteps({ session, base, acts: own, fork, ids, texts });
  const language = texts.language ?? session.scenario.language;
  const sources = cited(steps, session.scenario, base);
  return {
    id,
    title,
    summary: texts.summary(storyOf(base).step(fork.from)?.title ?? fork.from),
    ...(language !== base.language && { language }),
    extends: base.id,
    from: fork.from,
    why: options.why?.trim() || branch?.note?.trim() || whyOf(session, own[0]) || texts.why,
    weight,
    ...(sources.length > 0 && { sources }),
    steps,
    ...(rejoin !== undefined && { rejoin }),
  };
}

/**
 * Whether the main path of a scenario goes through every state of a path of a session at its hour, and
 * ends where that ends: whether what was written is what was played.
 */
export function replaysAs(scenario: Scenario, node: Node): boolean {
  const start = parseWhen(scenario.start);
  const story = storyOf(scenario);
  if (!start) return false;
  let walk = startWalk(modelOf(scenario));
  let wanted = actsOn(node);
  for (const id of story.path(scenario.main)) {
    const step = story.step(id);
    if (!step) return false;
    walk = walkAct(walk, step, start).walk;
    if (wanted[0] && sameWalk(walk, wanted[0].walk)) wanted = wanted.slice(1);
  }
  return wanted.length === 0 && sameWalk(walk, node.walk);
}

/** @throws SessionError when the path follows the script and never leaves it */
function mustBeNew({ story }: Session, acts: readonly Node[]): void {
  const last = acts.at(-1);
  if (!last) throw new SessionError('Nothing has happened on this path yet. Make a move that leaves the script.');
  const { script } = last;
  if (!script || last.kind === 'deadline' || acts.length !== script.next) return;
  const path = story.path(script.branch);
  if (!acts.every((at, index) => at.step === path[index])) return;
  throw new SessionError(
    script.branch === TRUNK
      ? 'This path is the scenario’s own line, unchanged. Take another way first, then save that.'
      : `This path is in the scenario already, as its branch ${script.branch}. Take another way first, then save that.`,
  );
}

function cleaned(text: string | undefined): string {
  return (text ?? '').replace(/\p{Cc}|\p{Cs}/gu, ' ').trim();
}

/** Ids that a file which extends the base cannot use. */
function takenIn(played: Scenario, base: Scenario): Set<string> {
  return new Set([
    TRUNK,
    played.id,
    base.id,
    ...(base.extends ? [base.extends.id] : []),
    ...base.steps.map((step) => step.id),
    ...base.branches.map((branch) => branch.id),
  ]);
}

function givenId(id: string, base: Scenario, taken: ReadonlySet<string>): string {
  if (!isId(id))
    throw new SessionError(
      `${JSON.stringify(id.slice(0, 80))} is no name for a scenario: small letters, digits and hyphens, for instance my-branch.`,
    );
  if (taken.has(id))
    throw new SessionError(`The name ${id} is taken by ${base.id} or something in it. Choose another name.`);
  return id;
}

/** Sources that the steps cite and the base does not have. */
function cited(steps: readonly StepFile[], played: Scenario, base: Scenario): Scenario['sources'] {
  const known = new Set(base.sources.map((source) => source.id));
  const used = new Set(
    steps.flatMap(({ sources = [], disputed = [] }) => [
      ...sources,
      ...(Array.isArray(disputed) ? disputed : [disputed]).map((entry) => entry.source),
    ]),
  );
  return played.sources.filter((source) => used.has(source.id) && !known.has(source.id));
}

/** Why the scripted branch that a path takes was plausible. */
function whyOf({ story }: Session, first: Node | undefined): string | undefined {
  const branch = story.branch(story.step(first?.step ?? '')?.branch ?? '');
  return branch?.steps[0] === first?.step ? branch?.why : undefined;
}
