import { nodeAfter, playedNodes } from '../../explore/inquiry.js';
import { parseRun, resume } from '../../play/save.js';
import type { Session } from '../../play/session.js';
import { type Node, pathTo } from '../../play/tree.js';
import type { Scenario } from '../../scenario/scenario.js';
import { scenarioOfRun } from '../commands/compare.js';
import { follow } from '../commands/replay.js';
import { openScenario, readBounded } from '../files.js';

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
}

const MAX_RUN = 8 * 1024 * 1024;

/**
 * The path that a command is about: a branch of a scenario, or where a saved run stands.
 *
 * @throws InputError when there is no such scenario, branch, run or step
 */
export async function openWhere(name: string | undefined, options: WhereOptions): Promise<Where> {
  if (options.resume !== undefined) {
    const run = parseRun(Buffer.from(readBounded(options.resume, MAX_RUN)).toString('utf8'));
    const scenario = await scenarioOfRun(run.scenario.id, name);
    const { session, changes } = resume(run, scenario);
    for (const change of changes) process.stderr.write(`offramp: ${options.resume}: ${change}\n`);
    const nodes = pathTo(session.node);
    const from = options.from === undefined ? session.node : nodeAfter(nodes, options.from);
    return { scenario, session, nodes, from, name: nameOf(from) };
  }
  const scenario = await openScenario(name);
  const session = await follow(scenario, options.branch);
  const nodes = playedNodes(session);
  const from = nodeAfter(nodes, options.from);
  return { scenario, session, nodes, from, name: nameOf(from) };
}

function nameOf(node: Node): string {
  return node.step ?? (node.parent ? `${node.kind}-${node.id}` : 'start');
}
