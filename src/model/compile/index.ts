import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { didYouMean } from '../../file/suggest.js';
import { liesIn } from '../homes.js';
import type { Condition } from '../language/condition.js';
import { RELATIVES } from '../language/condition.js';
import type { Effect } from '../language/effect.js';
import type { Names, Readable } from '../language/names.js';
import { KEYWORDS, parseCondition } from '../language/parse.js';
import type { Deadline, Field, Model, NamedCondition, Region, Signal, State } from '../model.js';
import type { ModelFile, ModelWords } from '../schema.js';
import type { Fade, Settings } from '../settings.js';
import { configOf } from './config.js';
import { fieldsOf, rolesOf, titled, worldOf } from './fields.js';
import { reportLoops } from './loops.js';
import { machineOf, preparer } from './machine.js';
import { moveEventsOf, movesOf } from './moves.js';
import { leavesOf, regionsOf } from './regions.js';
import { type Report, reading } from './report.js';

/**
 * Makes a machine of a model file.
 *
 * @param file of the right shape: the schema has seen it
 * @param report gets what is wrong besides; without it, as for files that were checked, slips throw
 */
export function compileModel(
  file: ModelFile,
  words: Readonly<Record<string, ModelWords>> = {},
  settings: Settings = {},
  report: Report = ({ message, warning }) => {
    if (!warning) throw new Error(message);
  },
): Model {
  const roles = rolesOf(file, report);
  const { fields: written, readable } = fieldsOf(file, roles, report);
  const deadlines = deadlinesOf(file, settings);
  const signals = signalsOf(file, report);
  const fades = fadesOf(file, settings, readable, report);
  for (const [name, { hours }] of fades)
    deadlines.set(fadeId(name), {
      id: fadeId(name),
      hours,
      title: `${name} fades`,
      description: `As time passes, ${name} falls.`,
    });
  const moves = movesOf(file, roles, report, settings.hours);
  const moveEvents = moveEventsOf(moves, report);
  const conditions = new Map<string, Condition>();
  const names: Names = {
    readable: [
      ...Object.entries(file.regions).map(([name, { states }]) => ({
        name,
        kind: 'region' as const,
        values: leavesOf(states),
      })),
      ...readable,
    ],
    roles: [...roles.keys()],
    conditions,
    relatives: RELATIVES.filter((word) => {
      if (word === 'actor') return true;
      const rivals = [...roles.values()].some(({ rival }) => rival !== undefined);
      return rivals || (word === 'target' && [...moves.values()].some(({ targets }) => targets));
    }),
    signals: [...signals.keys()],
    effects: Object.keys(file.effects ?? {}),
  };
  const named = conditionsOf(file, names, conditions, report);
  const world = worldOf(roles, written, readable);
  const off = new Set(Object.entries(settings.deadlines ?? {}).flatMap(([id, hours]) => (hours === null ? [id] : [])));
  const unbegun = regionsOf({ file, names, moves, deadlines, signals, off, report });
  const regions = unbegun.map((region) => begun(region, settings));
  for (const [name, fade] of fades) {
    const text = file.fades?.[name]?.if;
    const guard =
      text === undefined ? undefined : reading(report, ['fades', name, 'if'], () => parseCondition(text, names));
    regions.push(fading(name, fade, readable, guard));
  }
  reportLoops(regions, signals.keys(), report);
  const fields = written.map((field) => begunField(field, settings));
  const [main] = regions;
  if (!main) throw new Error('A model has a region.');
  const outcomes = new Map(Object.entries(file.outcomes));
  for (const id of outcomes.keys())
    if (!main.leaves.includes(id)) {
      report({
        path: ['outcomes', id],
        key: true,
        code: 'unknown-name',
        message: `${main.id} has no state ${id}.`,
        hint: didYouMean(id, main.leaves),
      });
      outcomes.delete(id);
    }
  const talks = (file.talks ?? []).flatMap((id, place) => {
    // By its path, by a part of that, or by what holds it.
    const meant = main.leaves.filter((leaf) => liesIn(leaf, id));
    const called = meant.length > 0 ? meant : main.leaves.filter((leaf) => leaf.split('.').includes(id));
    if (called.length === 0)
      report({
        path: ['talks', place],
        code: 'unknown-name',
        message: `${main.id} has no state ${id}.`,
        hint: didYouMean(id, main.leaves),
      });
    return called;
  });
  const measure = fields.find(({ name }) => name === file.measure);
  if (file.measure !== undefined && measure?.kind !== 'number')
    report({
      path: ['measure'],
      code: 'unknown-name',
      message: `There is no number ${file.measure} that is one for all.`,
      hint: didYouMean(
        file.measure,
        fields.filter(({ kind, role }) => kind === 'number' && role === undefined).map(({ name }) => name),
      ),
    });
  if (measure?.kind === 'number' && (measure.values[0] !== 0 || measure.values.length > MOST_LEVELS))
    report({
      path: ['measure'],
      code: 'value',
      message: `${file.measure} goes from ${measure.values[0]} to ${measure.values.at(-1)}; a measure counts from 0, to ${MOST_LEVELS - 1} at most.`,
      hint: 'Let it count so.',
    });
  if (outcomes.size > MOST_OUTCOMES)
    report({
      path: ['outcomes'],
      key: true,
      code: 'value',
      message: `There are ${outcomes.size} outcomes; the most is ${MOST_OUTCOMES}.`,
      hint: 'Leave some out.',
    });
  const pressure = pressureOf(file, readable, report);
  const test = preparer(world);
  const config = configOf({ title: file.title, text: file.text ?? '' }, regions, fields, new Set(outcomes.keys()));
  return {
    id: file.id,
    title: file.title,
    text: file.text ?? '',
    language: file.language ?? 'en',
    hash: hashOf(file, settings),
    shape: hashOf(file, shapingOf(settings, { fields: written, regions: unbegun })),
    file,
    settings,
    words,
    roles,
    fields,
    field: new Map(fields.map((field) => [field.name, field])),
    ...(measure?.kind === 'number' && { measure }),
    ...(pressure && { pressure }),
    moves,
    moveEvents,
    deadlines,
    fades,
    signals,
    conditions: named,
    regions,
    region: new Map(regions.map((region) => [region.id, region])),
    main,
    outcomes,
    talks,
    names,
    world,
    test,
    config,
    machine: machineOf(config, world, deadlines, regions, fields, test),
  };
}

/** Levels of a measure, and outcomes, that the odds of a model can hold. */
const MOST_LEVELS = 16;
const MOST_OUTCOMES = 14;

function pressureOf(file: ModelFile, readable: readonly Readable[], report: Report): Model['pressure'] {
  const name = file.pressure;
  if (name === undefined) return undefined;
  const found = readable.find((one) => one.name === name && one.kind === 'number' && one.each);
  if (!found?.each) {
    const known = readable.filter(({ kind, each }) => kind === 'number' && each).map((one) => one.name);
    report({
      path: ['pressure'],
      code: 'unknown-name',
      message: `There is no number ${name} that roles have each.`,
      hint: didYouMean(name, known),
    });
    return undefined;
  }
  return { name, each: found.each, low: Number(found.values[0]), high: Number(found.values.at(-1)) };
}

function deadlinesOf(file: ModelFile, { deadlines = {} }: Settings): Map<string, Deadline> {
  return new Map(
    Object.entries(file.deadlines ?? {}).map(([id, { hours, title, text }]) => [
      id,
      {
        id,
        hours: deadlines[id] ?? hours,
        title: title ?? titled(id).toLowerCase(),
        description: text ?? title ?? titled(id),
      },
    ]),
  );
}

function signalsOf(file: ModelFile, report: Report): Map<string, Signal> {
  const given = file.signals ?? [];
  const signals = new Map<string, Signal>();
  for (const [id, one] of Array.isArray(given) ? given.map((name) => [name, null] as const) : Object.entries(given)) {
    const { title = titled(id).toLowerCase(), text = title } = typeof one === 'string' ? { title: one } : (one ?? {});
    signals.set(id, { id, title, description: text });
  }
  for (const id of signals.keys())
    if (Object.hasOwn(file.moves, id))
      report({
        path: ['signals'],
        key: true,
        code: 'duplicate-id',
        message: `${id} is a move already.`,
        hint: 'Choose another name for the signal.',
      });
  return signals;
}

/** Conditions with names, each read after those that it names. */
function conditionsOf(
  file: ModelFile,
  names: Names,
  found: Map<string, Condition>,
  report: Report,
): Map<string, NamedCondition> {
  const named = new Map<string, NamedCondition>();
  for (const [id, given] of Object.entries(file.conditions ?? {})) {
    const path = typeof given === 'string' ? ['conditions', id] : ['conditions', id, 'if'];
    if (KEYWORDS.includes(id.toLowerCase()))
      report({
        path: ['conditions', id],
        key: true,
        code: 'value',
        message: `${id} means something in an expression.`,
        hint: 'Choose another name.',
      });
    const text = typeof given === 'string' ? given : given.if;
    const guard = reading(report, path, () => parseCondition(text, names));
    if (!guard) continue;
    found.set(id, guard);
    const { if: _, ...prose } = typeof given === 'string' ? { if: given } : given;
    named.set(id, { guard, ...prose } as NamedCondition);
  }
  return named;
}

function begun(region: Region, { begins = {} }: Settings): Region {
  const start = begins[region.id];
  return typeof start === 'string' && region.leaves.includes(start) ? { ...region, start } : region;
}

function begunField(field: Field, { begins = {} }: Settings): Field {
  const start = begins[field.name];
  return start !== undefined && field.values.includes(start) ? { ...field, start } : field;
}

/** Numbers that fall by themselves, by the name of the variable. */
function fadesOf(
  file: ModelFile,
  { fades = {}, deadlines = {} }: Settings,
  readable: readonly Readable[],
  report: Report,
): Map<string, Fade> {
  const found = new Map<string, Fade>();
  for (const [name, fade] of Object.entries({ ...file.fades, ...fades })) {
    const numbers = readable.filter(({ kind }) => kind === 'number').map((one) => one.name);
    // What is set of its deadline is said of it.
    const hours = deadlines[fadeId(name)];
    if (!numbers.includes(name))
      report({
        path: ['fades', name],
        key: true,
        code: 'unknown-name',
        message: `There is no number ${name}.`,
        hint: didYouMean(name, numbers),
      });
    else if (fade !== null && hours !== null) found.set(name, hours === undefined ? fade : { ...fade, hours });
  }
  return found;
}

/** The deadline after which a number falls. */
export const fadeId = (name: string): string => `${name}Fades`;

/** A region that does nothing but count the time in which a number falls. */
function fading(name: string, { by }: Fade, readable: readonly Readable[], guard?: Condition): Region {
  const each = readable.find((one) => one.name === name)?.each;
  const effects = (each ? Object.values(each) : [name]).map(
    (of): Effect => ({ type: 'shift', params: { of, by: -by } }),
  );
  const state: State = {
    id: 'running',
    leaf: true,
    title: 'Time passes',
    description: `As time passes, ${name} falls.`,
    while: 'as time passes',
    final: false,
    on: new Map(),
    after: new Map([
      [
        fadeId(name),
        [
          {
            target: 'running',
            reenter: true,
            ...(guard && { guard }),
            effects,
            description: `As time passes, ${name} falls.`,
          },
          ...(guard
            ? [{ target: 'running', reenter: true as const, effects: [], description: `${name} stands still.` }]
            : []),
        ],
      ],
    ]),
    always: [],
    entry: [],
    exit: [],
  };
  return {
    id: fadeId(name),
    title: `${name} fades`,
    description: state.description,
    start: 'running',
    states: new Map([['running', state]]),
    leaves: ['running'],
    hidden: true,
  };
}

/** Keys whose texts are for people and decide nothing. */
const PROSE = new Set(['draft', 'title', 'short', 'text', 'while', 'needs', 'failed', 'language']);

/** SHA-256 of what decides how a run goes. */
function hashOf(file: ModelFile, settings: Settings): string {
  const plain = (value: unknown, isNames: boolean): unknown => {
    if (Array.isArray(value)) return value.map((entry) => plain(entry, false));
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value)
      .filter(([key, entry]) => entry !== undefined && (isNames || !PROSE.has(key)))
      .map(([key, entry]) => [key, plain(entry, !isNames && NAMED.has(key))]);
  };
  const set =
    Object.keys(settings.begins ?? {}).length +
      Object.keys(settings.deadlines ?? {}).length +
      Object.keys(settings.fades ?? {}).length >
    0
      ? { ...settings, hours: undefined }
      : {};
  // Only policies go by where the two talk.
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([plain({ ...file, talks: undefined }, false), set]))));
}

/** What of a scenario's settings decides which configurations there are and what leads where: no hours do. */
function shapingOf(
  { begins = {}, deadlines = {}, fades = {} }: Settings,
  { fields, regions }: { fields: readonly Field[]; regions: readonly Region[] },
): Settings {
  const usual = new Map<string, unknown>([
    ...fields.map(({ name, start }) => [name, start] as const),
    ...regions.map(({ id, start }) => [id, start] as const),
  ]);
  return {
    begins: Object.fromEntries(Object.entries(begins).filter(([name, value]) => usual.get(name) !== value)),
    deadlines: Object.fromEntries(Object.entries(deadlines).filter(([, hours]) => hours === null)),
    fades: Object.fromEntries(Object.entries(fades).map(([name, fade]) => [name, fade && { by: fade.by, hours: 0 }])),
  };
}

/** Keys whose entries have names of the author's, which may be any. */
const NAMED = new Set([
  'roles',
  'variables',
  'conditions',
  'effects',
  'moves',
  'deadlines',
  'signals',
  'shared',
  'regions',
  'states',
  'on',
  'after',
  'outcomes',
]);
