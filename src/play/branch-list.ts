import type { BranchId, Step, StepId, Story } from '../scenario/index.js';
import { SessionError } from './errors.js';
import type { Intent } from './intent.js';
import { type BranchMark, MAX_NOTE, type Node, type SessionBranch } from './tree.js';

/** The branches of a run, in the order they were begun: the followed one first. */
export class BranchList {
  readonly #all = new Map<string, SessionBranch>();
  readonly #story: Story;
  readonly #follow: BranchId;

  /** @throws SessionError when there is no such branch to follow */
  constructor(story: Story, follow: BranchId) {
    const followed = story.branch(follow);
    if (!followed) throw new SessionError(`There is no branch ${follow} in ${story.scenario.id}.`);
    this.#story = story;
    this.#follow = follow;
    this.#all.set(follow, { id: follow, name: followed.title, from: 0, head: 0 });
  }

  get all(): SessionBranch[] {
    return [...this.#all.values()];
  }

  find(id: string): SessionBranch | undefined {
    return this.#all.get(id);
  }

  /** @throws SessionError when there is no such branch */
  get(id: string): SessionBranch {
    const branch = this.#all.get(id);
    if (!branch) throw new SessionError(`There is no branch ${id} in this run.`);
    return branch;
  }

  /**
   * The branch that an act belongs to: it goes on with the current one, or with the one that ends here, or leaves it.
   *
   * @param scripted the step that the script holds here
   */
  choose(current: SessionBranch, here: Node, scripted: Step | undefined, { step, name }: Intent): SessionBranch {
    const leavesScript = scripted !== undefined && scripted.id !== step;
    const ending = [current, this.get(here.branch)].find(({ head, removed }) => head === here.id && !removed);
    if (ending && !leavesScript) return ending;
    if (step === undefined) return Object.assign(this.begin(name, here), { unnamed: true });
    const title = leavesScript ? this.#story.branch(this.#story.step(step)?.branch ?? '')?.title : undefined;
    return this.begin(title ?? name, here, step);
  }

  /** @param step the scripted step that it begins with, whose branch in the script gives it its id */
  begin(name: string, from: Node, step?: StepId): SessionBranch {
    const scripted = step === undefined ? undefined : this.#story.step(step)?.branch;
    let id = scripted !== undefined && !this.#all.has(scripted) ? scripted : `branch-${this.#all.size}`;
    while (this.#all.has(id)) id += '-2';
    const branch: SessionBranch = { id, name, from: from.id, head: from.id };
    this.#all.set(id, branch);
    return branch;
  }

  /**
   * Marks a branch.
   *
   * @returns the branch, and what was changed as it was taken
   * @throws SessionError as `Session.mark` does
   */
  mark(id: string, mark: BranchMark) {
    const branch = this.get(id);
    const name = mark.name === undefined ? undefined : branchName(mark.name);
    if (id === this.#follow && (mark.hidden || mark.removed))
      throw new SessionError('The path that the others leave cannot be hidden or removed.');
    const change = {
      ...(name !== undefined && { name }),
      ...(mark.note !== undefined && { note: mark.note.slice(0, MAX_NOTE) }),
      ...(mark.hidden !== undefined && { hidden: mark.hidden }),
      ...(mark.removed !== undefined && { removed: mark.removed }),
    };
    Object.assign(branch, change);
    if (name !== undefined) branch.unnamed = false;
    return { branch, change };
  }
}

/** A name for a branch, as it is kept. @throws SessionError when it is empty */
export function branchName(name: string): string {
  const clean = name.trim().slice(0, 200);
  if (clean === '') throw new SessionError('A branch needs a name.');
  return clean;
}
