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
}

/** What a condition with a name says is needed, where it says so in words of its own. */
export type Needs = (name: string) => string | undefined;

/**
 * Every comparison of a condition with the value it read, passed or not. A choice between several is one comparison
 * for each way that is shortest to it: see leastFailing.
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
      return [{ ...first, guard: condition, passed, needs: filled(world, words, event), name }];
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
      return [{ ...first, guard: condition, passed, needs: `not ${first.needs}` }];
    }
    case 'any': {
      const { guards } = condition.params;
      const checks = guards.flatMap((guard) => explain(world, guard, values, event, needs));
      const passed = prepare(world, condition)(values, event);
      const first = checks.find(({ passed: held }) => !held) ?? checks[0];
      if (!first) return [];
      const words = checks.map((check) => wordsOf(check, first)).join(' or ');
      return [{ guard: condition, passed, reads: first.reads, value: first.value, needs: words }];
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

/** What another comparison needs, after what the first one reads was named. */
function wordsOf(check: Check, first: Check): string {
  return check.reads === first.reads ? check.needs : `${check.reads} ${check.needs}`;
}

/** `{actor}` and so on in a text, as the roles they stand for. */
export function filled(world: World, text: string, event: Concerned): string {
  return text.replace(/\{(actor|rival|target)\}/g, (_, word: string) => roleFor(world, word, event) ?? 'nobody');
}

function leaf(
  world: World,
  guard: Extract<Condition, { type: 'compare' | 'among' | 'has' }>,
  values: Values,
  event: Concerned,
): Check {
  if (guard.type === 'has') {
    const { of, role } = guard.params;
    const who = roleFor(world, role, event);
    const value = values[of] ?? 'none';
    return {
      guard,
      passed: holdsRole(world, of, value, who),
      reads: of,
      value,
      needs: `${who ?? 'nobody'} among them`,
    };
  }
  const { of, who } = guard.params;
  const value = readValue(world, of, who, values, event);
  const reads = fieldFor(world, of, who, event) ?? of;
  const meant = (one: Value): Value => (isRelative(one) ? (roleFor(world, one, event) ?? 'somebody else') : one);
  if (guard.type === 'among') {
    const wanted = guard.params.values.map(meant);
    const [one, ...more] = wanted.filter((each) => each !== 'none');
    const needs =
      wanted.includes('none') && one !== undefined && more.length === 0
        ? `nobody but ${one}`
        : wanted.map((each) => (each === 'none' ? 'nobody' : each)).join(' or ');
    return { guard, passed: wanted.includes(value), reads, value, needs };
  }
  const { op, value: given } = guard.params;
  const wanted = meant(given);
  return { guard, passed: compare(value, op, wanted), reads, value, needs: needed(op, wanted) };
}

function needed(op: string, wanted: Value): string {
  const named = wanted === 'none' ? 'nobody' : wanted;
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
