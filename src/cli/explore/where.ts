import { nodeAfter } from '../../explore/inquiry.js';
import type { Session } from '../../play/session.js';
import { idOf, type Node, pathTo } from '../../play/tree.js';
import type { Scenario } from '../../scenario/scenario.js';
import { scenarioOfRun } from '../commands/compare.js';
import { follow } from '../commands/replay.js';
import { UsageError } from '../errors.js';
import { openScenario } from '../files.js';
import { readRun, resumeRun } from '../run-file.js';
import { tell } from '../terminal.js';
import { type Path, type PathSource, playPath } from './path.js';

export interface WhereOptions {
  from?: string;
  branch?: string;
  resume?: string;
}

/** A path of a scenario and the node on it that a question is put from. */
export interface Where {
  scenario: Scenario;
  session: Session;
  nodes: Node[];
  from: Node;
  /** What to call that node: a step's id, or `start`. */
  name: string;
  /** What a worker plays the same path from. */
  source: PathSource;
}

/**
 * The path that a command is about: a branch of a scenario, or where a saved run stands.
 *
 * @throws InputError when there is no such scenario, branch, run or step
 */
export async function openWhere(name: string | undefined, options: WhereOptions): Promise<Where> {
  if (options.resume !== undefined && options.branch !== undefined)
    throw new UsageError('--resume and --branch name two different paths: give one of them.');
  const source = await sourceOf(name, options);
  const { session, nodes, changes } = await play(source);
  for (const change of changes) tell(`${options.resume}: ${change}`);
  const end = nodes.at(-1);
  const from = end && source.run && options.from === undefined ? end : nodeAfter(nodes, options.from);
  return { scenario: source.scenario, session, nodes, from, name: idOf(from), source };
}

/** Plays a path as `playPath` does; a long run is told of while it is replayed. */
async function play(source: PathSource): Promise<Path> {
  if (!source.run) return playPath(source);
  const { session, changes } = await resumeRun(source.run, source.scenario);
  return { session, nodes: pathTo(session.node), changes };
}

async function sourceOf(name: string | undefined, { resume, branch }: WhereOptions): Promise<PathSource> {
  if (resume !== undefined) {
    const run = readRun(resume);
    return { scenario: await scenarioOfRun(run.scenario.id, name), run };
  }
  const scenario = await openScenario(name);
  // It knows what to say of a branch that there is not.
  await follow(scenario, branch);
  return { scenario, branch };
}
