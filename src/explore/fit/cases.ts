import { accepts, type Model, type Position } from '../../model/index.js';
import { Session } from '../../play/index.js';
import { isBackground, parseWhen, type Scenario, type Step, storyOf } from '../../scenario/index.js';
import { eventIndex, modelEvents } from '../graph/events.js';
import type { StateGraph, StateId } from '../graph/graph.js';
import { keyOf, modelSpace, readDigits } from '../graph/space.js';
import { playedNodes } from '../inquiry.js';

/** A move that somebody made, where it was made. */
export interface Made {
  /** The configuration it was made in. */
  state: StateId;
  /** Which of the graph's events it is. */
  event: number;
  /** Whether it is to be foreseen; one that is not is remembered all the same. */
  counted: boolean;
}

/** Why a step of a path is kept out: nobody chose it where the machine stood. */
export const KEPT_OUT = ['event', 'set', 'wait', 'background'] as const satisfies readonly (keyof KeptOut)[];
/** How many steps of a path were kept out, by why: a fact, one that sets something, a wait, background. */
export type KeptOut = Record<'event' | 'set' | 'wait' | 'background', number>;

/** What was done in one crisis, in order. */
export interface Case {
  /** Id of its scenario. */
  id: string;
  /** What that is called. */
  title: string;
  /** The configurations in which moves were made, with what was possible in each; what that leads to is left out. */
  graph: StateGraph;
  /** In order; those that are kept out too, since they are remembered. */
  moves: readonly Made[];
  /** What was kept out. */
  keptOut: KeptOut;
}

/** How many moves of a case are to be foreseen. */
export function countedIn({ moves }: Case): number {
  return moves.filter(({ counted }) => counted).length;
}

/** What was done on the path that a scenario follows. */
export function caseOf(scenario: Scenario): Case {
  const session = new Session(scenario);
  const story = storyOf(scenario);
  const keptOut: KeptOut = { event: 0, set: 0, wait: 0, background: 0 };
  const met: Position[] = [];
  const moves: Made[] = [];
  const events = modelEvents(session.model);
  for (const { step: id, parent, kind, move, by, target } of playedNodes(session)) {
    const step = id === undefined ? undefined : story.step(id);
    if (!step || !parent || kind === 'deadline') continue;
    const out = keptOutAs(step, scenario);
    if (out) keptOut[out] += 1;
    if (kind !== 'move' || !move || !by) continue;
    const event = eventIndex(events, { type: move, by, ...(target && { target }) });
    moves.push({ state: met.length, event, counted: !out });
    met.push(parent.walk.position);
  }
  return { id: scenario.id, title: scenario.title, graph: placesOf(session.model, met), moves, keptOut };
}

/** Why a step is no move that somebody chose where the machine stood; undefined where it is one. */
export function keptOutAs(step: Step, { start }: Scenario): keyof KeptOut | undefined {
  if (step.move === 'event') return step.set ? 'set' : 'event';
  if (step.move === 'wait') return 'wait';
  const [when, begin] = [parseWhen(step.at ?? step.about ?? ''), parseWhen(start)];
  return when && begin && isBackground(when, begin) ? 'background' : undefined;
}

/** Some positions as a graph that policies choose in: a configuration each, in their order. */
function placesOf(model: Model, positions: readonly Position[]): StateGraph {
  const [space, events] = [modelSpace(model), modelEvents(model)];
  const digits = new Uint8Array(positions.length * space.fields.length);
  const offsets = [0];
  const labels: number[] = [];
  for (const [state, position] of positions.entries()) {
    readDigits(space, position.snapshot, digits.subarray(state * space.fields.length));
    for (const [event, { move }] of events.entries()) if (move && accepts(position, move)) labels.push(event);
    offsets.push(labels.length);
  }
  return {
    model,
    space,
    events,
    keys: Float64Array.from(positions, ({ snapshot }) => keyOf(space, snapshot)),
    digits,
    start: 0,
    offsets: Int32Array.from(offsets),
    targets: new Int32Array(labels.length),
    labels: Uint16Array.from(labels),
    complete: true,
    unexplored: new Uint8Array(positions.length),
  };
}
