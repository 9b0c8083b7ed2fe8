import { type Concerned, type Condition, isRelative, type Operator, type Relative, type Value } from './condition.js';

/** What expressions need to know of a model. */
export interface World {
  /** The rival of each role that has one. */
  rivals: Readonly<Record<string, string | undefined>>;
  /** By variable that roles have of their own: the variable of the context, by role. */
  each: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By set: its value for every selection of its roles, a bit each in the order of `roles`. */
  sets: Readonly<Record<string, { roles: readonly string[]; values: readonly Value[] }>>;
  /** By number: its lowest and its highest value. */
  bounds: Readonly<Record<string, readonly [low: number, high: number]>>;
}

/** Values by the name of a region or variable. */
export type Values = Readonly<Record<string, Value>>;

/** Whoever a word stands for, given whom an event concerns; a role stands for itself. */
export function roleFor(world: World, who: string, event: Concerned): string | undefined {
  if (who === 'actor') return event.by;
  if (who === 'rival') return event.by === undefined ? undefined : world.rivals[event.by];
  if (who === 'target') return event.target ?? (event.by === undefined ? undefined : world.rivals[event.by]);
  return who;
}

/** The variable of the context behind a variable of somebody; undefined where who it is has none. */
export function fieldFor(world: World, of: string, who: Relative | undefined, event: Concerned): string | undefined {
  if (who === undefined) return of;
  const role = roleFor(world, who, event);
  return role === undefined ? undefined : world.each[of]?.[role];
}

/** What is read: whoever has no such variable has its lowest value, nobody or nothing. */
export function readValue(
  world: World,
  of: string,
  who: Relative | undefined,
  values: Values,
  event: Concerned,
): Value {
  if (of === 'actor' || of === 'rival' || of === 'target') return roleFor(world, of, event) ?? 'none';
  const field = fieldFor(world, of, who, event);
  if (field !== undefined) return values[field] ?? 'none';
  const [some] = Object.values(world.each[of] ?? {});
  return some === undefined ? 'none' : (world.bounds[some]?.[0] ?? 'none');
}

/** Whether a value compares so with another. */
export function compare(a: Value, op: Operator, b: Value): boolean {
  switch (op) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

/** Whether a condition holds: the very thing that is prepared for a machine's guards. */
export type Test = (values: Values, event: Concerned) => boolean;

/** Prepares a condition, so that testing it often is cheap. */
export function prepare(world: World, condition: Condition): Test {
  switch (condition.type) {
    case 'compare': {
      const { of, who, op, value } = condition.params;
      const plain = who === undefined && !isRelative(of);
      if (isRelative(value))
        return (values, event) =>
          compare(readValue(world, of, who, values, event), op, roleFor(world, value, event) ?? 'nobody');
      if (!plain) return (values, event) => compare(readValue(world, of, who, values, event), op, value);
      switch (op) {
        case '>=':
          return (values) => (values[of] as Value) >= value;
        case '<=':
          return (values) => (values[of] as Value) <= value;
        case '=':
          return (values) => values[of] === value;
        default:
          return (values) => compare(values[of] as Value, op, value);
      }
    }
    case 'among': {
      const { of, who, values: wanted } = condition.params;
      return (values, event) => {
        const value = readValue(world, of, who, values, event);
        return wanted.some((one) => (isRelative(one) ? roleFor(world, one, event) : one) === value);
      };
    }
    case 'has': {
      const { of, role } = condition.params;
      return (values, event) => holdsRole(world, of, values[of], roleFor(world, role, event));
    }
    case 'not': {
      const inner = prepare(world, condition.params.guard);
      return (values, event) => !inner(values, event);
    }
    case 'named':
      return prepare(world, condition.params.guard);
    case 'claim':
      // What follows from somewhere on is asked of the state graph, not of one position.
      return () => false;
    case 'all': {
      const parts = condition.params.guards.map((guard) => prepare(world, guard));
      return (values, event) => parts.every((part) => part(values, event));
    }
    case 'any': {
      const parts = condition.params.guards.map((guard) => prepare(world, guard));
      return (values, event) => parts.some((part) => part(values, event));
    }
  }
}

/** Whether a set has a role. */
export function holdsRole(world: World, set: string, value: Value | undefined, role: string | undefined): boolean {
  const { roles = [], values = [] } = world.sets[set] ?? {};
  const place = role === undefined ? -1 : roles.indexOf(role);
  return place >= 0 && ((values.indexOf(value as Value) >> place) & 1) === 1;
}

/** A set with a role added to it or taken out; the same where it is none that it may hold. */
export function withRole(world: World, set: string, value: Value, role: string | undefined, add: boolean): Value {
  const { roles = [], values = [] } = world.sets[set] ?? {};
  const place = role === undefined ? -1 : roles.indexOf(role);
  const bits = values.indexOf(value);
  if (place < 0 || bits < 0) return value;
  return values[add ? bits | (1 << place) : bits & ~(1 << place)] as Value;
}

/**
 * The regions and variables of the context that a condition reads, for an event or, without one, whatever the
 * event.
 */
export function readsOf(world: World, condition: Condition, event?: Concerned): string[] {
  switch (condition.type) {
    case 'compare':
    case 'among': {
      const { of, who } = condition.params;
      if (isRelative(of)) return [];
      if (who === undefined) return [of];
      if (!event) return Object.values(world.each[of] ?? {});
      return [fieldFor(world, of, who, event) ?? []].flat();
    }
    case 'has':
      return [condition.params.of];
    case 'not':
    case 'named':
    case 'claim':
      return readsOf(world, condition.params.guard, event);
    default:
      return condition.params.guards.flatMap((guard) => readsOf(world, guard, event));
  }
}
