import { type Configuration, guardText, liesIn, type Model, type State, type Transition } from '../../model/index.js';
import type { PlayedPath } from '../../play/index.js';
import { type GraphEdge, type GraphRegion, ownName, type Way } from './graph.js';
import { edgesTaken } from './taken.js';

/** A step of a path, as far as a drawing marks it. `move` is a move's id, `wait`, or `deadline:NAME`. */
export interface TakenStep {
  /** Its number on the path, from 1. */
  n: number;
  /** The active states before. */
  from: Configuration;
  /** The active states after. */
  to: Configuration;
  /** A move's id, `wait`, or `deadline:NAME`. */
  move: string;
}

/** What a drawing marks: where the crisis stands, and how it came there. */
export interface Highlight {
  /** The active state of each region. */
  active?: Configuration;
  /** The steps of a path, to be numbered. */
  taken?: readonly TakenStep[];
}

/** The marks of a path: the state at its end, and every change of state on the way. */
export function highlightOf(path: PlayedPath): Highlight {
  const active = path.steps.at(-1)?.to;
  return { ...(active && { active }), taken: path.steps.map(({ n, from, to, move }) => ({ n, from, to, move })) };
}

/**
 * The machine of a model as states and edges, a region each; those that only count time are left out. So are
 * transitions that stay in their state: there are many, and a table shows them better. All that lead from one state
 * to another share an edge.
 */
export function machineGraph(model: Model, { active, taken = [] }: Highlight = {}): GraphRegion[] {
  return model.regions
    .filter(({ hidden }) => !hidden)
    .map((region, index) => {
      const { id, title } = region;
      const states = [...region.states.values()];
      const edges = states.flatMap((state) => edgesFrom(model, state));
      for (const step of taken) {
        for (const { edge, way } of edgesTaken(edges, step.from[id] ?? '', step.to[id] ?? '', step.move)) {
          if (!edge.taken.includes(step.n)) edge.taken.push(step.n);
          way?.taken.push(step.n);
        }
      }
      return {
        id,
        title,
        states: states.map((state) => ({
          id: state.id,
          ...(state.parent !== undefined && { parent: state.parent }),
          composite: !state.leaf,
          description: state.description,
          initial: isInitial(region, state),
          final: state.final,
          outcome: index === 0 && model.outcomes.has(state.id),
          active: liesIn(active?.[id] ?? '', state.id),
        })),
        edges,
      };
    });
}

/** Whether a state is entered with the region or the state that holds it. */
function isInitial({ start, states }: Model['main'], { id, parent }: State): boolean {
  if (liesIn(start, id)) return true;
  return parent !== undefined && !liesIn(start, parent) && states.get(parent)?.start === ownName(id);
}

function edgesFrom(model: Model, { id: from, on, after, always }: State): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const add = ({ target, guard }: Transition, kind: Way['kind'], event: string, text: string) => {
    if (target === undefined || target === from) return;
    const edge = edges.get(target) ?? { from, to: target, ways: [], taken: [] };
    edges.set(target, edge);
    const condition = guard ? guardText(model, guard) : '';
    const same = edge.ways.find((way) => way.text === text);
    // The same move may lead there under either of two conditions; where one asks nothing, nothing is asked.
    if (same) {
      const either = same.guard !== '' && guard !== undefined;
      same.guard = either ? `${same.guard}, or ${condition}` : '';
      same.needs = either ? [...same.needs, guard] : [];
    } else edge.ways.push({ text, kind, event, guard: condition, needs: guard ? [guard] : [], taken: [] });
  };
  // What somebody does is said before what follows from it.
  const events = [...on].sort(([a], [b]) => Number(model.moves.has(b)) - Number(model.moves.has(a)));
  for (const [event, transitions] of events) {
    const move = model.moves.get(event);
    const text = move?.title ?? model.signals.get(event)?.title ?? event;
    for (const transition of transitions) add(transition, move ? 'move' : 'internal', event, text);
  }
  for (const [event, transitions] of after) {
    const text = `after ${model.deadlines.get(event)?.hours ?? 0} h`;
    for (const transition of transitions) add(transition, 'deadline', event, text);
  }
  for (const transition of always) {
    add(transition, 'always', '', transition.guard ? `once ${guardText(model, transition.guard)}` : 'at once');
  }
  return [...edges.values()];
}
