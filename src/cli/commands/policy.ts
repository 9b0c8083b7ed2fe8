import { POLICIES } from '../../explore/policy/builtin.js';
import { policyYaml } from '../../explore/policy/yaml.js';
import { pad, wrap } from '../../render/text/columns.js';
import { openPolicy } from '../explore/policy.js';
import { print, terminalStyle } from '../terminal.js';

/** `offramp policy`: the policies that come with Offramp, or one of them with all its weights as YAML. */
export async function policy(name: string | undefined): Promise<void> {
  if (name !== undefined) return print(policyYaml(await openPolicy(name)));
  const style = terminalStyle();
  const width = Math.max(...POLICIES.map(({ id }) => id.length)) + 2;
  const lines = POLICIES.flatMap(({ id, title }) => {
    const [first = '', ...rest] = wrap(title, style.width - width);
    return [`${style.bold(pad(id, width))}${first}`, ...rest.map((line) => `${' '.repeat(width)}${line}`)];
  });
  await print(`${lines.join('\n')}\n`);
}
