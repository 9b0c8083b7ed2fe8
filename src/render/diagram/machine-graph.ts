import {
  type Configuration,
  crisisConfig,
  DEADLINES,
  type GuardSpec,
  guardText,
  INTERNAL_EVENTS,
  isMoveId,
  MOVES,
} from '../../model/index.js';
import type { PlayedPath } from '../../play/index.js';

export type RegionId = keyof Configuration;

export interface GraphState {
  id: string;
  description: string;
  initial: boolean;
  /** A path may end here. */
  outcome: boolean;
  /** The crisis stands here. */
  active: boolean;
}

export interface GraphEdge {
  from: string;
  to: string;
  /** What leads along it: titles of moves, deadlines, conditions. */
  labels: string[];
  /** Numbers of the steps that went along it, of the path that is marked. */
  taken: number[];
}

export interface GraphRegion {
  id: RegionId;
  title: string;
  states: GraphState[];
  edges: GraphEdge[];
}

/** What a drawing marks: where the crisis stands, and how it came there. */
export interface Highlight {
  active?: Configuration;
  taken?: readonly { n: number; from: Configuration; to: Configuration }[];
}

const TITLES: Record<RegionId, string> = { phase: 'Course of the crisis', diplomacy: 'Embassies', mediation: 'Mediation' };

/** The marks of a path: the state at its end, and every change of state on the way. */
export function highlightOf(path: PlayedPath): Highlight {
  const active = path.steps.at(-1)?.to;
  return { ...(active && { active }), taken: path.steps.map(({ n, from, to }) => ({ n, from, to })) };
}

interface RawTransition {
  target?: string;
  guard?: GuardSpec;
}
interface RawState {
  description: string;
  tags?: string[];
  on?: Record<string, RawTransition | RawTransition[] | undefined>;
  after?: Record<string, RawTransition>;
  always?: RawTransition;
}

const list = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/**
 * The machine as states and edges, a region each. Transitions that stay in their state are left out:
 * there are many, and a table shows them better.
 */
export function machineGraph({ active, taken = [] }: Highlight = {}): GraphRegion[] {
  return (Object.keys(TITLES) as RegionId[]).map((id) => {
    const region = crisisConfig.states[id];
    const states = Object.entries(region.states as Record<string, RawState>);
    const edges = new Map<string, GraphEdge>();
    const add = (from: string, to: string | undefined, label: string) => {
      if (to === undefined) return;
      const key = `${from} ${to}`;
      const edge = edges.get(key) ?? { from, to, labels: [], taken: [] };
      if (!edge.labels.includes(label)) edge.labels.push(label);
      edges.set(key, edge);
    };
    for (const [from, state] of states) {
      for (const [event, transitions] of Object.entries(state.on ?? {})) {
        for (const { target } of list(transitions)) add(from, target, eventTitle(event));
      }
      for (const [deadline, { target }] of Object.entries(state.after ?? {})) add(from, target, deadlineTitle(deadline));
      for (const { target, guard } of list(state.always)) add(from, target, guard ? guardText(guard) : 'at once');
    }
    for (const { n, from, to } of taken) {
      if (from[id] === to[id]) continue;
      edges.get(`${from[id]} ${to[id]}`)?.taken.push(n);
    }
    return {
      id,
      title: TITLES[id],
      states: states.map(([state, { description, tags }]) => ({
        id: state,
        description,
        initial: region.initial === state,
        outcome: tags?.includes('outcome') ?? false,
        active: active?.[id] === state,
      })),
      edges: [...edges.values()],
    };
  });
}

function eventTitle(event: string): string {
  if (isMoveId(event)) return MOVES[event].title;
  const signals: Record<keyof typeof INTERNAL_EVENTS, string> = {
    talksConvened: 'a mediator convenes talks',
    offerMade: 'mediation is offered',
    talksBegin: 'talks begin',
    envoysReturn: 'the ambassadors return',
    tiesRestored: 'ties are restored',
    warBreaksOut: 'war breaks out',
  };
  return Object.hasOwn(signals, event) ? signals[event as keyof typeof signals] : event;
}

function deadlineTitle(deadline: string): string {
  return `after ${DEADLINES[deadline as keyof typeof DEADLINES].hours} h`;
}

/** The first labels of an edge, and how many more there are. */
export function shortLabels({ labels }: GraphEdge, most = 3): string[] {
  return labels.length <= most ? labels : [...labels.slice(0, most - 1), `+ ${labels.length - most + 1} more`];
}
