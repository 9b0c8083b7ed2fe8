import type { z } from 'zod';
import { MoveError } from '../model/index.js';
import { hoursText, modelOf, type Scenario, type StepId } from '../scenario/index.js';
import { MAX_RUN_BYTES } from './bounds.js';
import { SessionError } from './errors.js';
import { type LogEntry, type Run, RunSchema } from './log.js';
import { playNewSteps } from './new-steps.js';
import { SavedIds } from './saved-ids.js';
import { Session } from './session.js';
import { leadsThrough, type NodeId } from './tree.js';

/** A session as a small JSON document. Entries that could not be replayed before are kept. */
export function toRun(session: Session, unplayed: readonly LogEntry[] = []): Run {
  const { id, title, hash } = session.scenario;
  const { model } = session;
  return {
    offramp: 'run',
    version: 1,
    scenario: { id, title, hash, model: { id: model.id, hash: model.hash } },
    follow: session.follow,
    log: session.log.map((entry) => ({ ...entry })),
    ...(unplayed.length > 0 && { unplayed: unplayed.map((entry) => ({ ...entry })) }),
  };
}

/**
 * Reads the text of a run file, from anybody.
 *
 * @throws SessionError when it is not a run file
 */
export function parseRun(text: string): Run {
  if (text.length > MAX_RUN_BYTES) throw new SessionError('The run file is larger than 8 MiB.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new SessionError('The run file is not JSON; it may have been cut off.');
  }
  const { offramp, version } = (data ?? {}) as { offramp?: unknown; version?: unknown };
  if (offramp === 'shard')
    throw new SessionError('This is not a run file of Offramp but a shard: `offramp merge` joins those.');
  if (offramp !== 'run')
    throw new SessionError('This is not a run file of Offramp. The page and `offramp play` save one.');
  if (version !== 1) {
    const found = typeof version === 'number' ? `version ${version}` : 'a version that is no number';
    throw new SessionError(`The run file has ${found}; this Offramp reads version 1.`);
  }
  const result = RunSchema.safeParse(data);
  if (!result.success)
    throw new SessionError(
      `This is not a run file of Offramp, or a damaged one: ${damage(result.error.issues[0])}. Save the run again, or take another.`,
    );
  return result.data;
}

/** What keeps a file from being a run, and where: `move in entry 3 of log is not what it should be`. */
function damage(issue: z.core.$ZodIssue | undefined): string {
  const path = issue?.path ?? [];
  if (path.length === 0)
    return issue?.code === 'unrecognized_keys' ? 'it holds more than a run' : 'it has another form';
  const [list, index] = path;
  const entry = typeof index === 'number' ? [`entry ${index + 1} of ${String(list)}`, ...path.slice(2)] : path;
  return `${entry.map(String).reverse().join(' in ')} is not what it should be`;
}

/**
 * How much replaying a run costs, in transitions of the machine: one an entry, and one for each position
 * on the way to a fork, which is replayed once. A door that opens runs of strangers can refuse one that
 * would keep it busy too long.
 */
export function replayWork({ log }: Run): number {
  const parents = new Map<NodeId, NodeId>();
  const replayed = new Set<NodeId>([0]);
  let work = 0;
  let at: NodeId = 0;
  for (const entry of log) {
    const advances = entry.do === 'step' || entry.do === 'move' || entry.do === 'wait';
    if (advances && entry.node > at && !parents.has(entry.node)) parents.set(entry.node, at);
    at = entry.node;
    work += 1;
    if (entry.do !== 'fork') continue;
    for (let way: NodeId | undefined = at; way !== undefined && !replayed.has(way); way = parents.get(way)) {
      replayed.add(way);
      work += 1;
    }
  }
  return work;
}

/** What came of a saved run that was played again. */
export interface Resumed {
  /** The session, as far as it could be played. */
  session: Session;
  /** What is different, for people; empty when the scenario is as it was. */
  changes: string[];
  /** Entries that could not be replayed. Hand them to toRun, so that nothing is lost. */
  unplayed: LogEntry[];
}

/** Reasons for what was not replayed that are told one by one. */
const MOST_REASONS = 5;

/**
 * Plays a saved run again. Against the scenario it was made with, the result is the session that was
 * saved; against a changed one it goes as far as it can and says what changed.
 *
 * @throws SessionError when the run belongs to another scenario
 */
export function resume(run: Run, scenario: Scenario): Resumed {
  const work = resuming(run, scenario);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Entries that are played again between two looks around. */
const PIECE = 200;

/**
 * Plays a saved run again as `resume` does, piece by piece, for those who want to do other things meanwhile.
 *
 * @returns yields how many entries of the log are through
 * @throws SessionError as `resume` does
 */
export function* resuming(run: Run, scenario: Scenario): Generator<number, Resumed, void> {
  if (run.scenario.id !== scenario.id) {
    throw new SessionError(`This run belongs to the scenario ${run.scenario.id}, not to ${scenario.id}.`);
  }
  const changes: string[] = [];
  if (run.scenario.hash !== scenario.hash)
    changes.push(`The scenario ${scenario.id} has changed since the run was saved.`);
  const model = modelOf(scenario);
  if (run.scenario.model && run.scenario.model.hash !== model.hash)
    changes.push(
      run.scenario.model.id === model.id
        ? `The model ${model.id} has changed since the run was saved.`
        : `The run was made on the model ${run.scenario.model.id}; the scenario runs on ${model.id} now.`,
    );
  const followed = scenario.branches.some((branch) => branch.id === run.follow);
  if (!followed)
    changes.push(`The branch ${run.follow} is no longer in the scenario; the run follows ${scenario.main}.`);
  const session = new Session(scenario, { follow: followed ? run.follow : scenario.main });
  const unplayed: LogEntry[] = [...(run.unplayed ?? [])];
  /** Why entries were not replayed: the first of each reason, and how many there were. */
  const reasons = new Map<string, { first: string; count: number }>();
  const nodes = new SavedIds();
  let saved = 0;
  for (const [n, entry] of run.log.entries()) {
    if (n > 0 && n % PIECE === 0) yield n;
    try {
      const from = nodes.get(saved);
      if (entry.do !== 'jump' && entry.do !== 'back' && from === undefined)
        throw new SessionError('It follows something that could not be replayed.');
      if (from !== undefined && from !== session.node.id) session.jump(from);
      if (entry.do === 'step') {
        const played = offers(session, entry.step) ? [] : playNewSteps(session, entry.step, run.log);
        if (played.length > 0)
          changes.push(`The scenario has new steps before ${entry.step}, which were played too: ${played.join(', ')}.`);
      }
      const before = session.node;
      const change = replayEntry(session, entry, nodes, from !== undefined);
      if (change) changes.push(change);
      nodes.remember(session, entry.node, before);
    } catch (error) {
      if (!(error instanceof SessionError || error instanceof MoveError)) throw error;
      unplayed.push(entry);
      const reason = reasons.get(error.message) ?? { first: describe(entry), count: 0 };
      reasons.set(error.message, { ...reason, count: reason.count + 1 });
    }
    saved = entry.node;
  }
  const told = [...reasons].slice(0, MOST_REASONS);
  for (const [why, { first, count }] of told)
    changes.push(`Not replayed: ${first}${count > 1 ? ` and ${count - 1} more` : ''}. ${why}`);
  const rest = [...reasons.values()].slice(MOST_REASONS).reduce((sum, { count }) => sum + count, 0);
  if (rest > 0) changes.push(`Not replayed either, for other reasons: ${rest} more.`);
  return { session, changes: counted(changes), unplayed };
}

/** Each text once, with how often it came. */
function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count > 1 ? `${text} (${count} times)` : text));
}

/** Whether the script offers a step where a session stands. */
function offers(session: Session, step: StepId): boolean {
  return session.nextStep?.id === step || session.alternatives.includes(step);
}

/**
 * Does again what an entry did; says so where it had to be done differently.
 *
 * @param connected whether the session stands where the saved run stood
 */
function replayEntry(session: Session, entry: LogEntry, nodes: SavedIds, connected: boolean): string | undefined {
  switch (entry.do) {
    case 'step': {
      const step = session.story.step(entry.step);
      if (step && offers(session, entry.step)) {
        session.take(entry.step);
        const same = step.move === entry.move && step.by === entry.by && step.target === entry.target;
        return same
          ? undefined
          : `The step ${entry.step} is now ${step.move} by ${step.by ?? 'nobody'}; the run had ${entry.move} by ${entry.by}.`;
      }
      if (entry.by === undefined) throw new SessionError(`The step ${entry.step} is no longer in the scenario.`);
      session.take({ type: entry.move, by: entry.by, ...(entry.target && { target: entry.target }) });
      return `The step ${entry.step} is ${step ? 'elsewhere in the scenario now' : 'no longer in the scenario'}; ${entry.move} by ${entry.by} was made as a free move.`;
    }
    case 'move':
      session.take({ type: entry.move, by: entry.by, ...(entry.target && { target: entry.target }) });
      return undefined;
    case 'wait':
      if (entry.step !== undefined && offers(session, entry.step)) session.take(entry.step);
      else session.wait(entry.hours);
      return undefined;
    case 'back':
      if (connected) {
        session.back();
        return undefined;
      }
      return replayEntry(session, { do: 'jump', node: entry.node }, nodes, connected);
    case 'jump': {
      const to = nodes.get(entry.node);
      if (to === undefined) throw new SessionError('That position could not be replayed.');
      session.jump(to, leading(session, to, entry.on));
      return nodes.isIdle(entry.node)
        ? `At position ${entry.node} nothing had changed, and it is none any more; the run goes on from the one before it.`
        : undefined;
    }
    case 'fork':
      session.fork(entry.name);
      return undefined;
    case 'mark': {
      const { do: _, branch, head, node, ...mark } = entry;
      session.mark(markedBranch(session, branch, nodes.get(head)), mark);
      return undefined;
    }
  }
}

/** The branch that was followed, where it leads through a position still. */
function leading(session: Session, position: NodeId, id: string | undefined): string | undefined {
  const branch = id === undefined ? undefined : session.findBranch(id);
  return branch && leadsThrough(session.nodeAt(branch.head), session.nodeAt(position)) ? id : undefined;
}

/**
 * The branch that a mark is about. Against a changed scenario ids may have shifted, so the node at its
 * end counts first; a branch that was begun and not played yet has only its id.
 */
function markedBranch(session: Session, id: string, head: NodeId | undefined): string {
  const byHead = head === undefined ? undefined : session.nodeAt(head).branch;
  const named = session.findBranch(id);
  return named && (named.head === named.from || named.head === head) ? id : (byHead ?? id);
}

function describe(entry: LogEntry): string {
  switch (entry.do) {
    case 'step':
      return `the step ${entry.step}`;
    case 'move':
      return `${entry.move} by ${entry.by}`;
    case 'wait':
      return `a wait of ${hoursText(entry.hours)}`;
    case 'fork':
      return `the branch ${entry.name}`;
    case 'mark':
      return `a mark on the branch ${entry.branch}`;
    default:
      return `${entry.do} to position ${entry.node}`;
  }
}
