import { byPlace, LIMITS, type Problem, type SourceText } from '../../scenario/index.js';
import { otherKind } from '../../file/other-kind.js';
import { type FileKind, shapeProblems } from '../../file/wording.js';
import { type Located, parseYaml } from '../../file/yaml.js';
import { POLICIES, policyOf } from './builtin.js';
import { type Policy, PolicySchema, policyKeysAt } from './schema.js';

/** Bytes a policy file may have; a hundred rules fit several times over. */
export const MOST_POLICY_BYTES = 64 * 1024;

const POLICY_FILE: FileKind = {
  page: 'docs/explore.md',
  keysAt: policyKeysAt,
  takenIds: new Set(POLICIES.map(({ id }) => id)),
};

/**
 * Reads an author's own policy from YAML, as safely as a scenario is read.
 *
 * @returns the policy, or every problem with its line
 */
export function loadPolicy(source: SourceText): { policy?: Policy; problems: Problem[] } {
  if (bytesOf(source.content) > MOST_POLICY_BYTES)
    return {
      problems: [
        {
          file: source.file,
          line: 1,
          column: 1,
          severity: 'error',
          code: 'too-large',
          message: `A policy has at most ${MOST_POLICY_BYTES} bytes.`,
          hint: 'Use fewer rules.',
        },
      ],
    };
  const { located, problems } = parseYaml(source, 'policy');
  if (!located) return { problems };
  const { data } = located;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const hint = 'Begin with `id:` and `title:`; docs/explore.md shows a whole one.';
    return { problems: [located.problem([], 'type', 'The file is not a policy.', hint)] };
  }
  const other = otherKind(data, located, 'policy');
  if (other) return { problems: [other] };
  const result = PolicySchema.safeParse(data);
  if (result.success) {
    const taken = takenId(result.data, located);
    return taken ? { problems: [taken] } : { policy: result.data, problems: [] };
  }
  const found = result.error.issues
    .slice(0, LIMITS.problems)
    .flatMap((issue) => shapeProblems(issue, located, POLICY_FILE));
  return { problems: found.slice(0, LIMITS.problems).sort(byPlace) };
}

function bytesOf(content: SourceText['content']): number {
  return typeof content === 'string' ? new TextEncoder().encode(content).length : content.length;
}

/** Every figure names the policy it rests on, so one that chooses otherwise may not be called as one that all know. */
function takenId(policy: Policy, located: Located): Problem | undefined {
  const known = policyOf(policy.id);
  if (!known || choices(known) === choices(policy)) return undefined;
  return located.problem(
    ['id'],
    'duplicate-id',
    `The id ${policy.id} belongs to a policy that comes with Offramp, which chooses otherwise.`,
    `Choose another id. Taken are ${POLICIES.map(({ id }) => id).join(', ')}.`,
  );
}

/** What a policy chooses by, as a text: the schema puts keys in order. */
function choices(policy: Policy): string {
  const { script = false, turns, classes = {}, moves = {}, rules = [] } = PolicySchema.parse(policy);
  return JSON.stringify([script, turns, classes, moves, rules]);
}
