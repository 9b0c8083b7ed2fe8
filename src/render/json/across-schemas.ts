import { z } from 'zod';
import { JSON_VERSION } from './documents.js';
import { LeftSchema } from './fit-schemas.js';

const Times = z.int().min(0);
const Crises = z.array(z.string()).describe('Ids of the crises.');
const CountSchema = z.strictObject({ times: Times, crises: Crises });
const followed = {
  made: CountSchema.describe('How often it was made, and in which crises.'),
  next: z
    .strictObject({
      fell: CountSchema.describe('Down, by the next move that changed it.'),
      faded: CountSchema.describe('Down, without a move: with time, or by a fact.'),
      rose: CountSchema.describe('Up.'),
      still: CountSchema.describe('No further change.'),
    })
    .describe('What the model’s measure did next; what the move itself does to it does not count.'),
};

export const AcrossSchema = z
  .strictObject({
    version: z.literal(JSON_VERSION).describe('Raised when a field changes its meaning.'),
    crises: z.array(
      z.strictObject({
        scenario: z.string(),
        title: z.string(),
        model: z.string(),
        moves: Times.describe('Moves that somebody chose in it.'),
        phase: z.string().describe('Where its path ends.'),
        ended: z.boolean().describe('Whether that is an outcome.'),
      }),
    ),
    left: LeftSchema,
    all: z.strictObject(followed).describe('All moves together.'),
    moves: z
      .array(z.strictObject({ move: z.string(), title: z.string(), ...followed }))
      .describe('Each move, first those of most crises.'),
    phases: z
      .array(
        z.strictObject({
          phase: z.string(),
          crises: Crises,
          ends: z.array(z.strictObject({ phase: z.string(), ended: z.boolean(), crises: Crises })),
        }),
      )
      .describe('Phases that the paths were in, and how those paths ended.'),
  })
  .meta({ title: 'offramp explore --across --json' });
