import { z } from 'zod';
import { MODEL_LIMITS, MOVE_CLASSES, TONES } from './limits.js';

const NAME = /^[a-z][A-Za-z0-9]*$/;
const Name = z
  .string()
  .max(40)
  .regex(NAME, 'a small letter, then letters and digits, for instance coldPeace')
  // What looks a name up in an object would find something.
  .refine((name) => !(name in {}), {
    error: 'JavaScript knows something by this name already.',
    params: { hint: 'Choose another name.' },
  });
/** A state, or one within others by its path. */
const StatePath = z
  .string()
  .max(120)
  .regex(
    /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/,
    'the name of a state, for instance coldPeace, or its path: talks.direct',
  );
const Id = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens, for instance two-and-a-mediator');
const Title = z.string().min(1).max(200);
const Text = z.string().min(1).max(5_000);
const Expression = z.string().min(1).max(2_000);
/** YAML takes a bare name for a text, and that is all an expression is. */
const Guard = Expression.describe(
  'When it may happen: an expression such as `tension >= 3 and pressure(actor) >= 1`. Left out: always.',
);
const Effects = z
  .union([Expression, z.array(Expression).max(MODEL_LIMITS.list)])
  .describe(
    'What it does, in order: `tension + 1`, `pressure(rival) - 2`, `firstForce = actor unless set`, `raise heard`.',
  );

const named = <T extends z.ZodType>(value: T, most: number, what: string) =>
  z.record(Name, value).refine((entries) => Object.keys(entries).length <= most, {
    error: `There are more than ${most} ${what}.`,
    params: { hint: 'Leave some out.' },
  });

export const RoleSchema = z
  .strictObject({
    kind: Name.describe(
      'What it is: any word of yours, such as state, group or outside. Variables and moves can belong to all roles of a kind.',
    ),
    rival: Name.optional().describe(
      'The role that it quarrels with, if it is just one. `rival` in an expression is that role.',
    ),
    turn: z
      .number()
      .min(0)
      .max(1_000)
      .optional()
      .describe(
        'How often it is the next to act, against the others that could, under the policies that come with Offramp. Default: 1.',
      ),
    title: Title.optional().describe('What it is called where a scenario gives it no name.'),
    text: Text.optional().describe('Who it is, in a sentence.'),
  })
  .meta({ id: 'ModelRole', description: 'An actor of the model; a scenario gives it a name.' });

/** Roles, or kinds of roles: one, or a list. */
const RoleWords = z.union([Name, z.array(Name).min(1).max(MODEL_LIMITS.roles)]);

const Whole = z.int().min(-MODEL_LIMITS.number).max(MODEL_LIMITS.number);
export const VariableSchema = z
  .strictObject({
    each: RoleWords.optional().describe(
      'Kinds of roles, or roles, one or a list: each of them has one of its own, read as `pressure(actor)`.',
    ),
    from: Whole.optional().describe('Of a number: the lowest it can be.'),
    to: Whole.optional().describe('Of a number: the highest it can be.'),
    values: z.array(Name).min(1).max(MODEL_LIMITS.values).optional().describe('Of a word: all that it can be.'),
    role: RoleWords.optional().describe('Of a role: the kinds of roles that it can be; at first it is none.'),
    roles: RoleWords.optional().describe(
      'Of a set of roles: the kinds of roles that can be in it; at first it is empty.',
    ),
    start: z
      .union([Whole, z.string().max(80)])
      .optional()
      .describe('What it is at first. Default: the lowest number, the first word, nobody.'),
    title: Title.optional().describe(
      'What it is called: “public pressure on {role}”, with {role} where each role has its own.',
    ),
    short: Title.optional().describe('The same where there is little room: “pressure on {role}”. Default: its title.'),
    text: Text.optional().describe('What it means, in a sentence.'),
  })
  .meta({
    id: 'ModelVariable',
    description:
      'What the machine remembers: a number (from, to), a word (values), a role (role) or a set of roles (roles).',
  });

export const MoveSchema = z
  .strictObject({
    title: Title.describe('What it is called: “Recall the ambassador”.'),
    text: Text.optional().describe('What it is, in a sentence that a student can read.'),
    cameo: z
      .union([z.string(), z.int()])
      .optional()
      .describe('Its CAMEO code, in quotes where it begins with 0. The Goldstein value is looked up.'),
    goldstein: z
      .number()
      .min(-10)
      .max(10)
      .optional()
      .describe('The Goldstein value, -10 to +10, of a code that Offramp does not know, or of a move without one.'),
    class: z.enum(MOVE_CLASSES).optional().describe('Its family. Left out: read off the CAMEO code.'),
    by: RoleWords.describe('Who can make it: roles, or kinds of roles.'),
    target: RoleWords.optional().describe(
      'Whom it names as its target: roles, or kinds of roles; nobody is its own target. Left out: it names nobody.',
    ),
    hours: z.number().min(0).max(10_000).optional().describe('Hours that it typically takes. Default: 6.'),
    'every-move': z.literal(false).optional().describe('Of a move that does not do what `every-move:` says of all.'),
  })
  .meta({ id: 'ModelMove', description: 'Something that a role does.' });

export const DeadlineSchema = z
  .strictObject({
    hours: z.number().gt(0).max(100_000).describe('How long it is, in hours of simulated time.'),
    title: Title.optional().describe('What it is called: “unanswered offer”.'),
    text: Text.optional().describe('What it means that it passes.'),
  })
  .meta({ id: 'ModelDeadline', description: 'Time after which something happens by itself.' });

export const ConditionSchema = z
  .union([
    Expression,
    z.strictObject({
      if: Expression.describe('The expression behind the name.'),
      title: Title.optional().describe('How a diagram says it: “has affirmed sovereignty”.'),
      text: Text.optional().describe('What it asks, in a sentence.'),
      needs: Title.optional().describe('What is missing where it fails: “{actor} to have affirmed sovereignty”.'),
      failed: Title.optional().describe(
        'Why it fails, in a sentence with the names of the scenario: “{actor} has not affirmed the other’s sovereignty”; {value} is who or what was read.',
      ),
    }),
  ])
  .meta({ id: 'ModelCondition', description: 'A condition with a name, to be used in others.' });

export const NamedEffectSchema = z
  .union([Effects, z.strictObject({ do: Effects, text: Text.optional() })])
  .meta({ id: 'ModelEffects', description: 'Effects with a name, to be used in lists of effects.' });

export const TransitionSchema = z
  .strictObject({
    if: Guard.optional(),
    to: z.string().max(120).optional().describe('The state that it leads to, of the same region. Left out: it stays.'),
    again: z
      .boolean()
      .optional()
      .describe('Leaves and enters the state again, so that its deadlines begin anew. Default: false.'),
    do: Effects.optional(),
    text: Text.optional().describe('What it means here, in a sentence.'),
  })
  .meta({ id: 'ModelTransition', description: 'What follows: of several in a list the first whose condition holds.' });

const Transitions = z
  .union([z.null(), z.string().max(120), TransitionSchema, z.array(TransitionSchema).min(1).max(MODEL_LIMITS.branches)])
  .describe('A transition, several of which the first that may is taken, the name of a state, or nothing: it stays.');

const On = z.record(Name, Transitions).describe('By move or signal: what follows.');

/** A state as a file has it. */
export interface StateFile {
  /** What it is called. */
  title?: string | undefined;
  /** What it means, in a sentence. */
  text?: string | undefined;
  /** When it holds, to go on a sentence with. */
  while?: string | undefined;
  /** Transitions under `shared:` that it has too. */
  use?: string | string[] | undefined;
  /** The same, and the state begins anew with each. */
  anew?: string | string[] | undefined;
  /** By move or signal: what follows. */
  on?: Record<string, z.infer<typeof Transitions>> | undefined;
  /** By deadline: what follows. */
  after?: Record<string, z.infer<typeof Transitions>> | undefined;
  /** What follows as soon as it may. */
  always?: z.infer<typeof Transitions> | undefined;
  /** What is done when it is entered. */
  enter?: z.infer<typeof Effects> | undefined;
  /** What is done when it is left. */
  leave?: z.infer<typeof Effects> | undefined;
  /** Nothing leads out of it. */
  final?: boolean | undefined;
  /** Of one that holds others: which is entered with it. */
  start?: string | undefined;
  /** States within it. */
  states?: Record<string, StateFile | null> | undefined;
}

export const StateSchema: z.ZodType<StateFile | null> = z
  .union([
    z.null(),
    z.strictObject({
      title: Title.optional().describe('What it is called: “Normal ties”.'),
      text: Text.optional().describe('What it means, in a sentence that a student can read.'),
      while: Title.optional().describe('When it holds, to go on a sentence with: “in normal ties”.'),
      use: z
        .union([Name, z.array(Name).max(MODEL_LIMITS.list)])
        .optional()
        .describe('Transitions under `shared:` that this state has too; its own come first.'),
      anew: z
        .union([Name, z.array(Name).max(MODEL_LIMITS.list)])
        .optional()
        .describe(
          'As `use:`, but those that lead nowhere else leave and enter the state again, so that its deadlines begin anew.',
        ),
      on: On.optional(),
      after: z
        .record(Name, Transitions)
        .optional()
        .describe('By deadline: what follows once it has passed in this state.'),
      always: Transitions.optional().describe('What follows as soon as its condition holds, whatever the move.'),
      enter: Effects.optional().describe('What is done when it is entered.'),
      leave: Effects.optional().describe('What is done when it is left.'),
      final: z.boolean().optional().describe('Nothing leads out of it. Default: false.'),
      start: Name.optional().describe(
        'Of a state that holds others: the one that is entered with it. Default: the first.',
      ),
      get states(): z.ZodOptional<z.ZodRecord<typeof Name, z.ZodType<StateFile | null>>> {
        return z.record(Name, StateSchema).optional().describe('States within this one.');
      },
    }),
  ])
  .meta({ id: 'ModelState', description: 'A state of a region.' });

export const RegionSchema = z
  .strictObject({
    title: Title.optional().describe('What it is called: “Embassies”.'),
    text: Text.optional().describe('What it is about, in a sentence.'),
    start: Name.optional().describe('The state that it begins in. Default: the first.'),
    states: z.record(Name, StateSchema).describe('Its states.'),
  })
  .meta({
    id: 'ModelRegion',
    description: 'One of the sides of a crisis that run beside one another; the first is its course.',
  });

/** A model file. */
export const ModelFileSchema = z
  .strictObject({
    id: Id.describe('The name of the file without .yaml; a scenario names it under `model:`.'),
    title: Title.describe('One line.'),
    text: Text.optional().describe('What it is about, in a few sentences.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en, fa or ur')
      .optional()
      .describe('Language of the texts, as a BCP 47 tag. Default: en.'),
    roles: named(RoleSchema, MODEL_LIMITS.roles, 'roles').describe('Whoever can make a move.'),
    measure: Name.optional().describe(
      'The number that the curve shows, the model’s measure of escalation: it counts from 0, to 15 at most.',
    ),
    pressure: Name.optional().describe(
      'The number of each role that stands for the pressure of its public: policies weigh what it does by it.',
    ),
    talks: z
      .array(StatePath)
      .max(MODEL_LIMITS.states)
      .optional()
      .describe(
        'States of the first region in which the two sides talk: the policies that come with Offramp use force and pressure less there.',
      ),
    variables: named(VariableSchema, MODEL_LIMITS.variables, 'variables')
      .optional()
      .describe('What the machine remembers.'),
    conditions: named(ConditionSchema, MODEL_LIMITS.conditions, 'conditions')
      .optional()
      .describe('Conditions with names.'),
    effects: named(NamedEffectSchema, MODEL_LIMITS.effects, 'effects').optional().describe('Effects with names.'),
    moves: named(MoveSchema, MODEL_LIMITS.moves, 'moves').describe('What roles can do.'),
    'every-move': Effects.optional().describe(
      'What every move does before the effects of its transition: `tension - goldstein / 5`, rounded.',
    ),
    deadlines: named(DeadlineSchema, MODEL_LIMITS.deadlines, 'deadlines').optional().describe('Deadlines of states.'),
    fades: z
      .record(
        Name,
        z.strictObject({
          by: z.int().min(1).max(MODEL_LIMITS.number).describe('How much.'),
          hours: z.number().gt(0).max(100_000).describe('In how many hours.'),
          if: Guard.optional().describe('Only while this holds; it stands still otherwise. Default: always.'),
        }),
      )
      .optional()
      .describe(
        'Numbers that fall by themselves, by so much in so many hours; those of each role by the name they share.',
      ),
    signals: z
      .union([
        z.array(Name).max(MODEL_LIMITS.signals),
        named(
          z.union([z.null(), Title, z.strictObject({ title: Title.optional(), text: Text.optional() })]),
          MODEL_LIMITS.signals,
          'signals',
        ),
      ])
      .optional()
      .describe('What one region tells the others, each with what it means.'),
    shared: z
      .record(Name, On)
      .optional()
      .describe('Transitions that several states have: a state names them under `use:`.'),
    regions: named(RegionSchema, MODEL_LIMITS.regions, 'regions').describe(
      'What runs side by side; the first is the course of the crisis.',
    ),
    draft: z
      .string()
      .max(20_000)
      .optional()
      .describe(
        'The rest of a first scenario, after its head, as `offramp new` writes it: YAML with {ROLE} for a name, {day 2} for the date two days after the start and {before} for a time before it.',
      ),
    outcomes: z
      .record(StatePath, z.enum(TONES))
      .describe(
        'States of the first region in which a path may end, and how good each is: best, good, mixed, bad or worst.',
      ),
  })
  .meta({ id: 'Model', title: 'Offramp model', description: 'A crisis machine as a file.' });

/** What a model file holds. Its keys are those of docs/model-reference.md. */
export interface ModelFile extends z.infer<typeof ModelFileSchema> {}
/** A transition as a file has it. */
export type TransitionFile = z.infer<typeof TransitionSchema>;
/** What may stand for a transition. */
export type TransitionsFile = z.infer<typeof Transitions>;
/** What may stand for effects. */
export type EffectsFile = z.infer<typeof Effects>;

const Prose = z.strictObject({ title: Title.optional(), text: Text.optional() });
/** The texts of a state in another language. */
export interface StateWords {
  /** What it is called. */
  title?: string | undefined;
  /** What it means. */
  text?: string | undefined;
  /** When it holds. */
  while?: string | undefined;
  /** Those of states within it. */
  states?: Record<string, StateWords> | undefined;
}
const StateWordsSchema: z.ZodType<StateWords> = z.strictObject({
  title: Title.optional(),
  text: Text.optional(),
  while: Title.optional(),
  get states() {
    return z.record(Name, StateWordsSchema).optional();
  },
});

/** The texts of a model in another language: a file beside it, `MODEL.fa.yaml`. */
export const ModelWordsSchema = z
  .strictObject({
    title: Title.optional(),
    text: Text.optional(),
    roles: z.record(Name, Prose).optional(),
    variables: z
      .record(Name, Prose.extend({ short: Title.optional(), values: z.record(Name, Title).optional() }))
      .optional(),
    conditions: z
      .record(
        Name,
        z.strictObject({
          title: Title.optional(),
          text: Text.optional(),
          needs: Title.optional(),
          failed: Title.optional(),
        }),
      )
      .optional(),
    moves: z.record(Name, Prose).optional(),
    deadlines: z.record(Name, Prose).optional(),
    signals: z.record(Name, Prose).optional(),
    regions: z
      .record(
        Name,
        z.strictObject({
          title: Title.optional(),
          text: Text.optional(),
          states: z.record(Name, StateWordsSchema).optional(),
        }),
      )
      .optional(),
    draft: z
      .record(z.string().max(500), z.string().min(1).max(500))
      .optional()
      .describe('What the texts and comments of its draft are in this language, by how they stand there.'),
  })
  .meta({ id: 'ModelWords', title: 'Offramp model texts', description: 'The texts of a model in another language.' });

/** The texts of a model in another language. */
export interface ModelWords extends z.infer<typeof ModelWordsSchema> {}

/** JSON Schema (draft 2020-12) of a model file, for editors. */
export function modelJsonSchema(): object {
  return { ...z.toJSONSchema(ModelFileSchema, { io: 'input' }), $id: 'model.schema.json', title: 'Offramp model file' };
}
