import { z } from 'zod';
import { parseWhen } from '../file/when.js';
import type { Field, Model } from '../model/index.js';
import { about, aboutPlace, rolesOf } from './about-schema.js';

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
    date: Moment.optional().describe(
      'When it was published, as exactly as is known: 2024-01-16, 2023-12 or 2019. Left out, it is shown as undated.',
    ),
    url: z
      .string()
      .max(500)
      .regex(/^https?:\/\/\S+$/, 'an address that begins with https://')
      .optional()
      .describe(
        'Its address, https:// or, with a warning, http://. Offramp never fetches it; the page links to it, without saying where the reader came from.',
      ),
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

/** A folder or a file within one: nothing that leads out, no hidden file, nothing that another system reads otherwise. */
const PART = '[^./\\\\:*?"<>|\\u0000-\\u001f][^/\\\\:*?"<>|\\u0000-\\u001f]*';

export const PictureSchema = z
  .strictObject({
    file: z
      .string()
      .max(200)
      .regex(
        new RegExp(`^${PART}(/${PART})*$`),
        'the name of a file in the folder of the scenario, for instance border.jpg or pictures/border.jpg',
      )
      .describe('Its file, PNG, JPEG or WebP, in the folder of the scenario or in a folder in it: `border.jpg`.'),
    alt: Text.max(1_000).optional().describe('What is to be seen, for those who do not see it; asked for by `check`.'),
    credit: Title.optional().describe('Who made it, and under which licence it may be shown.'),
  })
  .meta({ id: 'Picture', description: 'A picture to a step.' });

/** What must hold after a step: a condition, or by name what a region or a variable must be. */
export type ExpectFile = string | Readonly<Record<string, string | number | Bounds | undefined>>;
/** From which value to which a number must be; either may be left out. */
export interface Bounds {
  /** The least. */
  atLeast?: number | undefined;
  /** The most. */
  atMost?: number | undefined;
}

const SetFile = z
  .record(z.string().max(80), z.union([z.string().max(120), z.int()]))
  .describe(
    'Of an event: states and variables that it leaves as they are named here. It is marked as the author’s own.',
  );

/** A step as a file has it. Its keys are those of docs/scenario-reference.md. */
export interface StepFile {
  /** Its id. */
  id: string;
  /** When it was, no more exactly than is known. */
  at?: string | undefined;
  /** Who makes the move: a role, or one of its parties. */
  by?: string | undefined;
  /** Whom it is aimed at. */
  target?: string | undefined;
  /** The move, `wait` or `event`. */
  move: string;
  /** How long it keeps everybody busy. */
  hours?: number | undefined;
  /** What happened, in one line. */
  title: string;
  /** What happened, in a few sentences. */
  text?: string | undefined;
  /** A picture to it. */
  picture?: z.infer<typeof PictureSchema> | undefined;
  /** Ids of the reports that it rests on. */
  sources?: string[] | undefined;
  /** Where other reports disagree. */
  disputed?: z.infer<typeof DisputedSchema> | z.infer<typeof DisputedSchema>[] | undefined;
  /** Questions for the class. */
  ask?: z.infer<typeof QuestionSchema>[] | undefined;
  /** Where the move only nearly fits what happened: why. */
  nearly?: string | undefined;
  /** What must hold after it. */
  expect?: ExpectFile | undefined;
  /** Of an event: what its author sets. */
  set?: z.infer<typeof SetFile> | undefined;
  /** What could have been done instead of it. */
  instead?: AlternativeFile[] | undefined;
}
/** An alternative as a file has it: the first step of a branch. */
export interface AlternativeFile extends Omit<StepFile, 'instead'> {
  /** Why it was plausible. */
  why: string;
  /** How likely, between 0 and 1. */
  weight: number;
  /** What follows on this branch. */
  then?: StepFile[] | undefined;
  /** The step of an existing path with which this branch goes on. */
  rejoin?: string | undefined;
}

const Party = z
  .strictObject({ name: Title.describe('What it is called on the screen.'), note: Text.optional() })
  .meta({ id: 'Party', description: 'One of several that act in the same role.' });
const Actor = z
  .strictObject({
    name: Title.describe('What it is called on the screen.'),
    capital: Title.optional().describe('For readers of the file; it is shown nowhere.'),
    note: Text.optional().describe(
      'Who is meant, where that needs a word. For readers of the file; it is shown nowhere.',
    ),
    parties: z
      .record(Id, Party)
      .refine((parties) => Object.keys(parties).length <= 30, { error: 'more than 30 parties' })
      .optional()
      .describe('Several that act in this role, each with an id of its own that a step can name under `by:`.'),
  })
  .meta({ id: 'Actor', description: 'Who stands behind a role.' });

const settings = {
  begins: z
    .record(z.string().max(80), z.union([z.string().max(120), z.int()]))
    .optional()
    .describe(
      'Where the crisis begins, if not where the model does: states of regions and values of variables, by name.',
    ),
  deadlines: z
    .record(z.string().max(80), z.union([z.number().gt(0).max(100_000), z.literal('off')]))
    .optional()
    .describe(
      'Hours of deadlines, if not those of the model; `off` for one that never passes. Which there are is on the page of each model, and under [Deadlines](#deadlines). That of a number that falls by itself is its name with `Fades` after it.',
    ),
  pace: z
    .strictObject({
      hours: z
        .number()
        .gt(0)
        .max(1_000)
        .optional()
        .describe('How many times as long as in the model moves typically take.'),
      fades: z
        .record(
          z.string().max(80),
          z.union([
            z
              .strictObject({
                by: z.int().min(1).max(100).describe('How much.'),
                days: z.number().gt(0).max(4_000).describe('In how many days.'),
              })
              .meta({ id: 'Fade', description: 'By how much a number falls by itself, and in how many days.' }),
            z.literal('off'),
          ]),
        )
        .optional()
        .describe(
          'Numbers that fall by themselves, by so much in so many days, such as `tension: { by: 1, days: 90 }`; `off` for one that does in the model and is not to.',
        ),
    })
    .meta({ id: 'Pace', description: 'How fast things go.' })
    .optional()
    .describe('How fast things go: `{ hours: 2, fades: { tension: off } }`.'),
};

function actorsOf(model: Model | undefined) {
  if (!model) return z.record(z.string().max(80), Actor);
  return z
    .strictObject(
      Object.fromEntries(
        [...model.roles.values()].map(({ id, rival, text, title }) => {
          const actor = Actor.describe(text ?? title);
          return [id, rival === undefined ? actor.optional() : actor];
        }),
      ) as Record<string, z.ZodOptional<typeof Actor>>,
    )
    .meta({ id: 'Actors', description: 'The names behind the roles.' });
}

const wordsOf = (values: readonly string[]) =>
  values.length > 0 ? z.enum(values as [string, ...string[]]) : z.string().max(120);

function expectOf(model: Model | undefined) {
  const hours = z
    .strictObject({ atLeast: z.number().optional(), atMost: z.number().optional() })
    .optional()
    .describe('Hours on the simulated clock.');
  const description = 'What must hold after the step; checked whenever the scenario is loaded.';
  const expression = z.string().min(1).max(2_000).describe('A condition, such as `tension >= 3 and dialogue`.');
  const block = model
    ? z.strictObject({
        ...Object.fromEntries(
          model.regions.filter(({ hidden }) => !hidden).map(({ id, leaves }) => [id, wordsOf(leaves).optional()]),
        ),
        ...Object.fromEntries(model.fields.map((field) => [field.name, expectedValue(field).optional()])),
        hours,
      })
    : z.record(z.string(), z.unknown());
  return z.union([expression, block.meta({ id: 'Expect', description })]) as unknown as z.ZodType<ExpectFile>;
}

function expectedValue({ kind, values }: Field): z.ZodType {
  if (kind !== 'number') return wordsOf(values.map(String));
  const Number_ = z
    .int()
    .min(Number(values[0]))
    .max(Number(values.at(-1)));
  return z.union([Number_, z.strictObject({ atLeast: Number_.optional(), atMost: Number_.optional() })]);
}

/** What a move may be that no model has. */
export const OWN_MOVES = ['wait', 'event'] as const;

function stepsOf(model: Model | undefined, parties: readonly string[]) {
  const roles = model ? [...model.roles.keys(), ...parties] : [];
  const moves = model ? [...model.moves.keys(), ...OWN_MOVES] : [];
  const targets = model ? [...new Set([...model.moves.values()].flatMap(({ targets: to }) => to ?? []))] : [];
  const fields = {
    id: Id,
    at: Moment.optional(),
    by: wordsOf(roles)
      .optional()
      .describe(
        'Who makes the move: a role, or one of its parties. Left out only where the move is `wait` or `event`.',
      ),
    target: wordsOf(targets).optional().describe('Whom the move is aimed at, where it names somebody.'),
    move: wordsOf(moves).meta({
      description:
        'What is done: one of the machine’s moves, `wait` to let time pass, or `event` for a fact that is no move of the model.',
      ...(model && {
        enumDescriptions: [
          ...[...model.moves.values()].map(({ description }) => description),
          'Nobody moves for a while; deadlines may pass.',
          'A sourced fact that is no move of the model; it stands in the story and changes nothing by itself.',
        ],
      }),
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
    picture: PictureSchema.optional().describe(
      'A picture, shown in the story, on the handout and within a single HTML file: `{ file: border.jpg, alt: A closed crossing, credit: Ministry }`. At most 2 MiB and 24 million pixels; all together 16 MiB.',
    ),
    sources: z.array(Id).max(20).optional().describe('Ids of the reports that it rests on.'),
    disputed: z
      .union([DisputedSchema, z.array(DisputedSchema).max(10)])
      .optional()
      .describe('Where other reports disagree.'),
    ask: z.array(QuestionSchema).max(20).optional().describe('Questions for the class at this step.'),
    nearly: z
      .string()
      .min(1)
      .max(1_000)
      .optional()
      .describe('Where the move only nearly fits what happened: why. The page marks it.'),
    expect: expectOf(model).optional().describe('What must hold after the step.'),
    set: SetFile.optional(),
  };
  const Step: z.ZodType<StepFile> = z
    .strictObject({
      ...fields,
      get instead(): z.ZodOptional<z.ZodArray<z.ZodType<AlternativeFile>>> {
        return z.array(Alternative).max(50).optional().describe('What could have been done instead of this step.');
      },
    })
    .meta({ id: 'Step', description: 'A move on a path.' });
  const Alternative: z.ZodType<AlternativeFile> = z
    .strictObject({
      ...fields,
      why: Text.describe('Why it was plausible.'),
      weight: z
        .number()
        .gt(0)
        .lt(1)
        .describe(
          'How likely, between 0 and 1; what all alternatives of a decision point leave over is history’s own.',
        ),
      get then(): z.ZodOptional<z.ZodArray<z.ZodType<StepFile>>> {
        return z.array(Step).optional().describe('What follows on this branch.');
      },
      rejoin: Id.optional().describe('The step of an existing path with which this branch goes on.'),
    })
    .meta({ id: 'Alternative', description: 'A move that leaves the path: the first step of a branch.' });
  return Step;
}

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
  level: about.level,
  objectives: z.array(Text).max(50).optional().describe('What a class should be able to explain afterwards.'),
  sources: z.array(SourceSchema).max(200).optional().describe('The reports that the steps cite.'),
  lesson: about.lesson,
  glossary: about.glossary,
  predict: z
    .boolean()
    .optional()
    .describe(
      '`true` where the class is to predict: the page hides what is to come until it has chosen, unless _View → Hide what is to come_ says otherwise. Default: false; in a what-if, what the scenario has that it leaves.',
    ),
};

function filesOf(model: Model | undefined, parties: readonly string[]) {
  const Step = stepsOf(model, parties);
  const roles = rolesOf(model);
  /** A scenario that stands by itself. */
  const scenario = z
    .strictObject({
      ...head,
      model: Id.describe(
        'The machine that the scenario runs on: a model that comes with Offramp, or one in a file beside this one.',
      ),
      ...aboutPlace(model),
      actors: actorsOf(model).describe('The names behind the roles.'),
      roles,
      start: Moment.meta({
        pattern: DAY,
        type: 'string',
        minimum: undefined,
        maximum: undefined,
        description:
          'Hour 0 of the simulated clock, YYYY-MM-DD or YYYY-MM-DDTHH:MM. Steps dated earlier are background.',
      }),
      ...settings,
      mainSource: Id.optional().describe('The report that the scenario follows; steps that do not cite it are marked.'),
      steps: z.array(Step).min(1).describe('The historical line, in order.'),
    })
    .meta({ id: 'Scenario', title: 'Offramp scenario', description: 'A scenario that stands by itself.' });
  /** A what-if: a branch of another scenario in a file of its own. */
  const whatIf = z
    .strictObject({
      ...head,
      extends: Id.describe(
        'Id of the scenario this one leaves: a file beside this one, or one that comes with Offramp.',
      ),
      from: Id.describe('The step of that scenario instead of which this one begins.'),
      why: Text.optional().describe('Why it was plausible.'),
      weight: z.number().gt(0).lt(1).optional().describe('How likely, between 0 and 1. Default: 0.1.'),
      roles,
      steps: z.array(Step).min(1).describe('What happens instead, in order.'),
      rejoin: Id.optional().describe('The step of the other scenario with which this one goes on.'),
    })
    .meta({
      id: 'WhatIf',
      title: 'Offramp what-if',
      description: 'A branch of another scenario in a file of its own.',
    });
  return { scenario, whatIf };
}

/** The schemas of scenario files on a model. */
export type Schemas = ReturnType<typeof filesOf>;

const known = new WeakMap<Model, Map<string, Schemas>>();
let loose: Schemas | undefined;

/**
 * The schemas of scenario files on a model; without one, as far as they go for any.
 *
 * @param parties ids of those that act in a role with others
 */
export function schemasFor(model: Model | undefined, parties: readonly string[] = []): Schemas {
  if (!model) {
    loose ??= filesOf(undefined, []);
    return loose;
  }
  const byParties = known.get(model) ?? new Map<string, Schemas>();
  known.set(model, byParties);
  const key = parties.join();
  let schemas = byParties.get(key);
  if (!schemas) {
    if (byParties.size > 8) byParties.clear();
    schemas = filesOf(model, parties);
    byParties.set(key, schemas);
  }
  return schemas;
}

export type SourceFile = z.infer<typeof SourceSchema>;
export type QuestionFile = z.infer<typeof QuestionSchema>;
/** What a scenario file holds. Its keys are those of docs/scenario-reference.md. */
export type ScenarioFile = z.infer<Schemas['scenario']>;
/** What a what-if file holds. Its keys are those of docs/scenario-reference.md. */
export interface WhatIfFile extends z.infer<Schemas['whatIf']> {}

/** JSON Schema (draft 2020-12) of a scenario file of either kind on a model, for editors; without one, on any. */
export function scenarioJsonSchema(model?: Model): object {
  const { scenario, whatIf } = schemasFor(model);
  const schema = z.toJSONSchema(z.union([scenario, whatIf]), {
    io: 'input',
    // Zod leaves examples out of what it transforms, and editors offer them.
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern === DAY) jsonSchema.examples = ['2024-01-16', '2024-01-16T04:30'];
      if (jsonSchema.pattern === DATE) jsonSchema.examples = ['2024-01-16', '2023-12', 2019, '2024-01-16T04:30'];
    },
  });
  const outcomes = model ? ` Outcomes: ${[...model.outcomes.keys()].join(', ')}.` : '';
  return {
    ...schema,
    $id: 'scenario.schema.json',
    title: 'Offramp scenario file',
    description: `A crisis, as steps and alternatives.${outcomes}`,
  };
}
