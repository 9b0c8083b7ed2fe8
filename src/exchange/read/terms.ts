import type {
  Node as AnyNode,
  ArrowFunctionExpression,
  CallExpression,
  Expression,
  FunctionExpression,
  Pattern,
} from 'acorn';
import type { Value } from '../../model/index.js';
import { type Act, type Test, truth } from './chart.js';
import { bare } from './script.js';

/** What an expression reads a variable by: `context.x`, `ctx.x`, or in SCXML `x`. */
export type Names = (node: AnyNode) => string | undefined;

const OPERATORS = {
  '===': '=',
  '==': '=',
  '!==': '!=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
} as const;
const TURNED = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** A number, a text, or a truth as a word. */
export function constantOf(node: AnyNode): Value | undefined {
  const at = bare(node) as Expression;
  if (at.type === 'Literal' && ['number', 'string'].includes(typeof at.value)) return at.value as Value;
  if (at.type === 'Literal' && typeof at.value === 'boolean') return truth(at.value);
  if (at.type === 'Literal' && at.value === null) return 'none';
  if (at.type === 'UnaryExpression' && at.operator === '-') {
    const value = constantOf(at.argument);
    return typeof value === 'number' ? -value : undefined;
  }
  return undefined;
}

/** A condition made of comparisons of variables with constants; undefined where it is another. */
export function testOf(node: AnyNode, names: Names): Test | undefined {
  const at = bare(node) as Expression;
  switch (at.type) {
    case 'LogicalExpression': {
      if (at.operator === '??') return undefined;
      const tests = [testOf(at.left, names), testOf(at.right, names)];
      return tests.every((test) => test !== undefined)
        ? { type: at.operator === '&&' ? 'all' : 'any', tests }
        : undefined;
    }
    case 'UnaryExpression': {
      const test = at.operator === '!' ? testOf(at.argument, names) : undefined;
      return test && { type: 'not', test };
    }
    case 'CallExpression': {
      const { callee, arguments: given } = at;
      const state = given[0] && constantOf(given[0]);
      return callee.type === 'Identifier' && callee.name === 'In' && typeof state === 'string'
        ? { type: 'in', state: `#${state}` }
        : undefined;
    }
    case 'BinaryExpression': {
      if (!Object.hasOwn(OPERATORS, at.operator)) return undefined;
      const op = OPERATORS[at.operator as keyof typeof OPERATORS];
      const [left, right] = [names(bare(at.left)), names(bare(at.right))];
      const of = left ?? right;
      const value = constantOf(left === undefined ? at.left : at.right);
      if (of === undefined || value === undefined) return undefined;
      return { type: 'compare', of, op: left === undefined ? TURNED[op] : op, value };
    }
    case 'Identifier':
    case 'MemberExpression': {
      // A truth by itself.
      const of = names(at);
      return of === undefined ? undefined : { type: 'compare', of, op: '=', value: truth(true) };
    }
    default:
      return undefined;
  }
}

/** What a variable becomes: a constant, or itself and a constant, within a bound perhaps. */
export function changeOf(of: string, node: AnyNode, names: Names): Act | undefined {
  const at = bare(node) as Expression;
  const to = constantOf(at);
  if (to !== undefined) return { type: 'set', of, to };
  if (at.type === 'BinaryExpression' && (at.operator === '+' || at.operator === '-')) {
    const by = constantOf(at.right);
    if (names(bare(at.left)) !== of || typeof by !== 'number') return undefined;
    return { type: 'shift', of, by: at.operator === '+' ? by : -by };
  }
  if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression') {
    const { object, property } = at.callee;
    if (
      object.type !== 'Identifier' ||
      object.name !== 'Math' ||
      property.type !== 'Identifier' ||
      at.arguments.length !== 2
    )
      return undefined;
    if (property.name !== 'min' && property.name !== 'max') return undefined;
    const parts = at.arguments.map((one) => ({ bound: constantOf(one), change: changeOf(of, one, names) }));
    const bound = parts.find((part) => typeof part.bound === 'number')?.bound;
    const shift = parts.find(({ change }) => change?.type === 'shift')?.change;
    // Beyond the other bound nothing holds it: that is what bounds of a model are for.
    return shift?.type === 'shift' && typeof bound === 'number' && property.name === (shift.by > 0 ? 'min' : 'max')
      ? { ...shift, bound }
      : undefined;
  }
  return undefined;
}

/** The body of a function that only gives something back. */
export function resultOf(node: AnyNode): { result: Expression; params: Pattern[] } | undefined {
  const at = bare(node) as ArrowFunctionExpression | FunctionExpression | Expression;
  if (
    at.type !== 'ArrowFunctionExpression' &&
    at.type !== 'FunctionExpression' &&
    (at.type as string) !== 'FunctionDeclaration'
  )
    return undefined;
  const { body, params, async } = at as ArrowFunctionExpression;
  if (async) return undefined;
  if (body.type !== 'BlockStatement') return { result: bare(body) as Expression, params };
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' && only.argument
    ? { result: bare(only.argument) as Expression, params }
    : undefined;
}

/** How a function of XState reads the context: `({ context }) => context.x`, `(context) => context.x`. */
export function contextNames(params: readonly Pattern[]): Names {
  const [first] = params as (Pattern & { left?: Pattern })[];
  const plain = first?.type === 'Identifier' ? first.name : undefined;
  const picked = new Set<string>();
  if (first?.type === 'ObjectPattern')
    for (const property of first.properties)
      if (
        property.type === 'Property' &&
        property.key.type === 'Identifier' &&
        property.key.name === 'context' &&
        property.value.type === 'Identifier'
      )
        picked.add(property.value.name);
  const isContext = (node: AnyNode): boolean => {
    const at = bare(node) as Expression;
    if (at.type === 'Identifier') return picked.has(at.name) || at.name === plain;
    return (
      at.type === 'MemberExpression' &&
      !at.computed &&
      at.object.type === 'Identifier' &&
      at.object.name === plain &&
      at.property.type === 'Identifier' &&
      at.property.name === 'context'
    );
  };
  return (node) => {
    const at = bare(node) as Expression;
    if (at.type !== 'MemberExpression' || at.computed || at.property.type !== 'Identifier') return undefined;
    return isContext(at.object as AnyNode) ? at.property.name : undefined;
  };
}

/** The name of what is called: `raise`, `assign`. */
export function calledOf({ callee }: CallExpression): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : undefined;
}
