import { z } from 'zod';
import { StudentActSchema, TeacherActSchema } from './acts.js';
import { CLASS_LIMITS as MOST } from './limits.js';
import type { RefusalCode } from './refusal.js';
import type { ViewNews } from './view.js';

/** The version of the messages. A server tells pages of another one to reload. */
export const PROTOCOL = 1;

const Version = z.literal(PROTOCOL).describe('Version of the messages.');
const Secret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .describe('A secret: at least 96 random bits, in letters, digits, - and _.');
const Code = z
  .string()
  .max(16)
  .regex(/^[A-Za-z-]{6,8}$/)
  .describe('The six letters of the class.');
const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .describe('Made by the page, another for each message; the same where it is sent again.');

/** The first message on a connection: who is there. Answered with a welcome and the whole view, or a refusal. */
export const HelloSchema = z.discriminatedUnion('as', [
  z
    .strictObject({ v: Version, type: z.literal('hello'), as: z.literal('teacher'), code: Code, secret: Secret })
    .meta({ description: 'The teacher is there.' }),
  z
    .strictObject({ v: Version, type: z.literal('hello'), as: z.literal('wall'), code: Code, secret: Secret })
    .meta({ description: 'The wall is there: it may look, and do nothing.' }),
  z
    .strictObject({
      v: Version,
      type: z.literal('hello'),
      as: z.literal('student'),
      code: Code,
      device: Secret.describe('Made by the page, once for each class, and kept in the browser: it is who somebody is.'),
      name: z
        .string()
        .max(MOST.nickname)
        .optional()
        .describe('The nickname, to join. Without it: whoever this device is.'),
      ticket: Secret.optional().describe('Takes a place that the teacher has handed out anew.'),
    })
    .meta({ description: 'A student is there: joins, or comes back.' }),
]);

/** Something that is done. Answered with an ack or a refusal, both with its `id`. */
export const DoSchema = z
  .strictObject({
    v: Version,
    type: z.literal('do'),
    id: Id,
    act: z.union([StudentActSchema, TeacherActSchema]).describe('One of the acts below.'),
  })
  .meta({
    description: 'Does something. Answered with an ack once it is in the store, or a refusal, both with its id.',
  });

/** Asks for what a teacher takes away. Answered with a file. */
export const TakeAwaySchema = z
  .strictObject({
    v: Version,
    type: z.literal('take-away'),
    id: Id,
    what: z
      .enum(['run', 'csv', 'debrief', 'odds'])
      .describe(
        'The run as Offramp saves it; a row for each choice; after the end, the debrief as JSON, and of it the odds alone: how they stood and moved at each decision.',
      ),
  })
  .meta({ description: 'Asks for what a teacher takes away. Answered with a file.' });

/** Asks for what the machine is drawn from, in a language of the pages. Answered with a file. */
export const DrawingSchema = z
  .strictObject({
    v: Version,
    type: z.literal('drawing'),
    id: Id,
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .describe('The language that its states are to be named in: `en` or `fa`.'),
  })
  .meta({
    description:
      'Asks for what the machine is drawn from, of a teacher or a wall. Answered with a file of JSON: regions and states with their names, and where everything stands.',
  });

/** Deletes the class, of a teacher: all of it, at once. */
export const ForgetSchema = z
  .strictObject({ v: Version, type: z.literal('forget'), id: Id })
  .meta({ description: 'Deletes the class, of a teacher: all of it, at once.' });

/** Asks whether the connection stands. Answered with a pong. */
export const PingSchema = z
  .strictObject({ v: Version, type: z.literal('ping') })
  .meta({ description: 'Asks whether the connection stands. Answered with a pong.' });

/** A message from a page. */
export const ClientMessageSchema = z.union([
  HelloSchema,
  DoSchema,
  TakeAwaySchema,
  DrawingSchema,
  ForgetSchema,
  PingSchema,
]);
/** A message from a page. */
export type ClientMessage = z.infer<typeof ClientMessageSchema>;
export type Hello = z.infer<typeof HelloSchema>;

/** A message to a page. */
export type ServerMessage = { v: typeof PROTOCOL } & (
  | {
      /** Who one is, and what time the server has. The view follows. */
      type: 'welcome';
      /** Of a student: their id. */
      person: string | null;
      /** Of a teacher: the secret of the wall, which can do nothing. */
      wall?: string;
      /** Of a teacher, where the server carries the page of a crisis: its key, which goes to `./page/CODE/` as a cookie. */
      page?: string;
      now: number;
    }
  | {
      /**
       * The parts of the view that have changed; all of them after a welcome. Of a part that is an object and was one,
       * the fields that have changed; any other part replaces what it was.
       */
      type: 'view';
      now: number;
      view: ViewNews;
    }
  | {
      /** It was done, and is in the store. */
      type: 'ack';
      id: string;
      /** Of `place`: the ticket, which the server keeps nowhere. */
      ticket?: string;
    }
  | {
      /** It was not done. */
      type: 'refused';
      /** Of what was to be done; null of a hello, or where the message could not be read. */
      id: string | null;
      code: RefusalCode | WireRefusal;
      reason: string;
      /** Of `name`: what the class is about, and the names to choose from; none: any. */
      join?: { title: string; names: readonly string[] };
    }
  | {
      /** What was asked for. */
      type: 'file';
      id: string;
      name: string;
      text: string;
    }
  | { type: 'pong'; now: number }
);

/**
 * Why a server does not listen: no such class or not that secret; who has to say a name first; too many messages or
 * attempts; not a message; another version; somebody's place was taken by another device; the server stops.
 */
export type WireRefusal = 'no-class' | 'name' | 'slow-down' | 'not-a-message' | 'version' | 'elsewhere' | 'going';
