import { type Concerned, type Condition, isRelative, type Operator, type Value } from './condition.js';
import { compare, fieldFor, holdsRole, prepare, readValue, roleFor, type Values, type World } from './evaluate.js';

/** One condition that was tested, with what it read. */
export interface Check {
  /** The condition itself. */
  guard: Condition;
  /** Whether it holds. */
  passed: boolean;
  /** What was read: the name of a region or of a variable of the context. */
  reads: string;
  /** What it was. */
  value: Value;
  /** What would have to be read, in words. */
  needs: string;
  /** The name of the condition that this one is, or belongs to, where it has one. */
  name?: string;
  /** Of a choice between several: what fails of each, or all of it where nothing does. Of what must not hold: that. */
  ways?: Check[][];
}

/** What a condition with a name says is needed, where it says so in words of its own. */
export type Needs = (name: string) => string | undefined;

/** How a role or another value is called in words. */
export type Say = (value: string) => string;

/**
 * Every comparison of a condition with the value it read, passed or not. A choice between several is one check, with
 * the ways in which it would hold.
 */
export function explain(world: World, condition: Condition, values: Values, event: Concerned, needs: Needs): Check[] {
  switch (condition.type) {
    case 'compare':
    case 'among':
    case 'has':
      return [leaf(world, condition, values, event)];
    case 'named': {
      const { name, guard } = condition.params;
      const words = needs(name);
      const inner = explain(world, guard, values, event, needs);
      const [first] = inner;
      if (words === undefined || !first) return inner.map((check) => ({ name, ...check }));
      const passed = prepare(world, guard)(values, event);
      const { ways: _, ...read } = first;
      return [{ ...read, guard: condition, passed, needs: filled(world, words, event), name }];
    }
    case 'claim':
      return [];
    case 'all':
      return condition.params.guards.flatMap((guard) => explain(world, guard, values, event, needs));
    case 'not': {
      const { guard } = condition.params;
      const plain = guard.type === 'named' && guard.params.guard.type === 'compare' ? guard.params.guard : guard;
      const turned = plain.type === 'compare' ? TURNED[plain.params.op] : undefined;
      if (plain.type === 'compare' && turned)
        return [leaf(world, { type: 'compare', params: { ...plain.params, op: turned } }, values, event)];
      const [first] = explain(world, guard, values, event, needs);
      if (!first) return [];
      const passed = prepare(world, condition)(values, event);
      return [{ ...first, guard: condition, passed, needs: `not ${first.needs}`, ways: [[first]] }];
    }
    case 'any': {
      const { guards } = condition.params;
      const passed = prepare(world, condition)(values, event);
      const ways = guards
        .map((guard) => explain(world, guard, values, event, needs))
        // What holds of a part already is not needed any more.
        .map((checks) => (passed ? checks : checks.filter(({ passed: held }) => !held)))
        .filter((checks) => checks.length > 0);
      const first = ways[0]?.[0];
      if (!first) return [];
      const words = anyWay(ways, first, (check) => check.needs);
      return [{ guard: condition, passed, reads: first.reads, value: first.value, needs: words, ways }];
    }
  }
}

/** What holds where a comparison does not. */
const TURNED: Readonly<Record<Operator, Operator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** What several ways need, any of which is enough, after what the first of them reads was named. */
function anyWay(
  ways: readonly (readonly Check[])[],
  first: Check,
  needs: (check: Check) => string,
  reads: Say = String,
) {
  const words = ways.map((way) =>
    way
      .map((check) => (check.reads === first.reads ? needs(check) : `${reads(check.reads)} ${needs(check)}`))
      .join(' and '),
  );
  return [...new Set(words)].join(' or ');
}

/**
 * What a check needs, as `needs` says it, with names for people.
 *
 * @param say what a role is called
 * @param reads what something that is read is called
 * @param needs what a condition with a name says of itself
 */
export function needsOf(world: World, check: Check, event: Concerned, { say, reads, needs }: Spoken): string {
  const { guard, ways = [] } = check;
  const inner = (one: Check) => needsOf(world, one, event, { say, reads, needs });
  switch (guard.type) {
    case 'compare':
    case 'among':
    case 'has':
      return leafNeeds(world, guard, event, say);
    case 'named':
      return filled(world, needs(guard.params.name) ?? check.needs, event, say);
    case 'not':
      return ways[0]?.[0] ? `not ${inner(ways[0][0])}` : check.needs;
    default:
      return ways[0]?.[0] ? anyWay(ways, ways[0][0], inner, reads) : check.needs;
  }
}

/** How people call what a check is about. */
export interface Spoken {
  say: Say;
  reads: Say;
  needs: Needs;
}

/** `{actor}` and so on in a text, as the roles they stand for. */
export function filled(world: World, text: string, event: Concerned, say: Say = String): string {
  return text.replace(/\{(actor|rival|target)\}/g, (_, word: string) => {
    const role = roleFor(world, word, event);
    return role === undefined ? 'nobody' : say(role);
  });
}

type Leaf = Extract<Condition, { type: 'compare' | 'among' | 'has' }>;

function leaf(world: World, guard: Leaf, values: Values, event: Concerned): Check {
  const needs = leafNeeds(world, guard, event, String);
  if (guard.type === 'has') {
    const { of, role } = guard.params;
    const value = values[of] ?? 'none';
    return { guard, passed: holdsRole(world, of, value, roleFor(world, role, event)), reads: of, value, needs };
  }
  const { of, who } = guard.params;
  const value = readValue(world, of, who, values, event);
  const reads = fieldFor(world, of, who, event) ?? of;
  if (guard.type === 'among')
    return {
      guard,
      passed: guard.params.values.some((one) => meant(world, one, event) === value),
      reads,
      value,
      needs,
    };
  const { op, value: given } = guard.params;
  return { guard, passed: compare(value, op, meant(world, given, event)), reads, value, needs };
}

/** A value with the role that `actor`, `rival` or `target` is here. */
function meant(world: World, value: Value, event: Concerned): Value {
  return isRelative(value) ? (roleFor(world, value, event) ?? 'somebody else') : value;
}

function leafNeeds(world: World, guard: Leaf, event: Concerned, say: Say): string {
  const called = (value: Value): string => (typeof value === 'number' ? String(value) : say(value));
  if (guard.type === 'has') {
    const who = roleFor(world, guard.params.role, event);
    return `${who === undefined ? 'nobody' : say(who)} among them`;
  }
  if (guard.type === 'among') {
    const wanted = guard.params.values.map((value) => meant(world, value, event));
    const [one, ...more] = wanted.filter((each) => each !== 'none');
    return wanted.includes('none') && one !== undefined && more.length === 0
      ? `nobody but ${called(one)}`
      : wanted.map((each) => (each === 'none' ? 'nobody' : called(each))).join(' or ');
  }
  const wanted = meant(world, guard.params.value, event);
  return needed(guard.params.op, wanted, called(wanted));
}

function needed(op: string, wanted: Value, called: string): string {
  const named = wanted === 'none' ? 'nobody' : called;
  switch (op) {
    case '>=':
      return `at least ${named}`;
    case '<=':
      return `at most ${named}`;
    case '>':
      return `more than ${named}`;
    case '<':
      return `less than ${named}`;
    case '!=':
      return wanted === 'none' ? 'somebody' : `anything but ${named}`;
    default:
      return String(named);
  }
}
