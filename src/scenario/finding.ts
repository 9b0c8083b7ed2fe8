import type { ProblemCode, Severity } from '../file/problem.js';
import type { StepId } from './scenario.js';

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
  /** The refused step that it hangs on, where it is found only under a supposition of that. */
  hangs?: StepId;
  /** Of a refused step: others of which nothing can be said before it is mended. */
  later?: readonly StepId[];
}
