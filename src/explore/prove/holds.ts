import { type Condition, compare, holdsRole, type Value } from '../../model/index.js';
import { fieldIndex, type StateGraph } from '../graph/graph.js';
import { hopsTo, type Mask } from '../paths/distance.js';

/** The configurations in which a condition holds. */
export function maskOf(graph: StateGraph, condition: Condition): Mask {
  switch (condition.type) {
    case 'compare': {
      const { of, op, value } = condition.params;
      return byValue(graph, of, (one) => compare(one, op, value));
    }
    case 'among': {
      const { of, values } = condition.params;
      return byValue(graph, of, (one) => values.includes(one));
    }
    case 'has': {
      const { of, role } = condition.params;
      return byValue(graph, of, (one) => holdsRole(graph.model.world, of, one, role));
    }
    case 'not':
      return turned(maskOf(graph, condition.params.guard));
    case 'named':
      return maskOf(graph, condition.params.guard);
    case 'all':
      return joined(graph, condition.params.guards, (a, b) => a & b);
    case 'any':
      return joined(graph, condition.params.guards, (a, b) => a | b);
    case 'claim': {
      const { kind, guard } = condition.params;
      const mask = maskOf(graph, guard);
      switch (kind) {
        case 'possibly':
          return reaching(graph, mask);
        case 'never':
          return turned(reaching(graph, mask));
        case 'always':
          return turned(reaching(graph, turned(mask)));
        case 'eventually':
          return turned(staying(graph, turned(mask)));
      }
    }
  }
}

function byValue(graph: StateGraph, name: string, holds: (value: Value) => boolean): Mask {
  const field = fieldIndex(graph, name);
  const passes = Uint8Array.from(graph.space.fields[field]?.values ?? [], (value) => (holds(value) ? 1 : 0));
  const fields = graph.space.fields.length;
  return Uint8Array.from(graph.keys, (_, state) => passes[graph.digits[state * fields + field] ?? 0] ?? 0);
}

function joined(graph: StateGraph, parts: readonly Condition[], join: (a: number, b: number) => number): Mask {
  return parts.map((part) => maskOf(graph, part)).reduce((a, b) => a.map((flag, at) => join(flag, b[at] ?? 0)));
}

function turned(mask: Mask): Mask {
  return mask.map((flag) => 1 - flag);
}

/** The configurations from which some path comes to a goal. */
function reaching(graph: StateGraph, goal: Mask): Mask {
  return Uint8Array.from(hopsTo(graph, goal), (hops) => (hops >= 0 ? 1 : 0));
}

/** The configurations from which some path stays in a set: for ever, or to where nothing follows. */
function staying({ offsets, targets }: StateGraph, inside: Mask): Mask {
  const stays = inside.slice();
  /** Ways on that stay, by configuration; where there were none from the beginning, the path ends there. */
  const left = Int32Array.from(stays, (_, state) => (offsets[state + 1] as number) - (offsets[state] as number));
  const ends = Uint8Array.from(left, (count) => (count === 0 ? 1 : 0));
  const sources: number[][] = Array.from(stays, () => []);
  for (let state = 0; state < stays.length; state += 1)
    for (let edge = offsets[state] as number; edge < (offsets[state + 1] as number); edge += 1)
      sources[targets[edge] as number]?.push(state);
  const gone: number[] = [];
  for (let state = 0; state < stays.length; state += 1) if (stays[state] !== 1) gone.push(state);
  for (let state = gone.pop(); state !== undefined; state = gone.pop())
    for (const source of sources[state] ?? []) {
      left[source] = (left[source] as number) - 1;
      if (left[source] !== 0 || ends[source] === 1 || stays[source] !== 1) continue;
      stays[source] = 0;
      gone.push(source);
    }
  return stays;
}
