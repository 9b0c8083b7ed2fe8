import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { LIMITS } from './limits.js';
import type { ProblemCode, Severity } from './problem.js';

/** Something that is wrong, by its place in the text. */
export interface Told {
  offset: number;
  severity: Severity;
  code: ProblemCode;
  message: string;
  hint: string;
}

/** How it is told that a key is there twice, from which a file can be gone on with. */
export const TWICE = ' is there twice.';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Keys that hold a text for people, or a list of such. */
const PROSE = new Set([
  ...['title', 'summary', 'text', 'why', 'note', 'question', 'answer', 'ask', 'objectives', 'nearly', 'term'],
  ...['name', 'capital', 'author', 'publisher', 'alt', 'credit'],
]);

/** A node to be looked into, and the plain list or block that it becomes. */
interface Item {
  node: unknown;
  depth: number;
  /** The key that it stands under, be it in a list. */
  key: string;
  plain: unknown;
}

/**
 * A document as plain data, and what no such file may have: too deep a nesting, aliases, keys that are none or that
 * are there twice. Without recursion, and each node is met once.
 *
 * @param text that the document was read from
 * @param what the file should hold, for the words of its problems
 * @param level how deep the root stands
 * @returns the data, which is whole only where there are no problems, and what may be a slip
 */
export function plainOf(
  root: unknown,
  text: string,
  what: string,
  level = 1,
): { data: unknown; problems: Told[]; warnings: Told[] } {
  const problems: Told[] = [];
  const warnings: Told[] = [];
  const wrong = (offset: number, code: ProblemCode, message: string, hint: string): Told => ({
    ...{ offset, severity: 'error', code, message, hint },
  });
  const work: Item[] = [];
  const plain = (node: unknown, depth: number, key: string): unknown => {
    // Most of a file is words, and there is nothing in them to be looked into.
    if (isScalar(node) && depth <= LIMITS.depth) {
      if (node.comment && PROSE.has(key)) warnings.push(...cutOff(node, key, text));
      return node.value;
    }
    const item = { node, depth, key, plain: isSeq(node) ? [] : isMap(node) ? {} : null };
    work.push(item);
    return item.plain;
  };
  const data = plain(root, level, '');
  const done = (found: Told[]) => ({ data, problems: found, warnings: warnings.slice(0, LIMITS.problems) });
  for (let item = work.pop(); item; item = work.pop()) {
    const { node, depth } = item;
    const offset = (node as Node | undefined)?.range?.[0] ?? 0;
    if (depth > LIMITS.depth) {
      const message = `The file nests deeper than ${LIMITS.depth} levels here.`;
      return done([wrong(offset, 'nesting', message, `Keep to ${LIMITS.depth} levels.`)]);
    }
    if (isAlias(node))
      problems.push(wrong(offset, 'alias', `YAML aliases are not used in a ${what}.`, 'Write the value out.'));
    else if (isSeq(node)) {
      const list = item.plain as unknown[];
      for (const child of node.items) list.push(plain(child, depth + 1, item.key));
    } else if (isMap(node)) {
      const block = item.plain as Record<string, unknown>;
      const seen = new Set<string>();
      for (const pair of node.items) {
        if (!isPair(pair)) continue;
        const keyOffset = (pair.key as Node | undefined)?.range?.[0] ?? offset;
        if (!isScalar(pair.key) || typeof pair.key.value === 'object') {
          problems.push(
            wrong(
              keyOffset,
              'yaml-syntax',
              'A key must be a word.',
              'Check the indentation and the colon after the key.',
            ),
          );
          continue;
        }
        const key = String(pair.key.value);
        if (FORBIDDEN.has(key))
          problems.push(wrong(keyOffset, 'forbidden-key', `The key ${key} is not allowed.`, 'Delete it.'));
        else if (seen.has(key))
          problems.push(wrong(keyOffset, 'yaml-syntax', `The key ${key}${TWICE}`, 'Keep one of the two.'));
        seen.add(key);
        if (problems.length > LIMITS.problems) return done(problems);
        const value = plain(pair.value, depth + 1, key);
        if (!FORBIDDEN.has(key)) block[key] = value;
      }
    }
  }
  return done(problems.sort((a, b) => a.offset - b.offset));
}

/** A text without quotes of which the end is lost, because YAML takes a # after a space for a comment. */
function cutOff(node: Scalar, key: string, text: string): Told[] {
  const [, end = 0] = node.range ?? [];
  const [spaces] = /^[ \t]*/.exec(text.slice(end, end + 200)) ?? [''];
  const hash = end + spaces.length;
  // A comment that is meant as one has a space after its #.
  if (node.type !== 'PLAIN' || !/^#[\p{L}\p{N}]/u.test(text.slice(hash, hash + 3))) return [];
  return [
    {
      offset: hash,
      severity: 'warning',
      code: 'comment',
      message: `The text of ${key} ends before this #: the rest of the line is a comment.`,
      hint: 'Put quotes around the text, or a space after the # if a comment is meant.',
    },
  ];
}
