import type { ProblemCode } from '../../file/problem.js';
import type { Path } from '../../file/yaml.js';
import { ExpressionError } from '../language/names.js';

/** Something wrong in a model file, before its line is looked up. */
export interface Slip {
  /** Where it is: keys and list indices. */
  path: Path;
  /** Where in the text of an expression, from 0. */
  at?: number;
  /** Which kind of problem it is. */
  code: ProblemCode;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  hint: string;
  /** Points at the key instead of its value. */
  key?: boolean;
  /** It keeps nothing from running. */
  warning?: boolean;
}

/** Where slips go while a model is made; what is wrong is left out of it. */
export type Report = (slip: Slip) => void;

/** Runs what reads an expression; a slip in it is reported with its place. */
export function reading<T>(report: Report, path: Path, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report({ path, at: error.from, code: 'expression', message: error.message, hint: error.hint });
    return undefined;
  }
}
