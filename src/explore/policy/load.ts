import { didYouMean, type Problem, type SourceText } from '../../scenario/index.js';
import { parseYaml } from '../../scenario/yaml.js';
import { type Policy, PolicySchema } from './schema.js';

/** Bytes a policy file may have; a hundred rules fit several times over. */
export const MOST_POLICY_BYTES = 64 * 1024;

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
  const { located, problems } = parseYaml(source);
  if (!located) return { problems };
  const result = PolicySchema.safeParse(located.data);
  if (result.success) return { policy: result.data, problems: [] };
  return {
    problems: result.error.issues.slice(0, 50).map((issue) => {
      const path = issue.path.filter((part) => typeof part !== 'symbol') as (string | number)[];
      if (issue.code === 'unrecognized_keys') {
        const [key = ''] = issue.keys;
        return located.problem(
          [...path, key],
          'unknown-key',
          `A policy has no key ${key} here.`,
          didYouMean(key, keysAt(path)),
          { key: true },
        );
      }
      return located.problem(
        path,
        'type',
        `${path.join('.') || 'The policy'}: ${issue.message}.`,
        'See docs/explore.md.',
      );
    }),
  };
}

function bytesOf(content: SourceText['content']): number {
  return typeof content === 'string' ? new TextEncoder().encode(content).length : content.length;
}

/** The keys that are possible at a place, as far as a hint needs them. */
function keysAt(path: readonly (string | number)[]): string[] {
  const { shape } = PolicySchema;
  if (path.length === 0) return Object.keys(shape);
  const rule = shape.rules.unwrap().element.shape;
  if (path[0] === 'rules') return Object.keys(path.at(-1) === 'when' ? rule.when.shape : rule);
  if (path[0] === 'turns') return Object.keys(shape.turns.unwrap().shape);
  if (path[0] === 'classes') return Object.keys(shape.classes.unwrap().shape);
  return [];
}
