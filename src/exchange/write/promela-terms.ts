import {
  type Condition,
  compare,
  type Effect,
  type Field,
  fieldFor,
  isRelative,
  type Model,
  readValue,
  roleFor,
  type Value,
} from '../../model/index.js';
import { changesSet } from './routes.js';

/** Whom an event concerns: nobody, of a deadline. */
export interface Whom {
  by?: string | undefined;
  target?: string | undefined;
}

/** A condition of one event: decided by whom the event concerns, or an expression. */
export type Term = boolean | string;

/** Words of Promela, of its preprocessor and of C, which SPIN compiles to. */
const RESERVED = new Set(
  (
    'active assert atomic bit bool break byte chan cond d_step do else empty enabled end eval false fi for full get get_p goto hidden if in init inline int len local ltl mtype nempty never nfull notrace np_ od of pc_value pid print printf printm priority proctype provided return run select set set_p short show skip timeout trace true typedef unless unsigned xr xs ' +
    'auto case char const continue default double enum extern float long register signed sizeof static struct switch union void volatile while asm inline restrict typeof unix linux main define errno stdin stdout stderr NULL'
  ).split(' '),
);

/** A name of the model as Promela takes it. */
export const nameOf = (name: string): string => (RESERVED.has(name) ? `${name}_` : name.replaceAll('.', '_'));
export const stateName = (region: string, state: string): string => `${nameOf(region)}_${state.replaceAll('.', '_')}`;
export const valueName = (variable: string, value: Value): string =>
  `${nameOf(variable)}_${String(value).replaceAll('+', '_')}`;

/** All of them, some of them: what is decided already is left out. */
export function allTrue(terms: readonly Term[]): Term {
  if (terms.includes(false)) return false;
  const open = terms.filter((term) => term !== true);
  return open.length === 0 ? true : open.length === 1 ? (open[0] as Term) : `(${open.join(' && ')})`;
}

export function someTrue(terms: readonly Term[]): Term {
  if (terms.includes(true)) return true;
  const open = [...new Set(terms.filter((term) => term !== false))];
  return open.length === 0 ? false : open.length === 1 ? (open[0] as Term) : `(${open.join(' || ')})`;
}

const opposite = (term: Term): Term => (typeof term === 'boolean' ? !term : `!(${term})`);

/** What a value is in a variable: numbers are themselves, others their place, sets a bit for each role. */
export function printed(field: Field, value: Value): string {
  return field.kind === 'number' ? String(value) : valueName(field.name, value);
}

/** What a condition comes to for an event. */
export function termOf(model: Model, condition: Condition, event: Whom): Term {
  const { world } = model;
  switch (condition.type) {
    case 'named':
      return termOf(model, condition.params.guard, event);
    case 'not':
      return opposite(termOf(model, condition.params.guard, event));
    case 'all':
      return allTrue(condition.params.guards.map((guard) => termOf(model, guard, event)));
    case 'any':
      return someTrue(condition.params.guards.map((guard) => termOf(model, guard, event)));
    case 'has': {
      const { of, role } = condition.params;
      const { roles = [] } = world.sets[of] ?? {};
      const place = roles.indexOf(roleFor(world, role, event) ?? '');
      return place >= 0 && `((${nameOf(of)} & ${1 << place}) != 0)`;
    }
    case 'compare': {
      const { of, who, op, value: wanted } = condition.params;
      const value = isRelative(wanted) ? (roleFor(world, wanted, event) ?? 'nobody') : wanted;
      const read = reads(model, of, who, event);
      if ('value' in read) return compare(read.value, op, value);
      if (!read.field)
        return compared(
          stateName(of, String(value)),
          nameOf(of),
          op,
          model.region.get(of)?.leaves.includes(String(value)),
        );
      if (read.field.kind === 'number') return `(${nameOf(read.field.name)} ${op === '=' ? '==' : op} ${value})`;
      return compared(printed(read.field, value), nameOf(read.field.name), op, read.field.values.includes(value));
    }
    case 'among': {
      const { of, who, values } = condition.params;
      return someTrue(
        values.map((value) =>
          termOf(model, { type: 'compare', params: { of, ...(who && { who }), op: '=', value } }, event),
        ),
      );
    }
    case 'claim':
      return false;
  }
}

function compared(value: string, name: string, op: string, possible: boolean | undefined): Term {
  if (!possible) return op === '!=';
  return `(${name} ${op === '!=' ? '!=' : '=='} ${value})`;
}

/** What is read: a region, a variable, or what is known already. */
function reads(
  model: Model,
  of: string,
  who: 'actor' | 'rival' | 'target' | undefined,
  event: Whom,
): { field: Field | undefined } | { value: Value } {
  if (isRelative(of)) return { value: readValue(model.world, of, undefined, {}, event) };
  const name = fieldFor(model.world, of, who, event);
  if (name === undefined) return { value: readValue(model.world, of, who, {}, event) };
  return { field: model.field.get(name) };
}

/** What an effect does for an event, as statements; none where it does nothing. */
export function statementsOf(model: Model, effect: Effect, event: Whom): string[] {
  if (effect.type === 'note') return [];
  if (effect.type === 'raise') return [`q__raise(${signalName(effect.params.signal)})`];
  const when = effect.params.if === undefined ? true : termOf(model, effect.params.if, event);
  if (when === false) return [];
  const statement =
    effect.type === 'raiseIf' ? `q__raise(${signalName(effect.params.signal)})` : changeOf(model, effect, event);
  if (statement === undefined) return [];
  return [when === true ? statement : `if :: ${when} -> ${statement} :: else -> skip fi`];
}

export const signalName = (signal: string): string => `signal__${signal}`;

function changeOf(
  { world, field: fields }: Model,
  effect: Extract<Effect, { params: { of: string } }>,
  event: Whom,
): string | undefined {
  const { of } = effect.params;
  if (changesSet(effect)) {
    const place = (world.sets[of]?.roles ?? []).indexOf(roleFor(world, effect.params.role, event) ?? '');
    if (place < 0) return undefined;
    const bit = 1 << place;
    return effect.type === 'include'
      ? `${nameOf(of)} = ${nameOf(of)} | ${bit}`
      : `${nameOf(of)} = ${nameOf(of)} & ${255 - bit}`;
  }
  const name = fieldFor(world, of, effect.params.who, event);
  const field = name === undefined ? undefined : fields.get(name);
  if (!field) return undefined;
  const variable = nameOf(field.name);
  if (effect.type === 'set') {
    const { to } = effect.params;
    const value = isRelative(to) ? roleFor(world, to, event) : to;
    return value !== undefined && field.values.includes(value) ? `${variable} = ${printed(field, value)}` : undefined;
  }
  const { by } = effect.params;
  const bound = Number(by > 0 ? field.values.at(-1) : field.values[0]);
  return by > 0
    ? `${variable} = (${variable} > ${bound - by} -> ${bound} : ${variable} + ${by})`
    : `${variable} = (${variable} < ${bound - by} -> ${bound} : ${variable} - ${-by})`;
}
