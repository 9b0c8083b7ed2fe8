import type { Node as AnyNode, Expression } from 'acorn';
import { type Condition, type Effect, isRelative, OPERATORS, type Value } from '../../model/index.js';
import { bare, entriesOf } from './script.js';

/** A literal as plain data; undefined where there is more in it than that. Names that a prototype has make it no data. */
export function plainOf(node: AnyNode, depth = 0): unknown {
  const at = bare(node) as Expression;
  if (depth > 40) return undefined;
  if (at.type === 'Literal') return 'regex' in at || 'bigint' in at ? undefined : at.value;
  if (at.type === 'UnaryExpression' && at.operator === '-' && at.argument.type === 'Literal')
    return -Number(at.argument.value);
  if (at.type === 'ArrayExpression') {
    const items = at.elements.map((element) => (element ? plainOf(element, depth + 1) : undefined));
    return items.includes(undefined) ? undefined : items;
  }
  if (at.type !== 'ObjectExpression') return undefined;
  const data: Record<string, unknown> = {};
  let strange = false;
  for (const [key, { value }] of entriesOf(at, () => {
    strange = true;
  })) {
    const plain = plainOf(value, depth + 1);
    if (plain === undefined || key === '__proto__') strange = true;
    else data[key] = plain;
  }
  return strange ? undefined : data;
}

type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z][\w.]*$/.test(value);
const isValue = (value: unknown): value is Value =>
  Number.isInteger(value) || (typeof value === 'string' && /^[A-Za-z][\w.+]*$/.test(value));
const optional = (value: unknown, fits: (value: unknown) => boolean): boolean => value === undefined || fits(value);

/** Whether plain data are a condition such as Offramp writes: it is printed as an expression, so names must be names. */
export function isCondition(data: unknown, depth = 0): data is Condition {
  if (!isData(data) || !isData(data.params) || depth > 40) return false;
  const { params } = data;
  switch (data.type) {
    case 'compare':
      return (
        isName(params.of) &&
        optional(params.who, isRelative) &&
        OPERATORS.includes(params.op as never) &&
        isValue(params.value)
      );
    case 'among':
      return (
        isName(params.of) &&
        optional(params.who, isRelative) &&
        Array.isArray(params.values) &&
        params.values.length > 0 &&
        params.values.every(isValue)
      );
    case 'has':
      return isName(params.of) && isName(params.role);
    case 'not':
      return isCondition(params.guard, depth + 1);
    case 'named':
      return isName(params.name) && isCondition(params.guard, depth + 1);
    case 'all':
    case 'any':
      return (
        Array.isArray(params.guards) &&
        params.guards.length > 0 &&
        params.guards.every((guard) => isCondition(guard, depth + 1))
      );
    default:
      return false;
  }
}

/** Whether plain data are an effect such as Offramp writes. */
export function isEffect(data: unknown): data is Effect {
  if (!isData(data)) return false;
  if (data.type === 'note') return true;
  const { params } = data;
  if (!isData(params) || !optional(params.if, isCondition)) return false;
  switch (data.type) {
    case 'shift':
      return isName(params.of) && optional(params.who, isRelative) && Number.isInteger(params.by);
    case 'set':
      return isName(params.of) && optional(params.who, isRelative) && isValue(params.to);
    case 'include':
    case 'exclude':
      return isName(params.of) && isName(params.role);
    case 'raise':
      return isName(params.signal);
    case 'raiseIf':
      return isName(params.signal) && params.if !== undefined;
    default:
      return false;
  }
}
