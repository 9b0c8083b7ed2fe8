import { z } from 'zod';
import { modelJsonSchema } from '../../model/index.js';
import { RunSchema } from '../../play/log.js';
import { LEVELS, PROBLEM_CODES, type ProblemCode, scenarioJsonSchema } from '../../scenario/index.js';
import { JSON_VERSION } from './documents.js';
import { exploreSchemas } from './explore-schemas.js';

const Version = z.literal(JSON_VERSION).describe('Raised when a field changes its meaning.');
const Hours = z.number().describe('Simulated hours since the scenario’s start.');
const Tension = z
  .int()
  .min(0)
  .nullable()
  .describe('The model’s measure of escalation, in the bilateral crisis tension, 0-10; null where a model has none.');

const ConfigurationSchema = z.record(z.string(), z.string()).meta({
  id: 'Configuration',
  description:
    'The active state of each region of the machine, in the bilateral crisis phase, diplomacy and mediation; a state within another one by its path.',
});
const Value = z.union([z.string(), z.number()]);

const StepSchema = z
  .strictObject({
    n: z.int().min(1).describe('1 for the first step of the path.'),
    id: z.string().describe('The scripted step’s id; free-N, wait-N or deadline-N where it is not in the script.'),
    at: z.string().describe('YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM, as exact as it is known.'),
    dated: z
      .enum(['scenario', 'between', 'clock'])
      .describe(
        'Whether the scenario gives the date, or it lies between those that it gives before and after, or it is the simulated clock’s.',
      ),
    by: z.string().nullable().describe('A role of the model; null for a wait and for a deadline that passed.'),
    party: z.string().optional().describe('Which of several that act in this role, where the step names one.'),
    move: z.string().describe('A move’s id, wait, event for a fact that is no move, or deadline:NAME.'),
    set: z
      .record(z.string(), Value)
      .optional()
      .describe(
        'States and variables that the author of the scenario set with an event; nothing of the model led to it.',
      ),
    title: z.string(),
    from: ConfigurationSchema.describe('Before the step.'),
    to: ConfigurationSchema.describe('After the step.'),
    tension: Tension.describe('The model’s measure after the step, 0-10 for tension; null where it has none.'),
    hours: Hours,
    goldstein: z
      .number()
      .min(-10)
      .max(10)
      .describe('Goldstein value of the move’s CAMEO code; 0 for a wait and a deadline.'),
    alternatives: z.array(z.string()).describe('Ids of what could have been done instead of this step.'),
    sources: z.array(z.string()).describe('Ids of the sources that report it.'),
    disputed: z
      .array(z.strictObject({ at: z.string().optional(), source: z.string(), note: z.string().optional() }))
      .describe('Where other reports disagree.'),
    picture: z
      .strictObject({ file: z.string(), alt: z.string().optional(), credit: z.string().optional() })
      .optional()
      .describe('The picture to it: its file, what is to be seen, who made it.'),
    nearly: z.string().optional().describe('Why the move only nearly fits what happened, where it does.'),
  })
  .meta({ id: 'Step' });

const OutcomeSchema = z
  .strictObject({
    phase: z.string().describe('The state of the model’s first region in which the path ends.'),
    hours: Hours.describe('When that state was entered, in simulated hours since the scenario’s start.'),
    peakTension: Tension.describe('The highest that the measure was on the path; null where the model has none.'),
  })
  .meta({ id: 'Outcome' });

export const ReplaySchema = z
  .strictObject({
    version: Version,
    scenario: z.string(),
    branch: z.string(),
    steps: z.array(StepSchema),
    outcome: OutcomeSchema,
  })
  .meta({ title: 'offramp replay --json' });

const ComparedSchema = z
  .strictObject({
    branch: z.string(),
    name: z.string(),
    state: ConfigurationSchema,
    tension: Tension,
    hours: Hours,
    moves: z.int().min(0).describe('Moves on the path, waits and deadlines not counted.'),
    outcome: OutcomeSchema,
  })
  .meta({ id: 'Compared' });

export const CompareSchema = z
  .strictObject({
    version: Version,
    scenario: z.string(),
    divergence: z
      .strictObject({
        after: z.int().min(0).describe('How many steps both share.'),
        step: z.string().nullable().describe('The last of them.'),
        hours: Hours,
      })
      .nullable()
      .describe('Null when one path holds the other.'),
    a: ComparedSchema,
    b: ComparedSchema,
    rows: z.array(z.strictObject({ a: StepSchema.nullable(), b: StepSchema.nullable() })),
  })
  .meta({ title: 'offramp compare --json' });

export const ListSchema = z
  .strictObject({
    version: Version,
    scenarios: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        summary: z.string(),
        extends: z.string().nullable(),
        model: z.string(),
        years: z
          .tuple([z.int(), z.int()])
          .describe('The year in which it begins, and the last that its path is dated to.'),
        level: z.enum(LEVELS).nullable().describe('How much a class has to know; null where it does not say.'),
        regions: z.array(z.string()),
        steps: z.int().describe('Of all its branches together.'),
        path: z
          .strictObject({
            steps: z.int(),
            decisions: z.int().describe('Steps that could have been done otherwise.'),
            outcome: OutcomeSchema,
          })
          .describe('The path that it follows: what really happened, or the way that a what-if tells.'),
        branches: z.array(z.strictObject({ id: z.string(), title: z.string(), outcome: OutcomeSchema })),
      }),
    ),
    models: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        text: z.string(),
        roles: z.array(z.string()),
        measure: z.string().nullable(),
        states: z.int().describe('States of all its regions.'),
        moves: z.int(),
        outcomes: z.array(z.string()),
      }),
    ),
  })
  .meta({ title: 'offramp list --json' });

export const CheckSchema = z
  .array(
    z.strictObject({
      file: z.string(),
      line: z.int().min(1),
      column: z.int().min(1),
      severity: z.enum(['error', 'warning']),
      code: z.enum(Object.keys(PROBLEM_CODES) as [ProblemCode, ...ProblemCode[]]),
      message: z.string(),
      hint: z.string(),
    }),
  )
  .meta({ title: 'offramp check --json', description: 'Version 1. Every problem of every file, by line.' });

/** Everything that is published in schema/, by file name. */
export function publishedSchemas(): Record<string, object> {
  return {
    'scenario.schema.json': scenarioJsonSchema(),
    'model.schema.json': modelJsonSchema(),
    'run.schema.json': z.toJSONSchema(RunSchema),
    'replay.schema.json': z.toJSONSchema(ReplaySchema),
    'compare.schema.json': z.toJSONSchema(CompareSchema),
    'list.schema.json': z.toJSONSchema(ListSchema),
    'check.schema.json': z.toJSONSchema(CheckSchema),
    ...exploreSchemas(),
  };
}
