import { resolve as resolvePath } from 'node:path';
import { isId } from '../../file/ids.js';
import { isError, type Problem } from '../../file/problem.js';
import { SessionError } from '../../play/errors.js';
import type { Session } from '../../play/session.js';
import { replaysAs, whatIfOf } from '../../play/what-if/what-if.js';
import { loadScenario } from '../../scenario/load.js';
import type { Scenario } from '../../scenario/scenario.js';
import { whatIfYaml } from '../../scenario/what-if-yaml.js';
import { called, commandsIn } from '../called.js';
import { builtinIds, isBuiltin, resolver, schemaPath } from '../files.js';
import { writeWhole } from '../write.js';

/**
 * Writes the path to where a run stands as a what-if, NAME.yaml, into the current folder; never over a
 * file that exists. It extends the scenario that was played, or what that extends where only that is
 * found from here.
 *
 * @param name the new scenario's id, with or without `.yaml`, or a title to make one from; empty: the branch's name
 * @returns what was done and what can be done next
 * @throws SessionError when the path cannot be a what-if, or what it extends is not found from here
 * @throws InputError when the file exists or cannot be written
 */
export function saveBranch(session: Session, name: string): string {
  const stem = name.trim().replace(/\.ya?ml$/, '');
  const given = isId(stem) ? { id: stem } : { title: stem };
  // The name matters to nobody here: what is asked for is beside it.
  const find = resolver(resolvePath('new.yaml'));
  let first: Problem | undefined;
  for (const base of basesOf(session.scenario, find)) {
    const file = whatIfOf(session, session.node, { ...given, base });
    const found = find(base.id);
    const text = whatIfYaml(file, { schema: schemaPath(), beside: !(found && isBuiltin(found.file)) });
    const { scenario, problems } = loadScenario({ file: `${file.id}.yaml`, content: text }, find);
    first ??= problems.find(isError);
    if (!scenario || !replaysAs(scenario, session.node)) continue;
    writeWhole(`${file.id}.yaml`, commandsIn(text), { otherwise: 'Choose another name or move it away.' });
    const keep = builtinIds().includes(base.id) ? '' : ` Keep ${base.id}.yaml beside it.`;
    return `Wrote ${file.id}.yaml: it extends ${base.id} and begins instead of ${file.from}.${keep} Next:\n  ${called} check ${file.id}.yaml\n  ${called} play ${file.id}.yaml`;
  }
  throw new SessionError(
    `Nothing was written: the file would have to extend ${session.scenario.id}, and ${
      first && first.code !== 'extends'
        ? `that is refused: ${first.message}`
        : `there is no ${session.scenario.id}.yaml in this folder as it was played. Copy it here, or play where it is.`
    }`,
  );
}

/** The scenario that was played, and the one that it extends. */
function* basesOf(played: Scenario, find: ReturnType<typeof resolver>): Generator<Scenario> {
  yield played;
  const other = played.extends && find(played.extends.id);
  const loaded = other && loadScenario(other, find).scenario;
  if (loaded) yield loaded;
}
