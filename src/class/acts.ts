import { z } from 'zod';
import { CLASS_LIMITS as MOST } from './limits.js';

/** Characters that are no text: orders to terminals, and what turns the direction of what stands around it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_TEXT = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const text = (most: number, description: string) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.trim() !== '' && !NO_TEXT.test(value), 'plain text on one line')
    .describe(description);

/** `p` and the number of the entry by which somebody joined. */
export const PersonIdSchema = z
  .string()
  .regex(/^p[1-9][0-9]{0,6}$/)
  .describe('Id of a person, such as `p3`.');
export const SeatIdSchema = z
  .string()
  .max(80)
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/)
  .describe('Id of a seat: by default the role that it plays.');
const GroupIdSchema = z
  .string()
  .regex(/^g[1-9][0-9]{0,2}$/)
  .describe('Id of a group, such as `g1`.');
export const OptionIdSchema = z
  .string()
  .max(300)
  .regex(/^(step:[a-z0-9-]{1,64}|move:[A-Za-z0-9]{1,80}(:[A-Za-z0-9]{1,80}){1,2}|wait:[0-9]{1,5}(\.[0-9]{1,2})?)$/)
  .describe('`step:ID` of the scenario, `move:MOVE:BY` or `move:MOVE:BY:TARGET` of the model, or `wait:HOURS`.');
const Round = z.int().min(1).max(MOST.rounds).describe('Number of the round, from 1.');
const Turn = z.int().min(0).max(1_000).describe('How many moves the group had made: what was chosen for.');
const Seconds = z.int().min(1).max(MOST.seconds).describe('Seconds.');
const Why = text(MOST.why, 'Why, in a line.');
const Name = text(MOST.nickname, 'A nickname.');
/** SHA-256 of a secret, in hex: secrets themselves are kept nowhere. */
const Hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of a secret.');

/** What a student does. */
export const StudentActSchema = z.discriminatedUnion('do', [
  z
    .strictObject({
      do: z.literal('choose'),
      round: Round,
      option: OptionIdSchema,
      turn: Turn.optional().describe('In groups: how many moves the own group had made.'),
      why: Why.optional(),
    })
    .meta({ description: 'Chooses in a round; once, and it counts.' }),
  z
    .strictObject({ do: z.literal('say'), round: Round, turn: Turn.optional(), why: Why })
    .meta({ description: 'Says why one has chosen, or says it anew, until the round is revealed.' }),
  z
    .strictObject({ do: z.literal('sit'), seat: SeatIdSchema })
    .meta({ description: 'Takes a seat, where that is free.' }),
  z
    .strictObject({
      do: z.literal('note'),
      to: z.union([z.literal('all'), SeatIdSchema]).describe('The seat that reads it, or `all`: a public statement.'),
      text: text(MOST.note, 'What it says.'),
    })
    .meta({ description: 'Sends a note from the own seat to another, or makes a public statement.' }),
]);

const SeatSchema = z.strictObject({
  id: SeatIdSchema,
  name: text(MOST.seatName, 'What it is called.'),
  roles: z
    .array(z.string().max(80))
    .max(20)
    .describe('The roles of the model that it plays; none: it watches, and may say something, as the press does.'),
});

/** The kinds of rounds. */
export const ROUND_KINDS = ['poll', 'seats', 'predict', 'groups', 'hands'] as const;

/** What a teacher does. */
export const TeacherActSchema = z.discriminatedUnion('do', [
  z
    .strictObject({
      do: z.literal('arrange'),
      mode: z.enum(['class', 'seats']).describe('The whole class as one, or seats.'),
      assign: z
        .enum(['free', 'spread', 'teacher'])
        .optional()
        .describe(
          'Who gives seats: students take them, they are spread evenly (also over those who come), or the teacher.',
        ),
      seats: z.array(SeatSchema).min(1).max(MOST.seats).optional().describe('Default: a seat for each role.'),
    })
    .meta({ description: 'Says who decides: the class as one, or seats.' }),
  z
    .strictObject({ do: z.literal('list'), names: z.array(Name).max(MOST.names) })
    .meta({ description: 'Nicknames to choose from; none: everybody writes their own.' }),
  z
    .strictObject({ do: z.literal('seat'), person: PersonIdSchema, seat: SeatIdSchema.nullable() })
    .meta({ description: 'Gives somebody a seat, or takes it away.' }),
  z
    .strictObject({ do: z.literal('lead'), person: PersonIdSchema })
    .meta({ description: 'Lets somebody lead their seat or group.' }),
  z
    .strictObject({
      do: z.literal('open'),
      round: Round.describe('One more than there were.'),
      kind: z.enum(ROUND_KINDS),
      question: text(MOST.question, 'What is asked.').optional(),
      options: z
        .array(OptionIdSchema)
        .max(MOST.options)
        .optional()
        .describe('What can be chosen. Default: what the script offers here, or everything that is possible.'),
      order: z.enum(['at-once', 'in-turn']).optional().describe('Of seats. Default: at once.'),
      seconds: Seconds.optional().describe('Sets a clock.'),
      count: z.int().min(1).max(MOST.groups).optional().describe('Of groups: how many. Those who are here are spread.'),
      groups: z
        .array(
          z.strictObject({
            id: GroupIdSchema,
            name: text(80, 'What it is called.'),
            people: z.array(PersonIdSchema).max(MOST.people),
          }),
        )
        .min(1)
        .max(MOST.groups)
        .optional()
        .describe('Of groups: who is in which.'),
    })
    .meta({ description: 'Opens a round.' }),
  z
    .strictObject({
      do: z.literal('clock'),
      round: Round,
      set: z.enum(['start', 'pause', 'go-on', 'extend', 'off']),
      seconds: Seconds.optional().describe('To start with, or to extend by.'),
    })
    .meta({ description: 'Sets the clock of the round.' }),
  z
    .strictObject({
      do: z.literal('count'),
      round: Round,
      counts: z.record(OptionIdSchema, z.int().min(0).max(10_000)),
    })
    .meta({ description: 'Types in a show of hands; until it is revealed, the last one counts.' }),
  z
    .strictObject({ do: z.literal('pass'), round: Round, seat: SeatIdSchema })
    .meta({ description: 'In turn: goes on to the next seat.' }),
  z
    .strictObject({
      do: z.literal('close'),
      round: Round,
      away: z
        .array(PersonIdSchema)
        .max(MOST.people)
        .optional()
        .describe('Who was cut off then. The server fills it in.'),
    })
    .meta({ description: 'Closes a round: nobody chooses any more.' }),
  z
    .strictObject({
      do: z.literal('reveal'),
      round: Round,
      history: z.boolean().optional().describe('Whether to show what history did. Default: after a prediction.'),
    })
    .meta({ description: 'Shows everybody what was chosen.' }),
  z
    .strictObject({
      do: z.literal('take'),
      round: Round,
      how: z.enum(['majority', 'seat', 'seats', 'group', 'history', 'own']),
      seat: SeatIdSchema.optional().describe('Whose choice, of `seat`.'),
      group: GroupIdSchema.optional().describe('Whose run, of `group`.'),
      option: OptionIdSchema.optional().describe('The own choice, of `own`.'),
    })
    .meta({ description: 'Makes the move that was decided on; of `seats`, those of all seats one after the other.' }),
  z
    .strictObject({ do: z.literal('move'), option: OptionIdSchema })
    .meta({ description: 'Makes any move that is possible here, a step of the script for instance.' }),
  z
    .strictObject({ do: z.literal('advance') })
    .meta({ description: 'Plays the script to the next decision; of a script without any, the next step.' }),
  z.strictObject({ do: z.literal('back') }).meta({ description: 'Goes back to before the last move.' }),
  z
    .strictObject({
      do: z.literal('inject'),
      option: OptionIdSchema,
      text: text(MOST.note, 'How it is told.').optional(),
    })
    .meta({ description: 'Lets somebody act whom no seat plays; in groups, in every group.' }),
  z
    .strictObject({ do: z.literal('rename'), person: PersonIdSchema, name: Name })
    .meta({ description: 'Names somebody anew.' }),
  z
    .strictObject({ do: z.literal('remove'), person: PersonIdSchema })
    .meta({ description: 'Removes somebody from the class.' }),
  z
    .strictObject({ do: z.literal('lock'), locked: z.boolean() })
    .meta({ description: 'Lets nobody join any more, or again.' }),
  z
    .strictObject({ do: z.literal('hide'), entry: z.int().min(1), hidden: z.boolean() })
    .meta({ description: 'Hides what somebody wrote (a reason, a note), by the number of its entry.' }),
  z
    .strictObject({
      do: z.literal('place'),
      person: PersonIdSchema,
      ticket: Hash.optional().describe('The server fills it in, and tells the teacher what it is the SHA-256 of.'),
    })
    .meta({ description: 'Hands out somebody’s place anew: a ticket by which another device takes it.' }),
  z.strictObject({ do: z.literal('end') }).meta({ description: 'Ends the lesson: the debrief.' }),
]);

/** What the server does for somebody: it alone knows of devices. */
export const ServerActSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('join'), name: Name, device: Hash }).meta({ description: 'Somebody joined.' }),
  z
    .strictObject({ do: z.literal('claim'), person: PersonIdSchema, ticket: Hash, device: Hash })
    .meta({ description: 'Another device took a place.' }),
]);

/** What a student does. */
export type StudentAct = z.infer<typeof StudentActSchema>;
/** What a teacher does. */
export type TeacherAct = z.infer<typeof TeacherActSchema>;
/** What the server does. */
export type ServerAct = z.infer<typeof ServerActSchema>;

export const EntryActSchema = z.union([StudentActSchema, TeacherActSchema, ServerActSchema]);
/** What an entry of the log holds. */
export type EntryAct = z.infer<typeof EntryActSchema>;

/** An entry of the log. */
export const EntrySchema = z.strictObject({
  n: z.int().min(1).max(MOST.entries).describe('Its number: one more than that of the one before.'),
  at: z.int().min(0).describe('When, in milliseconds since 1970, as the server had it.'),
  by: z.union([z.literal('teacher'), z.literal('server'), PersonIdSchema]).describe('Who.'),
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .optional()
    .describe('The number of the message that it came with: one that comes twice is done once.'),
  act: EntryActSchema,
});
/** An entry of the log. */
export type Entry = z.infer<typeof EntrySchema>;
