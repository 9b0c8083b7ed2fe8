import { PROBLEM_CODES, type Problem } from '../../src/scenario/index.js';

/**
 * The problems of a file that are no clear answer to its author: without a line and a column, a code, or what to do.
 * Looked at without a matcher each, since there are thousands.
 */
export function unclear(problems: readonly Problem[], file: string): Problem[] {
  return problems.filter(
    (problem) =>
      !(
        problem.file === file &&
        isPlace(problem.line) &&
        isPlace(problem.column) &&
        Object.hasOwn(PROBLEM_CODES, problem.code) &&
        [problem.message, problem.hint].every(({ length }) => length > 5 && length < 2_000) &&
        !OF_A_PROGRAM.test(problem.message.replace(/"[^"]*"/g, ''))
      ),
  );
}

const isPlace = (value: number): boolean => Number.isInteger(value) && value >= 1;

/** What a program says of itself, which is no answer to an author. */
const OF_A_PROGRAM = /No machine can be made|is not a function|undefined|Cannot read|\[object|\bat .*\.[tj]s:\d+/;
