import { otherKind } from '../../file/other-kind.js';
import { type FileKind, shapeProblems } from '../../file/wording.js';
import { type Located, parseYaml } from '../../file/yaml.js';
import { ExpressionError, type Model } from '../../model/index.js';
import { byPlace, LIMITS, type Problem, type SourceText } from '../../scenario/index.js';
import { policiesOf, policyOf } from './builtin.js';
import { neverFits } from './never.js';
import { type Policy, policyKeysAt, policySchema } from './schema.js';
import { conditionOfRule } from './when.js';

/** Bytes a policy file may have; a hundred rules fit several times over. */
export const MOST_POLICY_BYTES = 64 * 1024;

const policyFile = (model: Model): FileKind => ({
  page: 'docs/explore.md',
  keysAt: (path) => policyKeysAt(model, path),
  takenIds: new Set(policiesOf(model).map(({ id }) => id)),
});

/**
 * Reads an author's own policy for a model from YAML, as safely as a scenario is read.
 *
 * @returns the policy, or every problem with its line
 */
export function loadPolicy(source: SourceText, model: Model): { policy?: Policy; problems: Problem[] } {
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
  const result = policySchema(model).safeParse(data);
  if (result.success) {
    const taken = takenId(result.data, located, model);
    const wrong = [...(taken ? [taken] : []), ...ruleProblems(result.data, located, model)];
    return wrong.length > 0 ? { problems: wrong.sort(byPlace) } : { policy: result.data, problems: [] };
  }
  const found = result.error.issues
    .slice(0, LIMITS.problems)
    .flatMap((issue) => shapeProblems(issue, located, policyFile(model)));
  return { problems: found.slice(0, LIMITS.problems).sort(byPlace) };
}

function bytesOf(content: SourceText['content']): number {
  return typeof content === 'string' ? new TextEncoder().encode(content).length : content.length;
}

/** Rules whose conditions name what the model does not have, or that could never fit. */
function ruleProblems({ rules = [] }: Policy, located: Located, model: Model): Problem[] {
  return rules.flatMap(({ when }, index): Problem[] => {
    const path = ['rules', index, 'when'];
    try {
      conditionOfRule(model, when);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return [located.problem(path, 'expression', error.message, error.hint, { at: error.from })];
    }
    const never = typeof when === 'string' ? undefined : neverFits(model, when);
    return never ? [located.problem([...path, never.key], 'value', never.message, never.hint)] : [];
  });
}

/** Every figure names the policy it rests on, so one that chooses otherwise may not be called as one that all know. */
function takenId(policy: Policy, located: Located, model: Model): Problem | undefined {
  const known = policyOf(model, policy.id);
  if (!known || choices(known, model) === choices(policy, model)) return undefined;
  return located.problem(
    ['id'],
    'duplicate-id',
    `The id ${policy.id} belongs to a policy that comes with Offramp, which chooses otherwise.`,
    `Choose another id. Taken are ${policiesOf(model)
      .map(({ id }) => id)
      .join(', ')}.`,
  );
}

/** What a policy chooses by, as a text: the schema puts keys in order. */
function choices(policy: Policy, model: Model): string {
  const { script = false, turns, classes = {}, moves = {}, rules = [] } = policySchema(model).parse(policy);
  return JSON.stringify([script, turns, classes, moves, rules]);
}
