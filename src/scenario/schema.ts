import { z } from 'zod';
import { ACTORS, SIDES } from '../model/context.js';
import { MOVE_IDS, MOVES } from '../model/moves.js';
import { OUTCOMES, PHASES } from '../model/phases.js';
import { DIPLOMACY, MEDIATION } from '../model/regions.js';
import { parseWhen } from './when.js';

const Id = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens, for instance pakistan-strikes')
  .meta({ description: 'Small letters, digits and hyphens; unique in the scenario.' });
const Title = z.string().min(1).max(200);
const Text = z.string().min(1).max(20_000);
/** How dates look, for editors: of any precision, and exact enough for a clock to start on. */
const DATE = '^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?)?$';
const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$';

/** A date. YAML takes a year without quotes for a number. */
const Moment = z
  .preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z
      .string()
      .refine((text) => parseWhen(text) !== undefined, { message: 'not a date that exists', params: { date: true } }),
  )
  .meta({
    type: ['string', 'integer'],
    pattern: DATE,
    minimum: 1000,
    maximum: 9999,
    description: 'YYYY-MM-DD, YYYY-MM, YYYY or YYYY-MM-DDTHH:MM; give no more than is known, it is shown as given.',
  });

export const SourceSchema = z
  .strictObject({
    id: Id,
    title: Title,
    author: Title.optional(),
    publisher: Title.optional(),
    date: Moment.optional().describe('When it was published, as exactly as is known: 2024-01-16, 2023-12 or 2019.'),
    url: z
      .string()
      .max(500)
      .regex(/^https:\/\/\S+$/, 'an address that begins with https://')
      .optional(),
    note: Text.optional(),
  })
  .meta({ id: 'Source', description: 'Where a step was reported.' });

export const QuestionSchema = z
  .union([
    z.string().min(1).max(1000),
    z.strictObject({
      question: z.string().min(1).max(1000),
      answer: Text.optional().describe('For the teacher; not shown to the class.'),
    }),
  ])
  .meta({ id: 'Question', description: 'A question for the class, with an answer for the teacher if you like.' });

export const DisputedSchema = z
  .strictObject({
    at: Moment.optional().describe('The date that the other report gives.'),
    source: Id.describe('The report that disagrees.'),
    note: Text.optional().describe('What it says.'),
  })
  .meta({ id: 'Disputed', description: 'Where another report disagrees. Both are shown.' });

const Tension = z.int().min(0).max(10);
export const ExpectSchema = z
  .strictObject({
    phase: z.enum(PHASES).optional(),
    diplomacy: z.enum(DIPLOMACY).optional(),
    mediation: z.enum(MEDIATION).optional(),
    tension: z.union([Tension, z.strictObject({ atLeast: Tension.optional(), atMost: Tension.optional() })]).optional(),
    exchanges: z.int().min(0).max(3).optional(),
    hours: z
      .strictObject({ atLeast: z.number().optional(), atMost: z.number().optional() })
      .optional()
      .describe('Hours on the simulated clock.'),
  })
  .meta({ id: 'Expect', description: 'What must hold after the step; checked whenever the scenario is loaded.' });

const fields = {
  id: Id,
  at: Moment.optional(),
  by: z.enum(ACTORS).optional().describe('Who makes the move. Left out only where the move is `wait`.'),
  target: z.enum(SIDES).optional().describe('The state a militant attack hits.'),
  move: z.enum([...MOVE_IDS, 'wait']).meta({
    description: 'What is done: one of the machine’s moves, or `wait` to let time pass.',
    enumDescriptions: [...MOVE_IDS.map((id) => MOVES[id].description), 'Nobody moves for a while; deadlines may pass.'],
  }),
  hours: z
    .number()
    .min(0)
    .max(10_000)
    .optional()
    .describe(
      'How long the move keeps everybody busy, in hours; for `wait`, how long nobody moves. Default: the move’s typical hours.',
    ),
  title: Title.describe('What happened, in one line.'),
  text: Text.optional().describe(
    'What happened, in a few sentences. *Emphasis*, **strong words** and [links](https://…) are possible.',
  ),
  sources: z.array(Id).max(20).optional().describe('Ids of the reports that it rests on.'),
  disputed: z
    .union([DisputedSchema, z.array(DisputedSchema).max(10)])
    .optional()
    .describe('Where other reports disagree.'),
  ask: z.array(QuestionSchema).max(20).optional().describe('Questions for the class at this step.'),
  expect: ExpectSchema.optional().describe('What must hold after the step.'),
};

const FieldsSchema = z.strictObject(fields);
type Fields = z.infer<typeof FieldsSchema>;
/** A step as a file has it. Its keys are those of docs/scenario-reference.md. */
export interface StepFile extends Fields {
  /** What could have been done instead of it. */
  instead?: AlternativeFile[] | undefined;
}
/** An alternative as a file has it: the first step of a branch. */
export interface AlternativeFile extends Fields {
  /** Why it was plausible. */
  why: string;
  /** How likely, between 0 and 1. */
  weight: number;
  /** What follows on this branch. */
  then?: StepFile[] | undefined;
  /** The step of an existing path with which this branch goes on. */
  rejoin?: string | undefined;
}

export const StepSchema: z.ZodType<StepFile> = z
  .strictObject({
    ...fields,
    get instead(): z.ZodOptional<z.ZodArray<z.ZodType<AlternativeFile>>> {
      return z.array(AlternativeSchema).max(50).optional().describe('What could have been done instead of this step.');
    },
  })
  .meta({ id: 'Step', description: 'A move on a path.' });

export const AlternativeSchema: z.ZodType<AlternativeFile> = z
  .strictObject({
    ...fields,
    why: Text.describe('Why it was plausible.'),
    weight: z
      .number()
      .gt(0)
      .lt(1)
      .describe('How likely, between 0 and 1; what all alternatives of a decision point leave over is history’s own.'),
    get then(): z.ZodOptional<z.ZodArray<z.ZodType<StepFile>>> {
      return z.array(StepSchema).optional().describe('What follows on this branch.');
    },
    rejoin: Id.optional().describe('The step of an existing path with which this branch goes on.'),
  })
  .meta({ id: 'Alternative', description: 'A move that leaves the path: the first step of a branch.' });

const Actor = z
  .strictObject({
    name: Title.describe('What it is called on the screen.'),
    capital: Title.optional().describe('For readers of the file; it is shown nowhere.'),
    note: Text.optional().describe(
      'Who is meant, where that needs a word. For readers of the file; it is shown nowhere.',
    ),
  })
  .meta({ id: 'Actor', description: 'Who stands behind a role.' });
const Actors = z
  .strictObject({
    initiator: Actor.describe('One of the two states; in a replay, the one that used force first.'),
    responder: Actor.describe('The other state.'),
    thirdParty: Actor.optional().describe('Whoever speaks for the rest of the world.'),
    militants: Actor.optional().describe('The armed group, if there is one.'),
  })
  .meta({ id: 'Actors', description: 'The names behind the roles.' });

const head = {
  id: Id.meta({
    description: 'Small letters, digits and hyphens; the name of the file without .yaml, so that others can extend it.',
  }),
  title: Title.describe('One line.'),
  summary: Text.describe('What it is about, in a few sentences.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en, fa or ur')
    .optional()
    .describe('Language of the texts, as a BCP 47 tag. Default: en.'),
  objectives: z.array(Text).max(50).optional().describe('What a class should be able to explain afterwards.'),
  sources: z.array(SourceSchema).max(200).optional().describe('The reports that the steps cite.'),
  predict: z
    .boolean()
    .optional()
    .describe(
      '`true` where the class is to predict: the page hides what is to come until it has chosen, unless _View → Hide what is to come_ says otherwise. Default: false; in a what-if, what the scenario has that it leaves.',
    ),
};

/** A scenario that stands by itself. */
export const ScenarioFileSchema = z
  .strictObject({
    ...head,
    model: z.literal('bilateral-crisis').describe('The machine that the scenario runs on.'),
    actors: Actors.describe('The names behind the roles.'),
    start: Moment.meta({
      pattern: DAY,
      type: 'string',
      minimum: undefined,
      maximum: undefined,
      description: 'Hour 0 of the simulated clock, YYYY-MM-DD or YYYY-MM-DDTHH:MM. Steps dated earlier are background.',
    }),
    mainSource: Id.optional().describe('The report that the scenario follows; steps that do not cite it are marked.'),
    steps: z.array(StepSchema).min(1).describe('The historical line, in order.'),
  })
  .meta({ id: 'Scenario', title: 'Offramp scenario', description: 'A scenario that stands by itself.' });

/** A what-if: a branch of another scenario in a file of its own. */
export const WhatIfFileSchema = z
  .strictObject({
    ...head,
    extends: Id.describe('Id of the scenario this one leaves: a file beside this one, or one that comes with Offramp.'),
    from: Id.describe('The step of that scenario instead of which this one begins.'),
    why: Text.optional().describe('Why it was plausible.'),
    weight: z.number().gt(0).lt(1).optional().describe('How likely, between 0 and 1. Default: 0.1.'),
    steps: z.array(StepSchema).min(1).describe('What happens instead, in order.'),
    rejoin: Id.optional().describe('The step of the other scenario with which this one goes on.'),
  })
  .meta({ id: 'WhatIf', title: 'Offramp what-if', description: 'A branch of another scenario in a file of its own.' });

export type SourceFile = z.infer<typeof SourceSchema>;
export type QuestionFile = z.infer<typeof QuestionSchema>;
export type ExpectFile = z.infer<typeof ExpectSchema>;
export type ScenarioFile = z.infer<typeof ScenarioFileSchema>;
/** What a what-if file holds. Its keys are those of docs/scenario-reference.md. */
export interface WhatIfFile extends z.infer<typeof WhatIfFileSchema> {}

/** JSON Schema (draft 2020-12) of a scenario file of either kind, for editors. */
export function scenarioJsonSchema(): object {
  const schema = z.toJSONSchema(z.union([ScenarioFileSchema, WhatIfFileSchema]), {
    io: 'input',
    // Zod leaves examples out of what it transforms, and editors offer them.
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern === DAY) jsonSchema.examples = ['2024-01-16', '2024-01-16T04:30'];
      if (jsonSchema.pattern === DATE) jsonSchema.examples = ['2024-01-16', '2023-12', 2019, '2024-01-16T04:30'];
    },
  });
  return {
    ...schema,
    $id: 'scenario.schema.json',
    title: 'Offramp scenario file',
    description: `A crisis between two states, as steps and alternatives. Outcomes: ${OUTCOMES.join(', ')}.`,
  };
}
