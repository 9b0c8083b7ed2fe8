import { configurationKey, supposing } from '../../model/index.js';
import { LIMITS, parseWhen, type Scenario, storyOf, type Walk } from '../../scenario/index.js';
import type { GraphEvent } from '../graph/events.js';
import { deadlineHours, edgeOf, type StateGraph, stateOf } from '../graph/graph.js';
import type { Ends } from '../odds/ends.js';
import { type Behaviour, usually } from './behaviour.js';
import { type Lasts, REST, REST_EVENT } from './choices.js';
import { type Place, type Ways, waysFrom } from './ways.js';

/**
 * A place where the clock is known: one that a question is put from, or of the script. Its memory numbers it.
 */
interface ClockNode {
  /** What the script takes: the event, how likely, how long until then, and the node after it. */
  options: { event: number; weight: number; waits: number; next: number }[];
  /** Where the script ends, or there is none: how likely, and the clock there. */
  leaves: Ways['leaves'];
  /** Up to which hour since the start time is counted: that at which an outcome was come to, or now. */
  counted: number;
  /** What the behaviour off the script remembers here. */
  memory: number;
  /** The choice here, once it is found. */
  choice?: number;
}

/** A behaviour that knows the clock where it is asked, and the script, and what it remembers there. */
export interface Scripted {
  behaviour: Behaviour;
  /**
   * The memory of a run that stands somewhere, having come there as `walk` says.
   *
   * @param place on the script; undefined off it
   */
  at(walk: Walk, place: Place | undefined, memory: number): number;
  /** Whether the scenario branches so much that its furthest steps were left to the policy. */
  cut(): boolean;
}

/**
 * Adds the scenario's script and its clock to a behaviour: wherever the script has a next step, its decision
 * points and their weights decide, replayed with the scenario's own dates, hours and waits; elsewhere the
 * behaviour does. A run goes on from an outcome as long as the script does, and its hours are those until it
 * came to the outcome that it rests in.
 */
export function scripted(graph: StateGraph, scenario: Scenario, off: Behaviour, ends: Ends): Scripted {
  const story = storyOf(scenario);
  const start = parseWhen(scenario.start) ?? { precision: 'day', start: 0, end: 0 };
  const nodes: ClockNode[] = [];
  const { choices } = off;
  /** Memories from here on are nodes. */
  const FIRST_NODE = off.memories;
  let cut = false;
  /** Nodes off the script, which its length has nothing to do with. */
  let apart = 0;

  /** Nodes by where the script, the crisis and its clock stand, so that ways that meet are grown once. */
  const known = new Map<string, number>();
  const endOf = (walk: Walk): number => ends.of[stateOf(graph, walk.position.snapshot)] ?? -1;

  // The clock has the machine's hours; the graph may be given others.
  const hours = deadlineHours(graph);
  const supposed = (walk: Walk): Walk => (hours ? { ...walk, position: supposing(walk.position, hours) } : walk);

  function node(counted: number, memory: number): number {
    nodes.push({ options: [], leaves: [], counted, memory });
    return nodes.length - 1;
  }

  /** The node of runs that rest where they are, in an outcome or not: nothing follows it. */
  const resting = node(0, off.start);
  apart += 1;

  /** The node at a place, with everything that follows, made without recursion over the script's length. */
  function grow(walk: Walk, place: Place | undefined, memory: number): number {
    const work: { at: number; walk: Walk; place: Place | undefined }[] = [];
    const add = (at: Walk, where: Place | undefined, counted: number, remembered: number): number => {
      const key = keyOf(at, where, counted, remembered);
      const same = known.get(key);
      if (same !== undefined) return same;
      const made = node(counted, remembered);
      known.set(key, made);
      if (!where) apart += 1;
      work.push({ at: made, walk: at, place: where });
      return made;
    };
    const first = add(walk, place, walk.position.hours, memory);
    for (let item = work.pop(); item; item = work.pop()) {
      const { at, walk: standing } = item;
      const { ways, leaves } = waysFrom(story, start, graph, standing, item.place);
      (nodes[at] as ClockNode).leaves = leaves;
      for (const way of ways) {
        if (nodes.length - apart > LIMITS.replayed) {
          cut = true;
          leaves.push({ weight: way.weight, walk: standing });
          continue;
        }
        let from = nodes[at] as ClockNode;
        let end = endOf(standing);
        let { weight } = way;
        for (const [index, { event, hour, walk: then }] of way.events.entries()) {
          const remembered = off.remember(from.memory, event);
          const before = end;
          end = endOf(then);
          // What is done within an outcome does not put it off.
          const counted = end >= 0 && end === before ? from.counted : hour;
          const last = index === way.events.length - 1;
          const next = last ? add(then, way.place, counted, remembered) : node(counted, remembered);
          from.options.push({ event, weight, waits: counted - from.counted, next });
          from = nodes[next] as ClockNode;
          weight = 1;
        }
      }
    }
    return first;
  }

  /** Adds what the behaviour off the script chooses to the choice of a node. */
  function leave({ leaves, counted }: ClockNode, elsewhere: number): void {
    const [begin, end] = [choices.begins[elsewhere] as number, choices.begins[elsewhere + 1] as number];
    for (const { weight, walk } of leaves)
      for (let at = begin; at < end; at += 1) {
        const event = choices.events[at] as number;
        const share = (choices.probabilities[at] as number) * weight;
        const lasts = lastsFrom(walk, counted, graph.events[event] as GraphEvent);
        choices.add(choices.edges[at] as number, event, share, choices.memories[at] as number, lasts);
      }
  }

  return {
    at: (walk, place, memory) => FIRST_NODE + grow(supposed(walk), place, memory),
    cut: () => cut,
    behaviour: {
      memories: off.memories,
      start: off.start,
      // A free move leaves the script.
      remember: (memory, event) => off.remember(nodes[memory - FIRST_NODE]?.memory ?? memory, event),
      goesOn: (memory) => (nodes[memory - FIRST_NODE]?.options.length ?? 0) > 0,
      choices,
      choose: (state, memory) => {
        const here = nodes[memory - FIRST_NODE];
        if (!here) return off.choose(state, memory);
        if (here.choice !== undefined) return here.choice;
        const ended = (ends.of[state] as number) >= 0;
        // Found before a choice is begun, since it may be one that has to be written down itself.
        const elsewhere = ended || here.leaves.length === 0 ? NOTHING : off.choose(state, here.memory);
        for (const { event, weight, waits, next } of here.options) {
          const edge = edgeOf(graph, state, event);
          if (edge < 0) continue;
          choices.add(edge - (graph.offsets[state] as number), event, weight, FIRST_NODE + next, { waits, takes: 0 });
        }
        if (elsewhere !== NOTHING && choices.begins[elsewhere] !== choices.begins[elsewhere + 1])
          leave(here, elsewhere);
        else for (const { weight } of here.leaves) choices.add(REST, REST_EVENT, weight, FIRST_NODE + resting, AT_ONCE);
        here.choice = choices.done();
        return here.choice;
      },
    },
  };
}

/** No choice. */
const NOTHING = -1;
const AT_ONCE: Lasts = { waits: 0, takes: 0 };

/** How long something off the script lasts, by the clock that it is done on. */
function lastsFrom({ position, busyUntil }: Walk, counted: number, event: GraphEvent): Lasts {
  const free = Math.max(position.hours, busyUntil);
  const { waits, takes } = usually(event);
  const timer = position.timers.find(({ id }) => id === event.event.type);
  if (!timer) return { waits: free - counted + waits, takes };
  const due = Math.max(position.hours, timer.due);
  return { waits: due - counted, takes: Math.max(0, free - due) };
}

function keyOf(
  { position, busyUntil, saidUntil }: Walk,
  place: Place | undefined,
  counted: number,
  memory: number,
): string {
  const timers = position.timers.map(({ id, due }) => `${id}@${due}`).join();
  const where = place ? `${place.branch} ${place.next}` : '';
  return `${where} ${memory} ${configurationKey(position.snapshot)} ${position.hours} ${counted} ${busyUntil} ${Math.max(saidUntil, position.hours)} ${timers}`;
}
