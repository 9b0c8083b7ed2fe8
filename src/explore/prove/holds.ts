import { fieldIndex, type StateGraph } from '../graph/graph.js';
import type { Mask } from '../paths/distance.js';
import type { Condition, Operator } from './property.js';

/** The configurations in which a condition holds. */
export function maskOf(graph: StateGraph, condition: Condition): Mask {
  const count = graph.keys.length;
  switch (condition.kind) {
    case 'compare': {
      const field = fieldIndex(graph, condition.field);
      const values = graph.space.fields[field]?.values ?? [];
      const passes = Uint8Array.from(values, (value) => (compare(value, condition.op, condition.value) ? 1 : 0));
      const fields = graph.space.fields.length;
      return Uint8Array.from({ length: count }, (_, state) => passes[graph.digits[state * fields + field] ?? 0] ?? 0);
    }
    case 'not':
      return maskOf(graph, condition.of).map((flag) => 1 - flag);
    case 'and':
      return condition.of.map((part) => maskOf(graph, part)).reduce((a, b) => a.map((flag, at) => flag & (b[at] ?? 0)));
    case 'or':
      return condition.of.map((part) => maskOf(graph, part)).reduce((a, b) => a.map((flag, at) => flag | (b[at] ?? 0)));
  }
}

/** Whether a value compares so with another. */
export function compare(a: string | number, op: Operator, b: string | number): boolean {
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
