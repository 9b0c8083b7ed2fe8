import type { Node as AnyNode, CallExpression, Expression, ObjectExpression } from 'acorn';
import type { Act, Tell, Test } from './chart.js';
import { isCondition, isEffect, plainOf } from './own.js';
import { bare, entriesOf, placeOf, type Script } from './script.js';
import { calledOf, changeOf, constantOf, contextNames, resultOf, testOf } from './terms.js';

/** What the names of guards, actions and delays stand for in the program. */
export interface Implementations {
  guards: Map<string, AnyNode>;
  actions: Map<string, AnyNode>;
  delays: Map<string, AnyNode>;
  script?: Script;
}

const meant = (node: AnyNode, { script }: Implementations): Expression =>
  (script ? script.meant(node) : bare(node)) as Expression;

/** A guard as a condition; undefined where it is none that a model could have. */
export function guardOf(given: AnyNode, made: Implementations, depth = 0): Test | undefined {
  const node = meant(given, made);
  if (depth > 40) return undefined;
  const named = (name: unknown) => {
    const known = typeof name === 'string' ? made.guards.get(name) : undefined;
    return known && guardOf(known, made, depth + 1);
  };
  if (node.type === 'Literal') return named(node.value);
  if (node.type === 'ObjectExpression') {
    const plain = plainOf(node);
    if (isCondition(plain)) return { type: 'own', condition: plain };
    // What Offramp wrote to read a region has a name of its own, and the condition in it.
    const inner = (plain as { params?: { condition?: unknown } } | undefined)?.params?.condition;
    if (isCondition(inner)) return { type: 'own', condition: inner };
    return named(constantOf(entriesOf(node, () => {}).get('type')?.value ?? node));
  }
  if (node.type === 'CallExpression') {
    const [first] = node.arguments;
    switch (calledOf(node)) {
      case 'not': {
        const test = first && guardOf(first, made, depth + 1);
        return test && { type: 'not', test };
      }
      case 'and':
      case 'or': {
        const list = first && meant(first, made);
        const tests =
          list?.type === 'ArrayExpression'
            ? list.elements.map((one) => (one ? guardOf(one, made, depth + 1) : undefined))
            : [undefined];
        return tests.every((test) => test !== undefined)
          ? { type: calledOf(node) === 'and' ? 'all' : 'any', tests }
          : undefined;
      }
      case 'stateIn':
        return first && stateOf(plainOf(first));
      default:
        return undefined;
    }
  }
  const found = resultOf(node);
  return found && testOf(found.result, contextNames(found.params));
}

/** `stateIn({ region: { state: 'inner' } })`, or an id. */
function stateOf(value: unknown): Test | undefined {
  const parts: string[] = [];
  let at = value;
  while (typeof at === 'object' && at !== null && !Array.isArray(at)) {
    const [entry, ...more] = Object.entries(at);
    if (!entry || more.length > 0) return undefined;
    parts.push(entry[0]);
    at = entry[1];
  }
  if (typeof at !== 'string') return undefined;
  return { type: 'in', state: [...parts, at].join('.') };
}

/** What is done; what a model cannot do is told, and handed to `lost` in words. */
export function actsOf(
  given: AnyNode,
  made: Implementations,
  tell: Tell,
  lost: (what: string) => void,
  outer: string[] = [],
): Act[] {
  const node = meant(given, made);
  if (node.type === 'ArrayExpression')
    return node.elements.flatMap((one) => (one ? actsOf(one, made, tell, lost, outer) : []));
  const { line } = placeOf(given);
  const [name] = outer;
  const unfit = (doing: string): Act[] => {
    const what = name === undefined ? doing : `the action ${name}`;
    lost(`${what} (line ${line} of what was read)`);
    tell(
      placeOf(given),
      `${what.charAt(0).toUpperCase()}${what.slice(1)} is nothing that a model can do.`,
      'What it should do to a variable, write under `do:`.',
    );
    return [];
  };
  const named = (called: unknown): Act[] => {
    const known = typeof called === 'string' ? made.actions.get(called) : undefined;
    if (typeof called !== 'string' || !known || outer.length > 20) return unfit(`the action ${String(called)}`);
    return actsOf(known, made, tell, lost, [...outer, called]);
  };
  if (node.type === 'Literal') return named(node.value);
  if (node.type === 'ObjectExpression') {
    const plain = plainOf(node);
    if (isEffect(plain)) return plain.type === 'note' ? [] : [{ type: 'own', effect: plain }];
    const type = constantOf(entriesOf(node, () => {}).get('type')?.value ?? node);
    return type === undefined ? unfit('the action') : named(type);
  }
  if (node.type === 'CallExpression') {
    const called = calledOf(node);
    if (called === 'raise') return raised(node, made) ?? unfit('raising what is worked out, or later,');
    if (called === 'assign')
      return assigned(node, made) ?? unfit('assigning what is no constant and no step up or down');
    if (called === 'log') return [];
    return unfit(`the action ${called ?? ''}`.trim());
  }
  return unfit('a function');
}

function raised(call: CallExpression, made: Implementations): Act[] | undefined {
  const [first, ...more] = call.arguments;
  if (!first || more.length > 0) return undefined;
  const plain = plainOf(meant(first, made));
  const event = typeof plain === 'object' && plain !== null && 'type' in plain ? plain.type : plain;
  return typeof event === 'string' ? [{ type: 'raise', event }] : undefined;
}

/** `assign({ heat: ({ context }) => context.heat + 1 })`, or one function that gives such an object. */
function assigned(call: CallExpression, made: Implementations): Act[] | undefined {
  const [first] = call.arguments;
  if (!first) return undefined;
  const given = meant(first, made);
  const whole = resultOf(given);
  const object = whole ? bare(whole.result) : given;
  if (object.type !== 'ObjectExpression') return undefined;
  const acts: (Act | undefined)[] = [];
  for (const [of, { value }] of entriesOf(object as ObjectExpression, () => acts.push(undefined))) {
    const found = resultOf(meant(value, made));
    acts.push(changeOf(of, found?.result ?? meant(value, made), contextNames(found?.params ?? whole?.params ?? [])));
  }
  return acts.every((act) => act !== undefined) ? acts : undefined;
}
