import { playedPath } from '../../play/path.js';
import { Session } from '../../play/session.js';
import { replayDocument } from '../../render/json/documents.js';
import { replayText } from '../../render/text/replay.js';
import type { Scenario } from '../../scenario/scenario.js';
import { InputError } from '../errors.js';
import { openScenario } from '../files.js';
import { print, printJson, terminalStyle } from '../terminal.js';

/** `offramp replay`: prints a path step by step. */
export async function replay(name: string | undefined, options: { branch?: string; json?: boolean }): Promise<void> {
  const scenario = await openScenario(name);
  const session = await follow(scenario, options.branch);
  while (session.nextStep) session.next();
  const path = playedPath(session);
  if (options.json) await printJson(replayDocument(scenario, path));
  else await print(replayText(scenario, path, terminalStyle()));
}

/** A session that follows a branch. @throws InputError when the scenario has no such branch */
export async function follow(scenario: Scenario, branch: string | undefined): Promise<Session> {
  if (branch !== undefined && !scenario.branches.some((entry) => entry.id === branch)) {
    const { didYouMean } = await import('../../file/suggest.js');
    throw new InputError(
      `There is no branch ${branch} in ${scenario.id}. ${didYouMean(
        branch,
        scenario.branches.map((entry) => entry.id),
      )}`,
    );
  }
  return new Session(scenario, branch === undefined ? {} : { follow: branch });
}
