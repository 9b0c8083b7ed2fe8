import { LIMITS } from './limits.js';

/** How bad a problem is: an error keeps the scenario from running, a warning does not. */
export type Severity = 'error' | 'warning';

/** Stable codes of every problem the loader reports, with what each means. */
export const PROBLEM_CODES = {
  'too-large': 'The file, or what it asks to be replayed, is larger than Offramp reads.',
  encoding: 'The file is not UTF-8 text.',
  'yaml-syntax': 'The text is not valid YAML.',
  comment: 'A # that cuts off a text without quotes.',
  alias: 'YAML anchors, aliases and tags are not used in scenarios.',
  nesting: 'The file nests deeper than 64 levels.',
  'forbidden-key': 'A key that has a special meaning in JavaScript.',
  'unknown-key': 'A key the scenario file does not have.',
  missing: 'A required key is not there.',
  type: 'A value is of the wrong kind.',
  value: 'A value is not one of those allowed.',
  date: 'A date that does not exist or is not written as YYYY-MM-DD.',
  'duplicate-id': 'Two things have the same id.',
  'unknown-source': 'A source id that is not in the list of sources.',
  'plain-http': 'The address of a source begins with http://, so nobody can be sure who answers there.',
  'unknown-step': 'A step id that is not in the scenario.',
  'unknown-move': 'A move the machine does not have.',
  'wrong-actor': 'A move by somebody who cannot make it, or without the target it needs.',
  'dates-out-of-order': 'A step is dated before the one it follows.',
  refused: 'The machine refuses the move in that state.',
  expect: 'An expectation does not hold after the step.',
  extends: 'The scenario that this one extends cannot be used.',
  model: 'The model that the scenario runs on cannot be used.',
  'extends-cycle': 'Scenarios extend each other in a circle.',
  'rejoin-cycle': 'A branch rejoins a step it has passed already.',
  'unreachable-alternative': 'An alternative that the machine refuses, so nobody can take it.',
  'no-source': 'A step of the historical line without a source.',
  picture: 'A picture that cannot be shown, or not as it is.',
  'no-alt': 'A picture without words for those who do not see it.',
  'no-question': 'A decision point without a question for the class.',
  weights: 'Weights of the alternatives at a decision point that leave nothing for history.',
  'missing-outcome': 'An outcome no path of the scenario ends in.',
  'no-outcome': 'A path that ends outside every outcome.',
  'unknown-name': 'A name that the model does not have.',
  expression: 'A condition or an effect that is not understood.',
  'unused-name': 'Something that the model names and never uses.',
  'unreachable-state': 'A state that nothing leads to.',
  'impossible-move': 'A move that is never possible.',
  'constant-guard': 'A condition that never or always holds.',
  trap: 'A state that is no outcome and that nothing leads out of.',
  'unreachable-outcome': 'An outcome that no path comes to.',
  'large-model': 'A model with more configurations than are explored.',
  late: 'A step that the clock reaches only after its date.',
} as const;

/** The code of a problem, one of PROBLEM_CODES. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** One problem of a scenario file, for people. Lines and columns count from 1. */
export interface Problem {
  /** The file, as it was named to the loader. */
  file: string;
  /** Its line, from 1. */
  line: number;
  /** Its column, from 1. */
  column: number;
  /** Whether it keeps the scenario from running. */
  severity: Severity;
  /** Which kind of problem it is. */
  code: ProblemCode;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  hint: string;
  /** What mends it in the text, where there is just one way to. */
  fix?: readonly Change[];
}

/** A piece of a text, by its characters from 0, that is replaced by another one. */
export interface Change {
  /** Where it begins. */
  from: number;
  /** Where it ends. */
  to: number;
  /** What comes in its place. */
  insert: string;
}

/** Sorts problems by where they are in their file. */
export function byPlace(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}

/** How many errors there are, for a sentence; past a limit they are not counted. */
export function errorsText(count: number): string {
  if (count === 1) return 'an error';
  return count < LIMITS.problems ? `${count} errors` : `${LIMITS.problems} errors or more`;
}

/** Whether a problem keeps the scenario from running. */
export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
