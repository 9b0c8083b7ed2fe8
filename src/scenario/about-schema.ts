import { z } from 'zod';
import type { Model } from '../model/index.js';
import { COUNTRIES } from './countries.js';

/** How much a class has to know beforehand. */
export const LEVELS = ['introductory', 'intermediate', 'advanced'] as const satisfies readonly Level[];

const Title = z.string().min(1).max(200);
const Text = z.string().min(1).max(20_000);

const Latitude = z.number().min(-90).max(90);
const Longitude = z.number().min(-180).max(180);
const Point = z.tuple([Latitude, Longitude]);

const Country = z
  .enum(COUNTRIES as [string, ...string[]])
  .meta({ id: 'CountryName', description: 'A country as Natural Earth names it, in the npm package world-atlas.' });

const Mark = z
  .strictObject({
    at: Point.describe('Latitude and longitude in degrees, north and east positive: [27.1, 64.1].'),
    title: z.string().min(1).max(60).describe('What stands beside it.'),
  })
  .meta({ id: 'Mark', description: 'A place on the map.' });

/** The map of a scenario on a model: its countries are told apart by role. */
function mapOf(model: Model | undefined) {
  const list = z.array(Country).min(1).max(30);
  const countries = model
    ? z.strictObject(Object.fromEntries([...model.roles.keys()].map((role) => [role, list.optional()])))
    : z.record(z.string().max(80), list);
  return z
    .strictObject({
      countries: countries.optional().describe('By role, the countries that stand behind it; each role has a colour.'),
      centre: Point.describe('Latitude and longitude of its middle: [29, 62].'),
      span: z.number().min(1).max(360).describe('How many degrees of longitude it shows.'),
      marks: z.array(Mark).max(30).optional().describe('Places that are named on it.'),
    })
    .meta({
      id: 'Map',
      description:
        'Where it was. Drawn for the scenarios that come with Offramp, with the boundaries that Natural Earth has, all alike.',
    });
}

const PartSchema = z
  .strictObject({
    minutes: z.int().min(1).max(600).describe('How long it takes.'),
    title: Title.describe('What it is, in one line.'),
    text: Text.optional().describe('What the class does.'),
    stop: z.string().max(64).optional().describe('The step or alternative at which to stand.'),
  })
  .meta({ id: 'LessonPart', description: 'A part of a lesson plan. It is for the teacher.' });

const TermSchema = z
  .strictObject({ term: Title.describe('The term itself.'), text: Text.describe('What it means.') })
  .meta({ id: 'Term', description: 'A term that the class may not know.' });

const BriefingSchema = z
  .strictObject({
    wants: Text.optional().describe('What this side wants to come out of the crisis with.'),
    fears: Text.optional().describe('What it fears most.'),
    knows: Text.optional().describe('What it knows, or believes, that the others do not.'),
  })
  .meta({ id: 'Briefing', description: 'What one side is told when a class plays it; the other sides do not see it.' });

/** What each side is told, by the roles of a model. */
export function rolesOf(model: Model | undefined): z.ZodOptional<z.ZodType<Briefings>> {
  const briefings = model
    ? z.strictObject(Object.fromEntries([...model.roles.keys()].map((role) => [role, BriefingSchema.optional()])))
    : z.record(z.string().max(80), BriefingSchema);
  return (briefings as z.ZodType<Briefings>)
    .optional()
    .describe(
      'By role, what a side is told when a class plays it: what it wants, fears and knows. A what-if has those of the scenario it leaves where it says nothing else of a role.',
    );
}

/** What a what-if may say as well as a scenario that stands by itself. */
export const about = {
  level: z
    .enum(LEVELS)
    .optional()
    .describe(
      'How much a class has to know beforehand. Default: not said; in a what-if, as in the scenario it leaves.',
    ),
  lesson: z.array(PartSchema).max(40).optional().describe('A lesson plan, part by part; for the teacher.'),
  glossary: z
    .array(TermSchema)
    .max(100)
    .optional()
    .describe('Terms that need a word. A what-if has those of the scenario it leaves besides its own.'),
};

/** What only a scenario that stands by itself says. */
export const aboutPlace = (model: Model | undefined) => ({
  regions: z
    .array(z.string().min(1).max(60))
    .min(1)
    .max(10)
    .optional()
    .describe('Where in the world it was, to find it by: `[South Asia]`.'),
  map: mapOf(model).optional(),
});

/** What one side is told when a class plays it. */
export interface Briefing {
  /** What it wants. */
  wants?: string | undefined;
  /** What it fears. */
  fears?: string | undefined;
  /** What it knows that the others do not. */
  knows?: string | undefined;
}
/** What each side is told, by role. */
export type Briefings = Readonly<Record<string, Briefing | undefined>>;
/** A part of a lesson plan. */
export interface LessonPart {
  /** How long it takes. */
  minutes: number;
  /** What it is, in one line. */
  title: string;
  /** What the class does. */
  text?: string | undefined;
  /** The step or alternative at which to stand. */
  stop?: string | undefined;
}
/** A term and what it means. */
export interface Term {
  /** The term itself. */
  term: string;
  /** What it means. */
  text: string;
}
/** How much a class has to know beforehand. */
export type Level = 'introductory' | 'intermediate' | 'advanced';
/** Where it was: what is drawn, with which places named. Points are latitude and longitude in degrees. */
export interface ScenarioMap {
  /** By role, the countries that stand behind it. */
  countries?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  /** Its middle. */
  centre: readonly [number, number];
  /** How many degrees of longitude it shows. */
  span: number;
  /** Places that are named on it. */
  marks?: readonly { at: readonly [number, number]; title: string }[] | undefined;
}
