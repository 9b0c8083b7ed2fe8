import { existsSync } from 'node:fs';
import { compareEnds, type End, endOf } from '../../play/compare.js';
import { compareDocument } from '../../render/json/documents.js';
import { compareText } from '../../render/text/compare.js';
import type { Scenario } from '../../scenario/scenario.js';
import { InputError } from '../errors.js';
import { isFileName, noFileText } from '../file-errors.js';
import { builtinIds, openScenario } from '../files.js';
import { readRun, resumeRun } from '../run-file.js';
import { print, printJson, tell, terminalStyle } from '../terminal.js';
import { follow } from './replay.js';

/** `offramp compare`: two branches or saved runs side by side. */
export async function compareCommand(
  a: string,
  b: string,
  options: { scenario?: string; json?: boolean },
): Promise<void> {
  const left = await end(a, options.scenario);
  const right = await end(b, options.scenario);
  const [one, two] = [left.session.scenario, right.session.scenario];
  if (one.id !== two.id)
    throw new InputError(
      `${a} is a path of ${one.id}, ${b} one of ${two.id}; only paths of one scenario can be compared.`,
    );
  const comparison = compareEnds(left, right);
  if (options.json) await printJson(compareDocument(one, comparison));
  else await print(compareText(one, comparison, terminalStyle()));
}

async function end(name: string, scenarioName: string | undefined): Promise<End> {
  if (existsSync(name)) return savedEnd(name, scenarioName);
  if (isFileName(name)) throw new InputError(noFileText(name));
  const scenario = await openScenario(scenarioName);
  const session = await follow(scenario, name);
  while (session.nextStep) session.next();
  return endOf(session, session.branch.id);
}

async function savedEnd(file: string, scenarioName: string | undefined): Promise<End> {
  const run = readRun(file);
  const scenario = await scenarioOfRun(run.scenario.id, scenarioName);
  const { session, changes } = await resumeRun(run, scenario);
  for (const change of changes) tell(`${file}: ${change}`);
  return { session, node: session.node, branch: session.node.branch, name: `${session.branch.name} (${file})` };
}

/** The scenario a run belongs to: the one that was named, or one that comes with Offramp. */
export async function scenarioOfRun(id: string, name: string | undefined): Promise<Scenario> {
  if (name !== undefined) return openScenario(name);
  if (existsSync(`${id}.yaml`)) return openScenario(`${id}.yaml`);
  if (builtinIds().includes(id)) return openScenario(id);
  throw new InputError(`The run belongs to the scenario ${id}, which does not come with Offramp. Name its file too.`);
}
