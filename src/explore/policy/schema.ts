import { z } from 'zod';
import { BOUNDS, DIPLOMACY, MEDIATION, MOVE_IDS, PHASES } from '../../model/index.js';
import { MOVE_CLASSES, TURNS } from './kinds.js';
import { neverFits, type Parties } from './never.js';

const Weight = z.number().min(0).max(1000);
/** From which value to which a number of the crisis must be; either may be left out. */
function range(name: string, [low, high]: readonly [number, number]) {
  const Bound = z
    .int()
    .refine((value) => value >= low && value <= high, {
      error: ({ input }) => `${name} is never ${input}: it goes from ${low} to ${high}.`,
      params: { hint: `Choose a whole number from ${low} to ${high}.` },
    })
    // For editors, which cannot see what the check does.
    .meta({ minimum: low, maximum: high });
  return z
    .strictObject({ atLeast: Bound.optional(), atMost: Bound.optional() })
    .superRefine(({ atLeast, atMost }, context) => {
      if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
        context.addIssue({
          code: 'custom',
          path: ['atLeast'],
          message: `No number is at least ${atLeast} and at most ${atMost}, so the rule never fits.`,
          params: { hint: 'Let atLeast be the smaller of the two.' },
        });
    });
}

const listOf = <T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).min(1).max(50);

export const WhenSchema = z
  .strictObject({
    by: listOf(TURNS).optional().describe('Who would make the move.'),
    class: listOf(MOVE_CLASSES).optional().describe('The family of the move.'),
    move: z
      .array(z.enum(MOVE_IDS as [string, ...string[]]))
      .min(1)
      .max(50)
      .optional()
      .describe('The move itself.'),
    phase: listOf(PHASES).optional().describe('The phase of the crisis.'),
    diplomacy: listOf(DIPLOMACY).optional().describe('The state of the embassies.'),
    mediation: listOf(MEDIATION).optional().describe('The state of mediation.'),
    tension: range('tension', BOUNDS.tension).optional().describe('Tension, 0-10.'),
    exchanges: range('exchanges', BOUNDS.exchanges).optional().describe('Turns of force, 0-3.'),
    pressure: range('pressure', BOUNDS.initiatorPressure)
      .optional()
      .describe('Public pressure, 0-2, on the government that would make the move. Others have none.'),
    rivalLast: z
      .enum(['hostile', 'friendly'])
      .optional()
      .describe(
        'What the rival of the government that would make the move did last: a move with a negative Goldstein value, or one with a positive value. A rival that has done nothing yet counts as friendly.',
      ),
  })
  .superRefine((when, context) => {
    const never = neverFits(when as Parties);
    if (never)
      context.addIssue({ code: 'custom', path: [never.key], message: never.message, params: { hint: never.hint } });
  })
  .meta({ id: 'When', description: 'Conditions that must all hold; of a list, one entry must fit.' });

export const PolicySchema = z
  .strictObject({
    id: z
      .string()
      .max(64)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens')
      .describe('Small letters, digits and hyphens. Every figure names it.'),
    title: z.string().min(1).max(200).describe('One line.'),
    text: z.string().min(1).max(5000).optional().describe('What it assumes, and why.'),
    sources: z.array(z.string().min(1).max(500)).max(20).optional().describe('Literature that it rests on.'),
    script: z
      .boolean()
      .optional()
      .describe(
        'Whether the weights of the scenario decide wherever its script has a next step. Elsewhere the rest of the policy does. Default: false.',
      ),
    turns: z
      .strictObject(
        Object.fromEntries(TURNS.map((turn) => [turn, Weight.optional()])) as Record<
          (typeof TURNS)[number],
          z.ZodOptional<typeof Weight>
        >,
      )
      .optional()
      .describe(
        'How often each is the next to act, against the others that could. `nobody` lets a running deadline pass. Left out of the list: 1. Without `turns` every move of everybody is weighed against every other, and against every running deadline.',
      ),
    classes: z
      .strictObject(
        Object.fromEntries(MOVE_CLASSES.map((name) => [name, Weight.optional()])) as Record<
          (typeof MOVE_CLASSES)[number],
          z.ZodOptional<typeof Weight>
        >,
      )
      .optional()
      .describe('Weight of the moves of each family. Left out: 1.'),
    moves: z
      .partialRecord(z.enum(MOVE_IDS as [string, ...string[]]), Weight)
      .optional()
      .describe('What the weight of a move is multiplied with. Left out: 1.'),
    rules: z
      .array(z.strictObject({ when: WhenSchema, times: Weight.describe('What the weight is multiplied with.') }))
      .max(100)
      .optional()
      .describe('Every rule that fits multiplies the weight.'),
  })
  .meta({
    id: 'Policy',
    title: 'Offramp policy',
    description:
      'How simulated actors choose: weights by who, what, phase and context. A weight says how likely a move is against the others of whoever acts; 0 rules it out.',
  });

/** How simulated actors choose, as weights. Its keys are those of `schema/policy.schema.json`. */
export interface Policy extends z.infer<typeof PolicySchema> {}
export type When = z.infer<typeof WhenSchema>;

/** The keys that a block of a policy file may have at a path; none where no block is possible. */
export function policyKeysAt(path: readonly (string | number)[]): string[] {
  let at: unknown = PolicySchema;
  for (const part of path) {
    at = inner(at);
    if (at instanceof z.ZodObject) at = at.shape[part];
    else at = at instanceof z.ZodArray ? at.element : undefined;
  }
  at = inner(at);
  if (at instanceof z.ZodObject) return Object.keys(at.shape);
  return at instanceof z.ZodRecord && at.keyType instanceof z.ZodEnum ? at.keyType.options.map(String) : [];
}

const inner = (schema: unknown): unknown => (schema instanceof z.ZodOptional ? schema.unwrap() : schema);
