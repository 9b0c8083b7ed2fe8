import type { z } from 'zod';
import { didYouMean } from '../../file/suggest.js';
import type { Value } from '../language/condition.js';
import type { World } from '../language/evaluate.js';
import type { Readable } from '../language/names.js';
import { KEYWORDS } from '../language/parse.js';
import { MODEL_LIMITS } from '../limits.js';
import type { Field, Role, RoleId } from '../model.js';
import type { ModelFile, VariableSchema } from '../schema.js';
import type { Report } from './report.js';

type VariableFile = z.infer<typeof VariableSchema>;

/** The roles of a file. */
export function rolesOf(file: ModelFile, report: Report): Map<RoleId, Role> {
  const roles = new Map<RoleId, Role>();
  for (const [id, { kind, rival, turn = 1, title, text }] of Object.entries(file.roles)) {
    if (KEYWORDS.includes(id.toLowerCase()) || id === 'nobody' || id === 'none')
      report({
        path: ['roles', id],
        key: true,
        code: 'value',
        message: `${id} means something in an expression, so no role can be called so.`,
        hint: 'Choose another name.',
      });
    if (rival !== undefined && !Object.hasOwn(file.roles, rival))
      report({
        path: ['roles', id, 'rival'],
        code: 'unknown-name',
        message: `There is no role ${rival}.`,
        hint: didYouMean(rival, Object.keys(file.roles)),
      });
    if (rival === id)
      report({
        path: ['roles', id, 'rival'],
        code: 'value',
        message: `${id} cannot be its own rival.`,
        hint: 'Name another role, or leave `rival:` out.',
      });
    roles.set(id, {
      id,
      kind,
      ...(rival !== undefined && rival !== id && Object.hasOwn(file.roles, rival) && { rival }),
      turn,
      title: title ?? titled(id),
      ...(text !== undefined && { text }),
    });
  }
  return roles;
}

/** `openConflict` as people read it: `Open conflict`. */
export function titled(id: string): string {
  const words = id
    .replace(/[.]/g, ' – ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Roles that are named, or that are of a kind that is. */
export function rolesNamed(
  roles: ReadonlyMap<RoleId, Role>,
  words: string | readonly string[],
): { found: RoleId[]; unknown: string[] } {
  const found = new Set<RoleId>();
  const unknown: string[] = [];
  for (const word of [words].flat()) {
    if (roles.has(word)) found.add(word);
    const kin = [...roles.values()].filter(({ kind }) => kind === word);
    for (const { id } of kin) found.add(id);
    if (!roles.has(word) && kin.length === 0) unknown.push(word);
  }
  // In the order of the roles, whatever the order of the words.
  return { found: [...roles.keys()].filter((id) => found.has(id)), unknown };
}

/** Kinds and roles, to be suggested. */
export function roleWords(roles: ReadonlyMap<RoleId, Role>): string[] {
  return [...new Set([...[...roles.values()].map(({ kind }) => kind), ...roles.keys()])];
}

/** The variables of a file: fields of the context, what expressions may read, and what evaluating them needs. */
export function fieldsOf(
  file: ModelFile,
  roles: ReadonlyMap<RoleId, Role>,
  report: Report,
): { fields: Field[]; readable: Readable[] } {
  const fields: Field[] = [];
  const readable: Readable[] = [];
  const taken = new Map<string, string>();
  for (const [id, variable] of Object.entries(file.variables ?? {})) {
    const path = ['variables', id];
    if (KEYWORDS.includes(id.toLowerCase()) || Object.hasOwn(file.regions, id))
      report({
        path,
        key: true,
        code: 'value',
        message: Object.hasOwn(file.regions, id)
          ? `A region is called ${id} already.`
          : `${id} means something in an expression.`,
        hint: 'Choose another name for the variable.',
      });
    const kind = kindOf(variable);
    if (!kind) {
      report({
        path,
        key: true,
        code: 'value',
        message: `What ${id} can be is not said, or said twice.`,
        hint: 'Give `from:` and `to:`, or `values:`, or `role:`, or `roles:`.',
      });
      continue;
    }
    const made = valuesOf(id, variable, kind, roles, report);
    if (!made) continue;
    const { values, holders } = made;
    const start = startOf(id, variable, kind, values, report);
    const { title, short = title, text } = variable;
    const add = (name: string, role?: RoleId) => {
      const other = taken.get(name.toLowerCase());
      if (other !== undefined)
        report({
          path,
          key: true,
          code: 'duplicate-id',
          message: `${name} would be there twice: as ${other} and as ${id}${role ? ` of ${role}` : ''}.`,
          hint: 'Choose another name.',
        });
      taken.set(name.toLowerCase(), role ? `${id} of ${role}` : id);
      fields.push({
        name,
        variable: id,
        ...(role !== undefined && { role }),
        kind,
        values,
        start,
        ...(title !== undefined && { title }),
        ...(short !== undefined && { short }),
        ...(text !== undefined && { text }),
      });
    };
    if (variable.each === undefined) {
      add(id);
      readable.push({ name: id, kind, values, ...(holders && { roles: holders }) });
      continue;
    }
    const { found, unknown } = rolesNamed(roles, variable.each);
    for (const word of unknown)
      report({
        path: [...path, 'each'],
        code: 'unknown-name',
        message: `There is neither a role nor a kind of roles ${word}.`,
        hint: didYouMean(word, roleWords(roles)),
      });
    const each = Object.fromEntries(found.map((role) => [role, nameFor(role, id)]));
    for (const role of found) add(nameFor(role, id), role);
    readable.push({ name: id, kind, values, ...(holders && { roles: holders }), each });
    for (const name of Object.values(each)) readable.push({ name, kind, values, ...(holders && { roles: holders }) });
  }
  if (fields.length > MODEL_LIMITS.fields)
    report({
      path: ['variables'],
      key: true,
      code: 'value',
      message: `With those of each role there are ${fields.length} variables; the most is ${MODEL_LIMITS.fields}.`,
      hint: 'Leave some out.',
    });
  return { fields, readable };
}

/** What the variable of a role is called in the context: the initiator's pressure is `initiatorPressure`. */
export function nameFor(role: RoleId, variable: string): string {
  return role + variable.charAt(0).toUpperCase() + variable.slice(1);
}

/** What a variable means, in a sentence; of one that a role has, with whose it is. */
export function meaningOf({ name, role = '', title, text }: Field): string {
  return (text ?? title ?? name).replace('{role}', role);
}

function kindOf(variable: VariableFile): Field['kind'] | undefined {
  const { from, to, values, role, roles } = variable;
  const said = [
    from !== undefined || to !== undefined ? 'number' : undefined,
    values && 'choice',
    role !== undefined ? 'role' : undefined,
    roles !== undefined ? 'set' : undefined,
  ].filter((kind) => kind !== undefined);
  return said.length === 1 ? (said[0] as Field['kind']) : undefined;
}

function valuesOf(
  id: string,
  variable: VariableFile,
  kind: Field['kind'],
  roles: ReadonlyMap<RoleId, Role>,
  report: Report,
): { values: Value[]; holders?: RoleId[] } | undefined {
  const path = ['variables', id];
  if (kind === 'number') {
    const { from = 0, to = from } = variable;
    if (variable.to === undefined || to <= from) {
      report({
        path: [...path, variable.to === undefined ? 'from' : 'to'],
        code: 'value',
        message: `${id} goes from ${from} to ${variable.to ?? 'nothing'}.`,
        hint: 'Let `to:` be greater than `from:`.',
      });
      return undefined;
    }
    if (to - from >= MODEL_LIMITS.span) {
      report({
        path: [...path, 'to'],
        code: 'value',
        message: `${id} can be ${to - from + 1} numbers; the most is ${MODEL_LIMITS.span}.`,
        hint: 'Count in larger steps.',
      });
      return undefined;
    }
    return { values: Array.from({ length: to - from + 1 }, (_, index) => from + index) };
  }
  if (kind === 'choice') {
    const values = variable.values ?? [];
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined)
      report({
        path: [...path, 'values'],
        code: 'duplicate-id',
        message: `${twice} is there twice.`,
        hint: 'Delete one.',
      });
    return { values: [...new Set(values)] };
  }
  const key = kind === 'role' ? 'role' : 'roles';
  const { found, unknown } = rolesNamed(roles, variable[key] ?? '');
  for (const word of unknown)
    report({
      path: [...path, key],
      code: 'unknown-name',
      message: `There is neither a role nor a kind of roles ${word}.`,
      hint: didYouMean(word, roleWords(roles)),
    });
  if (kind === 'role') return { values: ['none', ...found], holders: found };
  if (2 ** found.length > MODEL_LIMITS.values) {
    report({
      path: [...path, key],
      code: 'value',
      message: `A set of ${found.length} roles can be too much; the most is 5.`,
      hint: 'Choose a smaller kind of roles.',
    });
    return undefined;
  }
  return { values: selections(found), holders: found };
}

/** Every selection of roles as a value: none, one, `a+b`, all of two are `both`, of more `all`; bits by place. */
function selections(roles: readonly RoleId[]): string[] {
  const whole = 2 ** roles.length - 1;
  return Array.from({ length: whole + 1 }, (_, bits) => {
    if (bits === 0) return 'none';
    if (bits === whole && roles.length > 1) return roles.length === 2 ? 'both' : 'all';
    return roles.filter((_, place) => (bits >> place) & 1).join('+');
  });
}

function startOf(
  id: string,
  variable: VariableFile,
  kind: Field['kind'],
  values: readonly Value[],
  report: Report,
): Value {
  const { start } = variable;
  const first = values[0] ?? 'none';
  if (start === undefined) return first;
  const found =
    values.find((value) => value === start) ??
    (kind === 'set' && ['all', 'both'].includes(String(start)) ? values.at(-1) : undefined);
  if (found === undefined)
    report({
      path: ['variables', id, 'start'],
      code: 'value',
      message: `${id} is never ${start}.`,
      hint: didYouMean(String(start), values.map(String)),
    });
  return found ?? first;
}

/** What evaluating expressions needs to know. */
export function worldOf(
  roles: ReadonlyMap<RoleId, Role>,
  fields: readonly Field[],
  readable: readonly Readable[],
): World {
  return {
    rivals: Object.fromEntries([...roles.values()].map(({ id, rival }) => [id, rival])),
    each: Object.fromEntries(readable.flatMap(({ name, each }) => (each ? [[name, each]] : []))),
    sets: Object.fromEntries(
      readable.flatMap(({ name, kind, values, roles: held }) =>
        kind === 'set' ? [[name, { roles: held ?? [], values }]] : [],
      ),
    ),
    bounds: Object.fromEntries(
      fields.flatMap(({ name, kind, values }) =>
        kind === 'number' ? [[name, [Number(values[0]), Number(values.at(-1))] as const]] : [],
      ),
    ),
  };
}
