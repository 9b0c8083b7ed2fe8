import { type Node, pathTo, type Session } from '../play/index.js';
import { didYouMean, type Scenario, type StepId, startWalk, storyOf, type Walk } from '../scenario/index.js';
import { eventIndex } from './graph/events.js';
import { type StateGraph, stateOf } from './graph/graph.js';
import { ExploreError } from './job.js';
import type { Origin } from './odds/chain.js';
import { crisisEnds, type Ends } from './odds/ends.js';
import { type Behaviour, behaviourOf } from './policy/behaviour.js';
import type { Policy } from './policy/schema.js';
import { type Scripted, scripted } from './policy/script.js';
import type { Place } from './policy/ways.js';

/** A point of a path: where the crisis stands, what the actors remember, and where on the script that is. */
export interface Point {
  walk: Walk;
  /** What actors remember who don't look at the script. */
  memory: number;
  place?: Place | undefined;
}

/** Everything that questions about a scenario under a policy share. */
export interface Inquiry {
  graph: StateGraph;
  scenario: Scenario;
  policy: Policy;
  behaviour: Behaviour;
  ends: Ends;
  outcomes: readonly string[];
  scripted: Scripted;
}

/** @param outcomes the outcomes that end a run; default: all */
export function inquire(
  graph: StateGraph,
  scenario: Scenario,
  policy: Policy,
  outcomes: readonly string[] = [...graph.model.outcomes.keys()],
): Inquiry {
  const off = behaviourOf(graph, policy);
  const ends = crisisEnds(graph, outcomes);
  const script = scripted(graph, scenario, off, ends);
  return { graph, scenario, policy, ends, outcomes, behaviour: script.behaviour, scripted: script };
}

/** What actors remember at each node: nodes never change, and one remembers what the one before it does and one thing more. */
const remembered = new WeakMap<Behaviour, WeakMap<Node, number>>();

/** Where a run stands, with what was done on the way there. */
export function pointOf({ graph, behaviour }: Inquiry, node: Node): Point {
  const known = remembered.get(behaviour) ?? new WeakMap<Node, number>();
  remembered.set(behaviour, known);
  const path: Node[] = [];
  let from: Node | null = node;
  for (; from && !known.has(from); from = from.parent) path.push(from);
  let memory = (from && known.get(from)) ?? behaviour.start;
  for (const at of path.reverse()) {
    if (at.kind === 'move' && at.move && at.by) {
      const event = eventIndex(graph.events, { type: at.move, by: at.by, ...(at.target && { target: at.target }) });
      memory = behaviour.remember(memory, event);
    }
    known.set(at, memory);
  }
  return { walk: node.walk, memory, place: node.script };
}

/** The beginning of a scenario, on the branch it follows by default. */
export function startPoint({ graph, behaviour, scenario }: Inquiry): Point {
  return { walk: startWalk(graph.model), memory: behaviour.start, place: { branch: scenario.main, next: 0 } };
}

/** A point as a chain begins with it. @throws ExploreError where the graph was cut short before it */
export function originOf({ graph, policy, scripted }: Inquiry, { walk, memory, place }: Point): Origin {
  const state = stateOf(graph, walk.position.snapshot);
  if (state < 0) throw new ExploreError('This position is not in the part of the graph that was explored.');
  return { state, memory: scripted.at(walk, policy.script ? place : undefined, memory) };
}

/**
 * The nodes of a branch from the start, played in a session to where it goes, each with the scripted step
 * that led there.
 */
export function playedNodes(session: Session): Node[] {
  while (session.nextStep) session.next();
  return pathTo(session.node);
}

/** The node of a session after a step of the path it stands at, by the step's id or number. */
export function nodeAfter(nodes: readonly Node[], step: StepId | undefined): Node {
  const first = nodes[0];
  if (!first) throw new ExploreError('There is no path.');
  if (step === undefined || step === '0' || step === 'start') return first;
  const found = /^\d+$/.test(step) ? nodes[Number(step)] : nodes.find((node) => node.step === step);
  if (!found) {
    const ids = nodes.flatMap((node) => node.step ?? []);
    throw new ExploreError(`There is no step ${step} on this path. ${didYouMean(step, ids)}`);
  }
  return found;
}

/** The title of a step of the scenario. */
export function titleOf(scenario: Scenario, step: StepId): string {
  return storyOf(scenario).step(step)?.title ?? step;
}
