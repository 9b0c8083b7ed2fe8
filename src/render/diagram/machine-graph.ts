import {
  type Configuration,
  crisisConfig,
  DEADLINES,
  guardText,
  type InternalEventId,
  isMoveId,
  MOVES,
  type StateSpec,
  type TransitionSpec,
} from '../../model/index.js';
import type { PlayedPath } from '../../play/index.js';
import type { GraphEdge, GraphRegion, RegionId, Way } from './graph.js';
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

const TITLES: Record<RegionId, string> = {
  phase: 'Course of the crisis',
  diplomacy: 'Embassies',
  mediation: 'Mediation',
};

const SIGNALS: Record<InternalEventId, string> = {
  talksConvened: 'a mediator convenes talks',
  offerMade: 'mediation is offered',
  talksBegin: 'talks begin',
  envoysReturn: 'the ambassadors return',
  tiesRestored: 'ties are restored',
  warBreaksOut: 'war breaks out',
};

/** The marks of a path: the state at its end, and every change of state on the way. */
export function highlightOf(path: PlayedPath): Highlight {
  const active = path.steps.at(-1)?.to;
  return { ...(active && { active }), taken: path.steps.map(({ n, from, to, move }) => ({ n, from, to, move })) };
}

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/**
 * The machine as states and edges, a region each. Transitions that stay in their state are left out:
 * there are many, and a table shows them better. All that lead from one state to another share an edge.
 */
export function machineGraph({ active, taken = [] }: Highlight = {}): GraphRegion[] {
  return (Object.keys(TITLES) as RegionId[]).map((id) => {
    const region = crisisConfig.states[id];
    const states = Object.entries<StateSpec>(region.states);
    const edges = states.flatMap(([from, state]) => edgesFrom(from, state));
    for (const step of taken) {
      for (const { edge, way } of edgesTaken(edges, step.from[id], step.to[id], step.move)) {
        if (!edge.taken.includes(step.n)) edge.taken.push(step.n);
        way?.taken.push(step.n);
      }
    }
    return {
      id,
      title: TITLES[id],
      states: states.map(([state, { type, description, tags }]) => ({
        id: state,
        description,
        initial: region.initial === state,
        final: type === 'final',
        outcome: tags?.includes('outcome') ?? false,
        active: active?.[id] === state,
      })),
      edges,
    };
  });
}

function edgesFrom(from: string, { on = {}, after = {}, always }: StateSpec): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const add = ({ target, guard }: TransitionSpec, kind: Way['kind'], event: string, text: string) => {
    if (target === undefined || target === from) return;
    const edge = edges.get(target) ?? { from, to: target, ways: [], taken: [] };
    edges.set(target, edge);
    const condition = guard ? guardText(guard) : '';
    const same = edge.ways.find((way) => way.text === text);
    // The same move may lead there under either of two conditions; where one asks nothing, nothing is asked.
    if (same) {
      const either = same.guard !== '' && guard !== undefined;
      same.guard = either ? `${same.guard}, or ${condition}` : '';
      same.needs = either ? [...same.needs, guard] : [];
    } else edge.ways.push({ text, kind, event, guard: condition, needs: guard ? [guard] : [], taken: [] });
  };
  for (const [event, transitions] of Object.entries(on)) {
    const move = isMoveId(event);
    const text = move ? MOVES[event].title : (SIGNALS[event as InternalEventId] ?? event);
    for (const transition of list(transitions)) add(transition, move ? 'move' : 'internal', event, text);
  }
  for (const [event, transitions] of Object.entries(after)) {
    const text = `after ${DEADLINES[event as keyof typeof DEADLINES].hours} h`;
    for (const transition of list(transitions)) add(transition, 'deadline', event, text);
  }
  for (const transition of list(always)) {
    add(transition, 'always', '', transition.guard ? `once ${guardText(transition.guard)}` : 'at once');
  }
  return [...edges.values()];
}
