import { existsSync } from 'node:fs';
import { policiesOf, policyOf } from '../../explore/policy/builtin.js';
import { loadPolicy, MOST_POLICY_BYTES } from '../../explore/policy/load.js';
import type { Policy } from '../../explore/policy/schema.js';
import { errorsText } from '../../file/problem.js';
import type { Model } from '../../model/index.js';
import { problemsText } from '../../render/text/check.js';
import { InputError } from '../errors.js';
import { nothingCalled } from '../file-errors.js';
import { readBounded } from '../read.js';
import { terminalStyle } from '../terminal.js';

/**
 * The policy that an option names: a YAML file, or the id of one that comes with Offramp. A model has those whose
 * conditions it can meet.
 *
 * @throws InputError when there is none, or it has errors
 */
export async function openPolicy(name: string, model: Model): Promise<Policy> {
  const known = policyOf(model, name);
  if (known && !existsSync(name)) return known;
  if (!existsSync(name)) {
    const ids = policiesOf(model).map(({ id }) => id);
    throw new InputError(nothingCalled(name, 'policy', ids));
  }
  const { policy, problems } = loadPolicy({ file: name, content: readBounded(name, MOST_POLICY_BYTES + 1) }, model);
  if (policy) return policy;
  throw new InputError(
    `${name} has ${errorsText(problems.length)}:\n${problemsText(problems, terminalStyle(process.stderr))}`,
  );
}
