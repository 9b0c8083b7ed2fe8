import { z } from 'zod';
import { PROPERTY_TEXTS, policySchema } from '../../explore/index.js';
import { type Model, shippedModels } from '../../model/index.js';
import { AcrossSchema } from './across-schemas.js';
import { JSON_VERSION } from './documents.js';
import { TOO_LARGE } from './explore.js';
import { FitSchema } from './fit-schemas.js';

const Version = z.literal(JSON_VERSION).describe('Raised when a field changes its meaning.');
const Probability = z.number().min(0).max(1.000001);
const Chances = z.record(z.string(), Probability).describe('Probability of each outcome.');
const Difference = z.record(z.string(), z.number().min(-1.000001).max(1.000001));
const Figures = z.strictObject({
  exact: Probability.nullable().describe(
    'From the absorbing Markov chain; null where the machine is too large to explore.',
  ),
  simulated: Probability.nullable().describe('Share of the simulated runs; null where none was made.'),
  low: Probability.nullable().describe('Lower end of Wilson’s 95 % interval.'),
  high: Probability.nullable().describe('Upper end.'),
});
const From = z.string().describe('Id of the step after which the figures are, or `start`.');

const PointSchema = z.strictObject({
  at: z.record(z.string(), z.number()),
  outcomes: Chances,
  never: Probability,
  hours: z.number().nullable(),
});
const SweepSchema = z.strictObject({
  axes: z.array(z.strictObject({ parameter: z.string(), values: z.array(z.number()) })).max(2),
  points: z.array(PointSchema).describe('Row by row: the first axis changes slowest.'),
});

export const ExploreSchema = z
  .strictObject({
    version: Version,
    scenario: z.string(),
    policy: z.string().describe('The policy that every figure rests on.'),
    from: From,
    graph: z.strictObject({ configurations: z.int(), transitions: z.int() }),
    outcomes: z.record(z.string(), Figures),
    simulated: z
      .literal(TOO_LARGE)
      .optional()
      .describe('There where the machine is too large to explore: every figure comes from simulated runs alone.'),
    never: Probability.nullable().describe('Probability that no outcome ever comes; null where nothing is known.'),
    expected: z.strictObject({
      hours: z
        .number()
        .nullable()
        .describe('Until the outcome is entered that a run rests in; null where none may ever come.'),
      peakTension: z
        .number()
        .min(0)
        .nullable()
        .describe(
          'The highest that the model’s measure (tension, 0-10) is from there on, the position asked from included.',
        ),
    }),
    path: z
      .array(z.strictObject({ step: z.string(), before: Chances, after: Chances }))
      .describe('The odds before and after each step of the path.'),
    decisive: z
      .array(
        z.strictObject({
          step: z.string(),
          alternative: z.string().describe('Id of the scripted step, or `move:by` of a move of the model.'),
          moved: Probability.describe('How much probability it moves from some outcomes to others.'),
          delta: Difference.describe('How much likelier each outcome is than after the step that was taken.'),
        }),
      )
      .describe('What changes most first.'),
    seed: z.int().min(0),
    runs: z.int().min(0).describe('Runs that were made.'),
    residual: z
      .number()
      .nullable()
      .describe('Largest difference between the two sides of an equation of the chain; null where there is none.'),
    notes: z.array(z.string()),
    sweep: SweepSchema.optional(),
    nobody: z
      .array(PointSchema)
      .optional()
      .describe(
        'The odds where nobody acts a third and three times as often as the policy says; not beside a sweep, nor where the policy has no such figure.',
      ),
  })
  .meta({ title: 'offramp explore --json' });

const RouteSchema = z.strictObject({
  moves: z.array(
    z.strictObject({
      move: z.string().describe('A move’s id, or deadline:NAME.'),
      by: z.string().nullable(),
      target: z.string().nullable(),
      hours: z.number(),
      goldstein: z.number(),
      to: z.record(z.string(), z.string()).describe('The state of each region.'),
      tension: z.int().min(0).nullable().describe('The model’s measure; null where it has none.'),
    }),
  ),
  hours: z.number(),
  goldstein: z.number(),
  hostility: z.number().describe('Sum of the negative Goldstein values, sign turned.'),
  onTime: z.boolean().describe('Whether a session that does these acts one after the other goes the same way.'),
  acts: z
    .array(
      z.union([
        z.strictObject({
          move: z.strictObject({ type: z.string(), by: z.string(), target: z.string().optional() }),
        }),
        z.strictObject({ wait: z.number().describe('Hours.') }),
      ]),
    )
    .describe('The same as a session does it.'),
});

export const PathsSchema = z
  .strictObject({
    version: Version,
    scenario: z.string(),
    from: From,
    by: z.string().describe('What made a path short; `simple` for simple paths in no order.'),
    paths: z.array(RouteSchema.extend({ to: z.string() })),
    ways: z.array(
      z.strictObject({
        to: z.string(),
        counts: z
          .array(z.string().regex(/^\d+$/))
          .describe('Ways of exactly 0, 1, 2 … moves that end where they first meet the goal.'),
      }),
    ),
    reachable: z.array(z.int()).describe('Configurations that can be reached in at most 0, 1, 2 … moves.'),
    notes: z.array(z.string()),
  })
  .meta({ title: 'offramp paths --json' });

export const ProveSchema = z
  .strictObject({
    version: Version,
    scenario: z.string(),
    from: From,
    property: z
      .object({ kind: z.enum(Object.keys(PROPERTY_TEXTS) as [keyof typeof PROPERTY_TEXTS]) })
      .loose()
      .describe('The property as it was understood.'),
    text: z.string(),
    holds: z.boolean(),
    examined: z.int(),
    complete: z.boolean(),
    path: RouteSchema.nullable().describe('A path that shows it, or breaks it.'),
    loop: z.int().nullable().describe('How many moves of the path come before the circle it ends in.'),
    alwaysPossible: z.boolean().nullable(),
    trivial: z
      .enum(['never', 'always'])
      .nullable()
      .describe('Whether no configuration could meet what is claimed, or every one would.'),
  })
  .meta({ title: 'offramp prove --json' });

const OddsSchema = z.strictObject({
  ends: z.record(z.string(), z.number()),
  never: z.number(),
  hours: z.number().nullable(),
});
const Count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const SweepPointSchema = z.strictObject({ index: Count, at: z.record(z.string(), z.number()), odds: OddsSchema });
const TallySchema = z.strictObject({
  runs: Count,
  ends: z.array(Count).max(20),
  unfinished: Count,
  minutes: z.strictObject({ sum: Count, squares: z.string().regex(/^\d{1,60}$/) }),
  peak: z.strictObject({ sum: Count, squares: Count }),
  steps: Count,
});

/** What `offramp explore --shard` writes and `offramp merge` reads. */
export const ShardSchema = z
  .strictObject({
    offramp: z.literal('shard'),
    version: Version,
    shard: z.strictObject({ index: z.int().min(1).max(100_000), of: z.int().min(1).max(100_000) }),
    basis: z.string().regex(/^[0-9a-f]{64}$/),
    made: z.strictObject({
      scenario: z.string().max(100),
      policy: z.strictObject({ title: z.string().max(300), script: z.boolean() }),
    }),
    findings: z.strictObject({
      scenario: z.string().max(100),
      policy: z.string().max(100),
      from: z.string().max(100),
      graph: z.strictObject({ configurations: Count, transitions: Count }),
      ends: z.array(z.string().max(40)).max(20),
      exact: OddsSchema.extend({ peakTension: z.number(), residual: z.number(), nodes: Count }).nullable(),
      seed: Count,
      runs: Count,
      tally: TallySchema,
      outcome: z.string().max(100).nullable(),
      points: z
        .array(
          z.strictObject({
            step: z.string().max(100),
            n: Count,
            title: z.string().max(300),
            hour: z.number().nullable(),
            ended: z.boolean(),
            before: OddsSchema,
            after: OddsSchema,
            alternatives: z
              .array(
                z.strictObject({
                  id: z.string().max(100),
                  title: z.string().max(300),
                  scripted: z.boolean(),
                  odds: OddsSchema,
                  delta: z.record(z.string(), z.number()),
                  moved: z.number(),
                }),
              )
              .max(10_000),
          }),
        )
        .max(10_000),
      notes: z
        .array(
          z.strictObject({
            id: z.enum(['simulated', 'noScript', 'passes', 'offScript', 'cutScript', 'residual', 'never']),
            text: z.string().max(1000),
          }),
        )
        .max(20),
    }),
    sweep: z
      .strictObject({
        axes: z
          .array(z.strictObject({ parameter: z.string().max(100), values: z.array(z.number()).max(10_000) }))
          .max(2),
        points: z.array(SweepPointSchema).max(10_000),
      })
      .optional(),
    nobody: z.array(SweepPointSchema).max(2).optional(),
  })
  .meta({ title: 'offramp explore --shard' });

/** A policy is for a model, whose roles and moves it names: a schema for each, that of the first by the short name. */
function policySchemas(models: readonly Model[]): Record<string, object> {
  return Object.fromEntries(
    models.map((model, index) => {
      const name = index === 0 ? 'policy.schema.json' : `policy-${model.id}.schema.json`;
      return [name, { ...z.toJSONSchema(policySchema(model), { io: 'input' }), $id: name }];
    }),
  );
}

/** What is published in schema/ of exploring, by file name. */
export function exploreSchemas(): Record<string, object> {
  return {
    'across.schema.json': z.toJSONSchema(AcrossSchema),
    'explore.schema.json': z.toJSONSchema(ExploreSchema),
    'fit.schema.json': z.toJSONSchema(FitSchema),
    'paths.schema.json': z.toJSONSchema(PathsSchema),
    'prove.schema.json': z.toJSONSchema(ProveSchema),
    'shard.schema.json': z.toJSONSchema(ShardSchema),
    ...policySchemas(shippedModels()),
  };
}
