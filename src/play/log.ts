import { z } from 'zod';
import { MAX_NOTE } from './tree.js';

const NodeIdSchema = z.int().min(0).max(1_000_000);
const StepIdSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** The name of a move or of a role: which there are, the model says. */
const NameSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][A-Za-z0-9]*$/);

const made = {
  move: NameSchema,
  by: NameSchema,
  target: NameSchema.optional(),
};

/** `node` is the node that the entry led to. */
export const LogEntrySchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('step'),
    step: StepIdSchema,
    ...made,
    by: NameSchema.optional().describe('Absent of an event that nobody made.'),
    node: NodeIdSchema,
  }),
  z.strictObject({ do: z.literal('move'), ...made, node: NodeIdSchema }),
  z.strictObject({
    do: z.literal('wait'),
    hours: z.number().min(0).max(10_000),
    step: StepIdSchema.optional(),
    node: NodeIdSchema,
  }),
  z.strictObject({ do: z.literal('back'), node: NodeIdSchema }),
  z.strictObject({
    do: z.literal('jump'),
    on: z.string().max(80).optional().describe('The branch that is followed, where the position belongs to another.'),
    node: NodeIdSchema,
  }),
  z.strictObject({ do: z.literal('fork'), name: z.string().min(1).max(200), node: NodeIdSchema }),
  z.strictObject({
    do: z.literal('mark'),
    branch: z.string().max(80),
    head: NodeIdSchema.describe('The last node of the branch then.'),
    name: z.string().min(1).max(200).optional(),
    note: z.string().max(MAX_NOTE).optional(),
    hidden: z.boolean().optional(),
    removed: z.boolean().optional(),
    node: NodeIdSchema,
  }),
]);

/** One thing a class did. The log of a session is only ever added to. */
export type LogEntry = z.infer<typeof LogEntrySchema>;

/** A saved run: a small JSON file. */
export const RunSchema = z
  .strictObject({
    offramp: z.literal('run'),
    version: z.literal(1),
    scenario: z.strictObject({
      id: StepIdSchema,
      title: z.string().max(200),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      model: z
        .strictObject({ id: StepIdSchema, hash: z.string().regex(/^[0-9a-f]{64}$/) })
        .optional()
        .describe('The model that it ran on.'),
    }),
    follow: StepIdSchema.describe('The scripted branch that `next` follows from the start.'),
    log: z.array(LogEntrySchema).max(100_000),
    unplayed: z
      .array(LogEntrySchema)
      .max(100_000)
      .optional()
      .describe('Entries that could not be replayed against a changed scenario; kept.'),
  })
  .meta({
    id: 'Run',
    title: 'Offramp run',
    description: 'A saved run: what was done, in order, and in which scenario.',
  });

/** A saved run. Its keys are those of `schema/run.schema.json`. */
export interface Run extends z.infer<typeof RunSchema> {}
