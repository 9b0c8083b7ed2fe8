import { policiesOf } from '../../explore/policy/builtin.js';
import { policyYaml } from '../../explore/policy/yaml.js';
import { pad, wrap } from '../../render/text/columns.js';
import { openPolicy } from '../explore/policy.js';
import { openModel } from '../files.js';
import { print, terminalStyle } from '../terminal.js';

/** `offramp policy`: the policies that come with Offramp, or one of them with all its weights as YAML. */
export async function policy(name: string | undefined, { model: wanted }: { model?: string } = {}): Promise<void> {
  const model = await openModel(wanted);
  if (name !== undefined) return print(policyYaml(await openPolicy(name, model)));
  const policies = policiesOf(model);
  const style = terminalStyle();
  const width = Math.max(...policies.map(({ id }) => id.length)) + 2;
  const lines = policies.flatMap(({ id, title }) => {
    const [first = '', ...rest] = wrap(title, style.width - width);
    return [`${style.bold(pad(id, width))}${first}`, ...rest.map((line) => `${' '.repeat(width)}${line}`)];
  });
  await print(`${lines.join('\n')}\n`);
}
