import type { ProblemCode, Severity } from '../file/problem.js';
import type { StepId } from './scenario.js';
import type { Hangs } from './suppose.js';

/** Something found while replaying, before it is given a line. */
export interface Finding {
  step: StepId;
  /** Key of the step it concerns. */
  key?: string;
  severity: Severity;
  code: ProblemCode;
  message: string;
  hint: string;
  /** Where in its value, from 0. */
  at?: number;
  /** What it hangs on, where it is found only under a supposition of a step that is refused. */
  hangs?: Hangs;
}
