import {
  type Configuration,
  type Context,
  configurationOf,
  type Model,
  type MoveEvent,
  moveEvent,
  type Position,
  type Timer,
  toldTimers,
} from '../model/index.js';
import {
  type Act,
  type BranchId,
  hoursText,
  modelOf,
  parseWhen,
  type Scenario,
  type Step,
  type StepId,
  type Story,
  startWalk,
  storyOf,
  type Walk,
  type When,
  walkAct,
} from '../scenario/index.js';
import { BranchList, branchName } from './branch-list.js';
import { RefusedError, SessionError } from './errors.js';
import { actNode, entryOf, type Intent, madeBefore } from './intent.js';
import type { LogEntry } from './log.js';
import { type MoveList, movesAt } from './moves.js';
import { replayTo } from './replay.js';
import { type BranchMark, deadlineNode, leadsThrough, type Node, type NodeId, type SessionBranch } from './tree.js';

/** How a session begins. */
export interface SessionOptions {
  /** The scripted branch that `next` follows from the start. Default: the scenario's main one. */
  follow?: BranchId;
}

/** Something that can be done next: a scripted step by its id, a free move, or hours to wait. */
export type NextChoice = string | MoveEvent | number;

/**
 * A run of a scenario: an append-only log of what was done, and the tree of positions it made.
 * Going back and trying something else adds a branch and changes nothing that is there. Time is
 * simulated; the same log always gives the same tree.
 */
export class Session {
  /** Look-ups in its scenario. */
  readonly story: Story;
  /** The model that it runs on. */
  readonly model: Model;
  /** Id of the scripted branch that `next` follows from the start. */
  readonly follow: BranchId;
  /** What was done, in order. Only ever added to. */
  readonly log: LogEntry[] = [];
  /** Every position, by id. */
  readonly nodes: Node[] = [];
  readonly #branches: BranchList;
  readonly #start: When;
  #node: Node;
  #branch: SessionBranch;
  /** Set by fork() until the branch has its first node, whose prefix is replayed then. */
  #forked = false;
  readonly #replayed = new Map<Node, Walk>();
  readonly #listeners = new Set<(entry: LogEntry) => void>();

  /**
   * @param scenario a loaded scenario
   * @throws SessionError when there is no such branch to follow
   */
  constructor(
    readonly scenario: Scenario,
    { follow = scenario.main }: SessionOptions = {},
  ) {
    this.story = storyOf(scenario);
    this.model = modelOf(scenario);
    const start = parseWhen(scenario.start);
    if (!start) throw new SessionError(`${scenario.start} is not a date.`);
    this.#start = start;
    this.follow = follow;
    this.#branches = new BranchList(this.story, follow);
    this.#branch = this.#branches.get(follow);
    this.#node = {
      id: 0,
      parent: null,
      children: [],
      kind: 'start',
      branch: follow,
      walk: startWalk(this.model),
      script: { branch: follow, next: 0 },
    };
    this.nodes.push(this.#node);
  }

  /** Where the run stands. */
  get node(): Node {
    return this.#node;
  }

  /** The branch that the next move is made on. */
  get branch(): Readonly<SessionBranch> {
    return this.#branch;
  }

  /** The position of the crisis where the run stands. */
  get position(): Position {
    return this.#node.walk.position;
  }

  /** What the machine remembers there. */
  get context(): Context {
    return this.position.snapshot.context;
  }

  /** The active state of each region there. */
  get configuration(): Configuration {
    return configurationOf(this.position);
  }

  /** Hours since the scenario's start. */
  get hours(): number {
    return this.position.hours;
  }

  /** Deadlines that are running and would change something, the next one first. */
  get timers(): readonly Timer[] {
    return toldTimers(this.position);
  }

  /** The step that the script holds next; undefined at its end and off script. */
  get nextStep(): Step | undefined {
    return this.scriptedAfter(this.#node);
  }

  /** The steps that the script offers instead of its next one. */
  get alternatives(): readonly StepId[] {
    const step = this.nextStep;
    return step ? this.story.instead(step.id) : [];
  }

  /** The scripted step after a node, if the node is on script. */
  scriptedAfter(node: Node): Step | undefined {
    if (!node.script) return undefined;
    const id = this.story.path(node.script.branch)[node.script.next];
    return id === undefined ? undefined : this.story.step(id);
  }

  /** A node by its id. @throws SessionError when there is none */
  nodeAt(id: NodeId): Node {
    const node = this.nodes[id];
    if (!node) throw new SessionError(`There is no position ${id} in this run; there are ${this.nodes.length}.`);
    return node;
  }

  /** Every branch of the run so far, in the order they were begun. */
  branches(): readonly Readonly<SessionBranch>[] {
    return this.#branches.all;
  }

  /** A branch of the run by its id; undefined where there is none. */
  findBranch(id: string): Readonly<SessionBranch> | undefined {
    return this.#branches.find(id);
  }

  /**
   * Plays the next scripted step.
   *
   * @throws SessionError at the end of the script or off it
   * @throws RefusedError when the machine refuses it, because time passed differently, say
   */
  next(): Node {
    const step = this.nextStep;
    const { script } = this.#node;
    if (!step || !script) {
      throw new SessionError(script ? 'This path ends here.' : 'This path has left the script: choose a move.');
    }
    return this.#make({
      act: step,
      step: step.id,
      script: { branch: script.branch, next: script.next + 1 },
      name: step.title,
    });
  }

  /**
   * Takes a scripted alternative by its id, or any move of the model.
   *
   * @throws SessionError when there is no such alternative here
   * @throws RefusedError when the machine refuses the move; the run is left as it was
   * @throws MoveError when the actor cannot make the move, or it lacks its target
   */
  take(choice: string | MoveEvent): Node {
    if (typeof choice !== 'string') {
      const event = moveEvent(this.model, choice.type, choice.by, choice.target);
      return this.#make({
        act: { move: event.type, by: event.by, target: event.target },
        name: this.model.moves.get(event.type)?.title ?? event.type,
      });
    }
    const step = this.nextStep;
    if (step?.id === choice) return this.next();
    const first = this.alternatives.includes(choice) ? this.story.step(choice) : undefined;
    if (!first) throw new SessionError(`There is no alternative ${choice} here.`);
    const next = this.story.path(first.branch).indexOf(first.id) + 1;
    return this.#make({ act: first, step: first.id, script: { branch: first.branch, next }, name: first.title });
  }

  /**
   * Lets time pass; deadlines that fall due fire, each as a node of its own. The script goes on
   * afterwards, if the machine still accepts it.
   *
   * @param hours how long nobody moves, 0-10,000
   */
  wait(hours: number): Node {
    if (!(hours >= 0 && hours <= 10_000)) throw new SessionError('Wait between 0 and 10,000 hours.');
    const { script } = this.#node;
    return this.#make({
      act: { move: 'wait', hours },
      ...(script && { script }),
      name: `Nobody moves for ${hoursText(hours)}`,
    });
  }

  /** Goes back to before the last move or wait. @throws SessionError at the start */
  back(): Node {
    let to = this.#node.parent;
    while (to?.kind === 'deadline') to = to.parent;
    if (!to) throw new SessionError('This is the start.');
    this.#forked = false;
    this.#node = to;
    this.#append({ do: 'back', node: to.id });
    return to;
  }

  /**
   * Goes to any position of the tree.
   *
   * @param on the branch that is followed from there: one whose last node can be come to from it. Default: the
   *   one that the position was made on
   * @throws SessionError when there is no position of that id, or the branch does not lead through it
   */
  jump(id: NodeId, on?: string): Node {
    const node = this.nodeAt(id);
    const branch = on === undefined || on === node.branch ? undefined : this.#branches.get(on);
    if (branch && !leadsThrough(this.nodeAt(branch.head), node))
      throw new SessionError(`The branch ${on} does not lead through position ${id}.`);
    this.#goTo(node);
    if (branch) this.#branch = branch;
    this.#append({ do: 'jump', node: id, ...(branch && { on: branch.id }) });
    return node;
  }

  /**
   * Begins a branch here: what is done next is done on it, even if it was done before elsewhere.
   * Its prefix is replayed from the start in virtual time, so deadlines that run keep running.
   *
   * @param name a name for people
   */
  fork(name: string): Readonly<SessionBranch> {
    const clean = branchName(name);
    this.#forked = true;
    this.#branch = this.#branches.begin(clean, this.#node);
    this.#append({ do: 'fork', name: clean, node: this.#node.id });
    return this.#branch;
  }

  /**
   * Plays a scripted branch from the start to its end, on nodes that are there already where it
   * shares them.
   *
   * @throws SessionError when there is no such branch
   */
  playBranch(id: BranchId): Node {
    if (!this.story.branch(id)) throw new SessionError(`There is no branch ${id} in ${this.scenario.id}.`);
    this.jump(0);
    const path = this.story.path(id);
    for (const [index, step] of path.entries()) {
      const expected = this.nextStep?.id;
      if (expected !== step && !this.alternatives.includes(step)) {
        throw new SessionError(`The branch ${id} cannot be followed past ${path[index - 1] ?? 'the start'}.`);
      }
      this.take(step);
    }
    return this.#node;
  }

  /**
   * Names a branch, writes a note on it, hides it or removes it. What was played stays in the log and
   * in the tree, so each of these can be taken back.
   *
   * @param mark only what changes
   * @throws SessionError when there is no such branch, the name is empty, or it is the followed branch
   *   that would be hidden or removed
   */
  mark(id: string, mark: BranchMark): Readonly<SessionBranch> {
    const { branch, change } = this.#branches.mark(id, mark);
    this.#append({ do: 'mark', branch: id, head: branch.head, ...change, node: this.#node.id });
    return branch;
  }

  /**
   * Where a choice would lead, without making it.
   *
   * @param choice as `take` and `wait` have it: a scripted step's id, a move, or hours to wait
   * @returns undefined where the machine refuses it or nothing of that name is offered
   */
  preview(choice: NextChoice): Position | undefined {
    const act = this.actOf(choice);
    if (!act) return undefined;
    const { walk, refused } = walkAct(this.#node.walk, act, this.#start);
    return refused ? undefined : walk.position;
  }

  /**
   * What would be done for a choice.
   *
   * @returns undefined where nothing of that name is offered
   */
  actOf(choice: NextChoice): Act | undefined {
    if (typeof choice === 'number') return { move: 'wait', hours: choice };
    if (typeof choice !== 'string') return { move: choice.type, by: choice.by, target: choice.target };
    return this.nextStep?.id === choice || this.alternatives.includes(choice) ? this.story.step(choice) : undefined;
  }

  /** Everything that could be done here: scripted, free, blocked with the reason, and undefined. */
  moves(): MoveList {
    return movesAt(this.#node.walk, this.nextStep, this.alternatives, this.story, this.#start);
  }

  /**
   * Tells of everything that is done from now on, each as the log has it, once it is done.
   *
   * @returns how to hear no more
   */
  subscribe(listener: (entry: LogEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The walk to a node, made anew from the start. It equals what the node holds. */
  replayTo(node: Node): Walk {
    return replayTo(node, this.story, this.#start);
  }

  #make(intent: Intent): Node {
    const here = this.#node;
    const known = this.#forked ? undefined : madeBefore(here, intent, this.#branch.id);
    if (known) {
      this.#goTo(known);
      this.#append(entryOf(intent, known));
      return known;
    }
    const walk = this.#forked ? replayTo(here, this.story, this.#start, this.#replayed) : here.walk;
    const outcome = walkAct(walk, intent.act, this.#start);
    if (outcome.refused) throw new RefusedError(this.scenario, outcome.refused, configurationOf(outcome.before));
    if (!this.#forked) this.#branch = this.#branches.choose(this.#branch, here, this.scriptedAfter(here), intent);
    this.#forked = false;
    let parent = here;
    for (const fired of outcome.fired.filter(({ idle }) => !idle))
      parent = this.#add(deadlineNode(this.nodes.length, parent, this.#branch.id, fired));
    const node = this.#add(actNode(this.nodes.length, parent, this.#branch.id, intent, outcome.walk));
    this.#node = node;
    this.#branch.head = node.id;
    this.#append(entryOf(intent, node));
    return node;
  }

  #add(node: Node): Node {
    this.nodes.push(node);
    node.parent?.children.push(node);
    return node;
  }

  #append(entry: LogEntry): void {
    this.log.push(entry);
    for (const listener of this.#listeners) listener(entry);
  }

  #goTo(node: Node): void {
    this.#forked = false;
    this.#node = node;
    this.#branch = this.#branches.get(node.branch);
  }
}
