import { type Node, replaysAs, type Session, SessionError, whatIfOf } from '../../play/index.js';
import type { Boot } from '../../render/page/boot.js';
import { isError, type Scenario, whatIfYaml } from '../../scenario/index.js';
import { loadScenario } from '../../scenario/load.js';
import type { DraftTexts } from '../../scenario/what-if-texts.js';
import { BUILTIN } from '../state/builtin-texts.js';
import type { Incoming } from '../state/handoff.js';
import { resolverOf, SCHEMA } from './library.js';

/**
 * The path to a position of a run as the text of a what-if. It extends the scenario that was played, or
 * what that extends where only that can be found.
 *
 * @throws SessionError when the path is in the scenario already, or what it leaves cannot be found
 */
export function branchText(
  session: Session,
  node: Node,
  boot: Boot,
  texts: DraftTexts,
  missing: (id: string) => string,
): Incoming {
  const find = resolverOf(boot);
  const { scenario: played } = session;
  const bases: Scenario[] = [played];
  const other = played.extends && find(played.extends.id, 'scenario');
  const extended = other && loadScenario(other, find).scenario;
  if (extended) bases.push(extended);
  for (const base of bases) {
    const file = whatIfOf(session, node, { base, texts });
    const name = `${file.id}.yaml`;
    const text = whatIfYaml(file, { schema: SCHEMA, beside: !BUILTIN.has(base.id), model: session.model, texts });
    const { scenario, problems } = loadScenario({ file: name, content: text }, find);
    if (scenario && !problems.some(isError) && replaysAs(scenario, node)) return { name, text };
  }
  throw new SessionError(missing(played.id));
}
