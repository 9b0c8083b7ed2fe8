import type { Problem } from '../../file/problem.js';
import type { Condition, Effect, Value } from '../../model/index.js';

/** What of a machine has no place in a model, or keeps it from being read. */
export type Misfit = Omit<Problem, 'code'>;

/** Where something stands in the file that is read. */
export interface Place {
  line: number;
  column: number;
}

/** Takes down what does not fit. */
export type Tell = (at: Place, message: string, hint: string) => void;

/** What a machine of another program is, as far as a model could have it: the same for every format. */
export interface Chart {
  name: string;
  text?: string | undefined;
  /** What Offramp wrote beside a configuration of its own. */
  meta?: Record<string, unknown> | undefined;
  variables: Map<string, { start: Value; at: Place }>;
  /** Milliseconds of delays that have a name. */
  delays: Map<string, number>;
  root: Node;
}

/** A state. */
export interface Node {
  key: string;
  at: Place;
  /** The name by which others may call it, wherever they are. */
  id?: string | undefined;
  kind: 'state' | 'parallel' | 'final';
  initial?: string | undefined;
  text?: string | undefined;
  on: { event: string; arrows: Arrow[] }[];
  after: { delay: string | number; at: Place; arrows: Arrow[] }[];
  always: Arrow[];
  entry: Act[];
  exit: Act[];
  states: Node[];
}

/** A transition. */
export interface Arrow {
  at: Place;
  target?: string | undefined;
  /** Leaves its state and enters it again, where it leads to it or into it. */
  again: boolean;
  guard?: Test | undefined;
  acts: Act[];
  text?: string | undefined;
  /** What was left out of it, to be said beside it. */
  lost: string[];
}

/** A condition, with variables and states as the file calls them; `own` is one that Offramp wrote. */
export type Test =
  | { type: 'compare'; of: string; op: '=' | '!=' | '<' | '<=' | '>' | '>='; value: Value }
  | { type: 'in'; state: string }
  | { type: 'not'; test: Test }
  | { type: 'all' | 'any'; tests: Test[] }
  | { type: 'own'; condition: Condition };

/** Something that is done. */
export type Act =
  | { type: 'shift'; of: string; by: number; bound?: number | undefined; if?: Test | undefined }
  | { type: 'set'; of: string; to: Value; if?: Test | undefined }
  | { type: 'raise'; event: string; if?: Test | undefined }
  | { type: 'own'; effect: Effect };

/** How much of a machine is read. */
export const READ_LIMITS = { depth: 40, nodes: 50_000, misfits: 200 } as const;

/** A truth as a word of a model. */
export const truth = (value: boolean): string => (value ? 'yes' : 'no');
