import { z } from 'zod';
import type { Model } from '../../model/index.js';
import { LAST, MOST_WEIGHT, MOVE_CLASSES, turnsOf, type When } from './kinds.js';

const Weight = z.number().min(0).max(MOST_WEIGHT);
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

const listOf = (values: readonly string[]) =>
  z
    .array(z.enum(values as [string, ...string[]]))
    .min(1)
    .max(50);

function whenOf(model: Model) {
  const kinds = [...new Set([...model.roles.values()].map(({ kind }) => kind))];
  const block = z
    .strictObject({
      by: listOf(turnsOf(model)).optional().describe('Who would make the move.'),
      kind: listOf(kinds).optional().describe('Of which kind of roles whoever would make the move is.'),
      class: listOf(MOVE_CLASSES).optional().describe('The family of the move.'),
      move: listOf([...model.moves.keys()])
        .optional()
        .describe('The move itself.'),
      ...Object.fromEntries(
        model.regions
          .filter(({ hidden }) => !hidden)
          .map(({ id, leaves, states, description }) => [
            id,
            // A state that holds others stands for all of these.
            listOf([...leaves, ...[...states.keys()].filter((state) => !leaves.includes(state))])
              .optional()
              .describe(`The state of this region: ${description}`),
          ]),
      ),
      ...Object.fromEntries(
        model.names.readable
          .filter(({ kind }) => kind !== 'region')
          .map(({ name, kind, values, each }) => {
            const words = `${model.file.variables?.[name]?.text ?? name}${each ? ', of whoever would make the move. Who has none counts as having the lowest' : ''}`;
            const schema =
              kind === 'number' ? range(name, [Number(values[0]), Number(values.at(-1))]) : listOf(values.map(String));
            return [name, (schema as z.ZodType).optional().describe(`${words}.`)];
          }),
      ),
      rivalLast: z
        .enum(LAST)
        .optional()
        .describe(
          'What the rival of whoever would make the move did last, or, where that is not one alone, what was last done to them: a move with a negative Goldstein value, or another. Nothing yet counts as friendly.',
        ),
    })
    .meta({ id: 'When', description: 'Conditions that must all hold; of a list, one entry must fit.' });
  return z.union([
    z.string().min(1).max(2_000).describe('A condition, such as `class = force and pressure(actor) >= 1`.'),
    block,
  ]) as unknown as z.ZodType<When>;
}

function makeSchema(model: Model) {
  const turns = turnsOf(model);
  return z
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
          Object.fromEntries(turns.map((turn) => [turn, Weight.optional()])) as Record<
            string,
            z.ZodOptional<typeof Weight>
          >,
        )
        .optional()
        .describe(
          'How often each is the next to act, against the others that could. `nobody` lets a running deadline pass: so often each that is 72 hours long, and a shorter one the more often. Left out of the list: 1. Without `turns` a family is chosen among the moves of everybody, and that deadlines pass has the weight 1.',
        ),
      classes: z
        .strictObject(
          Object.fromEntries(MOVE_CLASSES.map((name) => [name, Weight.optional()])) as Record<
            (typeof MOVE_CLASSES)[number],
            z.ZodOptional<typeof Weight>
          >,
        )
        .optional()
        .describe('Weight of each family of moves, however many moves are in it. Left out: 1.'),
      moves: z
        .partialRecord(z.enum([...model.moves.keys()] as [string, ...string[]]), Weight)
        .optional()
        .describe('Weight of a move against the others of its family. Left out: 1.'),
      rules: z
        .array(z.strictObject({ when: whenOf(model), times: Weight.describe('What the weight is multiplied with.') }))
        .max(100)
        .optional()
        .describe(
          'Every rule that fits multiplies the weight of the family; one that asks about `move` that of the move in its family.',
        ),
    })
    .meta({
      id: 'Policy',
      title: 'Offramp policy',
      description:
        'How simulated actors choose: weights by who, what, phase and context. First a family of moves is chosen, by its weight against the others, and then a move in it; 0 rules out.',
    });
}

const made = new WeakMap<Model, ReturnType<typeof makeSchema>>();

/** The schema of a policy for a model. */
export function policySchema(model: Model): ReturnType<typeof makeSchema> {
  let schema = made.get(model);
  if (!schema) {
    schema = makeSchema(model);
    made.set(model, schema);
  }
  return schema;
}

/** How simulated actors choose, as weights. Its keys are those of `schema/policy.schema.json`. */
export interface Policy extends z.infer<ReturnType<typeof makeSchema>> {}

/** The keys that a block of a policy file may have at a path; none where no block is possible. */
export function policyKeysAt(model: Model, path: readonly (string | number)[]): string[] {
  let at: unknown = policySchema(model);
  for (const part of path) {
    at = inner(at);
    if (at instanceof z.ZodObject) at = at.shape[part];
    else at = at instanceof z.ZodArray ? at.element : undefined;
  }
  at = inner(at);
  if (at instanceof z.ZodObject) return Object.keys(at.shape);
  return at instanceof z.ZodRecord && at.keyType instanceof z.ZodEnum ? at.keyType.options.map(String) : [];
}

const inner = (schema: unknown): unknown => {
  if (schema instanceof z.ZodOptional) return inner(schema.unwrap());
  return schema instanceof z.ZodUnion ? schema.options.find((option) => option instanceof z.ZodObject) : schema;
};

export type { When, WhenBlock } from './kinds.js';
