import { z } from 'zod';
import { JSON_VERSION } from './documents.js';

const Version = z.literal(JSON_VERSION).describe('Raised when a field changes its meaning.');
const Count = z.int().min(0);
const Foreseen = {
  logLikelihood: z
    .number()
    .nullable()
    .describe('Mean natural logarithm of how likely each move was; null where one was ruled out.'),
  perplexity: z.number().nullable().describe('Among how many equally likely moves one would be as hard to foresee.'),
};

export const LeftSchema = z
  .array(z.strictObject({ name: z.string(), why: z.string() }))
  .describe('What was named but left aside, and why.');

export const FitSchema = z
  .strictObject({
    version: Version,
    model: z.string(),
    crises: z.array(
      z.strictObject({
        scenario: z.string(),
        moves: Count.describe('Moves that were to be foreseen.'),
        keptOut: z
          .strictObject({ event: Count, set: Count, wait: Count, background: Count })
          .describe('Steps that nobody chose where the machine stood.'),
      }),
    ),
    left: LeftSchema,
    prior: z
      .strictObject({ mean: z.literal(0), standardDeviation: z.number() })
      .describe('Gaussian, on the natural logarithm of each weight.'),
    weights: z
      .array(
        z.strictObject({
          of: z.enum(['turns', 'classes', 'hostile']),
          name: z.string().describe('A role, or a family of moves.'),
          weight: z.number(),
          log: z.number().describe('Its natural logarithm; those of a kind add up to 0.'),
          standardError: z.number().describe('Of the logarithm.'),
          taken: Count.describe('Moves that were so.'),
          possible: Count.describe('Moves at which one could have been.'),
        }),
      )
      .describe('`hostile` is what a family is multiplied with where the rival’s last move was hostile.'),
    leftOut: z
      .array(
        z.strictObject({
          scenario: z.string(),
          moves: Count,
          fitted: z.strictObject(Foreseen),
          uniform: z.strictObject(Foreseen),
        }),
      )
      .describe('Each crisis as foreseen by weights fitted to the others.'),
    outOfSample: z
      .strictObject({
        crises: Count,
        better: Count.describe('Crises that the fitted weights foresaw better than uniform.'),
        moves: Count,
        fitted: z.strictObject(Foreseen),
        uniform: z.strictObject(Foreseen),
      })
      .nullable()
      .describe('All of them together; null where there is one crisis only.'),
    policies: z.array(z.strictObject({ policy: z.string(), ...Foreseen })).describe('Policies that come with Offramp.'),
    policy: z.record(z.string(), z.unknown()).describe('The policy, as its file would have it.'),
  })
  .meta({ title: 'offramp fit --json' });
