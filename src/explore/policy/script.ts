import { configurationKey } from '../../model/index.js';
import {
  LIMITS,
  parseWhen,
  type Scenario,
  type Step,
  type StepId,
  type Story,
  storyOf,
  type Walk,
  type When,
  walkAct,
} from '../../scenario/index.js';
import { edgeOf, type StateGraph, type StateId, stateOf } from '../graph/graph.js';
import { type Behaviour, GRUDGES } from './behaviour.js';

/** Where a run stands on the script: a branch, and which of its steps comes next. */
export interface Place {
  branch: string;
  next: number;
}

/** One thing the script may do next: the events it takes in the graph, and what then comes. */
interface Way {
  weight: number;
  events: number[];
  walk: Walk;
  place: Place;
}

/** A node of the script's own tree: what it offers, and how much of the weight leaves the script. */
interface ScriptNode {
  options: { event: number; weight: number; next: number }[];
  leave: number;
  /** What the behaviour off the script remembers here. */
  memory: number;
  /** The choice here by configuration. */
  choices: Map<StateId, number>;
}

/** Memories from here on are places of the script. */
const OFF_SCRIPT = GRUDGES;

/** A behaviour on the script, and what it remembers at a place of the script. */
export interface Scripted {
  behaviour: Behaviour;
  /** The memory of a run that stands at a place of the script, having come there as `walk` says. */
  at(walk: Walk, place: Place, memory: number): number;
  /** Whether the scenario branches so much that its furthest steps were left to the policy. */
  cut(): boolean;
}

/**
 * Adds the scenario's script to a behaviour: wherever the script has a next step, its decision points
 * and their weights decide, replayed with the scenario's own dates; elsewhere the behaviour does.
 */
export function scripted(graph: StateGraph, scenario: Scenario, off: Behaviour): Scripted {
  const story = storyOf(scenario);
  const start = parseWhen(scenario.start) ?? { precision: 'day', start: 0, end: 0 };
  const nodes: ScriptNode[] = [];
  const { choices } = off;
  let cut = false;

  /** Nodes by where the script, the crisis and its clock stand, so that ways that meet are grown once. */
  const known = new Map<string, number>();

  /** The node at a place, with everything that follows, made without recursion over the script's length. */
  function grow(walk: Walk, place: Place, memory: number): number {
    const work: { node: ScriptNode; walk: Walk; place: Place }[] = [];
    const add = (at: Walk, where: Place, remembered: number): number => {
      const key = keyOf(at, where, remembered);
      const same = known.get(key);
      if (same !== undefined) return same;
      const node: ScriptNode = { options: [], leave: 0, memory: remembered, choices: new Map() };
      nodes.push(node);
      known.set(key, nodes.length - 1);
      work.push({ node, walk: at, place: where });
      return nodes.length - 1;
    };
    const first = add(walk, place, memory);
    for (let item = work.pop(); item; item = work.pop()) {
      const { node } = item;
      const { ways, leave } = waysFrom(story, start, graph, item.walk, item.place);
      node.leave = leave;
      for (const way of ways) {
        if (nodes.length > LIMITS.replayed) {
          cut = true;
          node.leave += way.weight;
          continue;
        }
        let from = node;
        let { weight } = way;
        let { memory: remembered } = node;
        for (const [index, event] of way.events.entries()) {
          remembered = off.remember(remembered, event);
          let next: number;
          if (index === way.events.length - 1) next = add(way.walk, way.place, remembered);
          else {
            nodes.push({ options: [], leave: 0, memory: remembered, choices: new Map() });
            next = nodes.length - 1;
          }
          from.options.push({ event, weight, next });
          from = nodes[next] as ScriptNode;
          weight = 1;
        }
      }
    }
    return first;
  }

  return {
    at: (walk, place, memory) => OFF_SCRIPT + grow(walk, place, memory),
    cut: () => cut,
    behaviour: {
      start: off.start,
      // A free move leaves the script.
      remember: (memory, event) => off.remember(nodes[memory - OFF_SCRIPT]?.memory ?? memory, event),
      choices,
      choose: (state, memory) => {
        const node = nodes[memory - OFF_SCRIPT];
        if (!node) return off.choose(state, memory);
        const same = node.choices.get(state);
        if (same !== undefined) return same;
        const elsewhere = off.choose(state, node.memory);
        for (const { event, weight, next } of node.options) {
          const edge = edgeOf(graph, state, event);
          if (edge >= 0) choices.add(edge - (graph.offsets[state] as number), event, weight, OFF_SCRIPT + next);
        }
        const [begin, end] = [choices.begins[elsewhere] as number, choices.begins[elsewhere + 1] as number];
        for (let at = begin; at < end; at += 1) {
          const { edges, events, probabilities, memories } = choices;
          const weight = (probabilities[at] as number) * node.leave;
          choices.add(edges[at] as number, events[at] as number, weight, memories[at] as number);
        }
        const choice = choices.done();
        node.choices.set(state, choice);
        return choice;
      },
    },
  };
}

function keyOf({ position, busyUntil, saidUntil }: Walk, { branch, next }: Place, memory: number): string {
  const timers = position.timers.map(({ id, due }) => `${id}@${due}`).join();
  return `${branch} ${next} ${memory} ${configurationKey(position.snapshot)} ${position.hours} ${busyUntil} ${Math.max(saidUntil, position.hours)} ${timers}`;
}

/** What the script may do next at a place, waits in which nothing happens passed over. */
function waysFrom(
  story: Story,
  start: When,
  graph: StateGraph,
  walk: Walk,
  place: Place,
): { ways: Way[]; leave: number } {
  const ways: Way[] = [];
  let leave = 0;
  const work = [{ walk, place, mass: 1 }];
  for (let item = work.pop(); item; item = work.pop()) {
    const offered = sharesAt(story, item.place).flatMap(({ step, share }) => {
      const walked = walkAct(item.walk, step, start);
      return walked.refused && step.move !== 'wait' ? [] : [{ step, share, walked }];
    });
    const total = offered.reduce((sum, { share }) => sum + share, 0);
    if (total <= 0) {
      leave += item.mass;
      continue;
    }
    for (const { step, share, walked } of offered) {
      const weight = (item.mass * share) / total;
      if (weight <= 0) continue;
      const types: string[] = walked.fired.map(({ type }) => type);
      const events = types.map((type) => graph.events.findIndex(({ event }) => event.type === type));
      if (step.move !== 'wait')
        events.push(
          graph.events.findIndex(
            ({ move }) => move?.type === step.move && move?.by === step.by && move?.target === step.target,
          ),
        );
      const after = { branch: step.branch, next: story.path(step.branch).indexOf(step.id) + 1 };
      // On the branch that is followed a step may belong to another one, which it shares or rejoins.
      const following = story.path(item.place.branch)[item.place.next] === step.id;
      const next = following ? { branch: item.place.branch, next: item.place.next + 1 } : after;
      if (events.length === 0) work.push({ walk: walked.walk, place: next, mass: weight });
      else if (stateOf(graph, walked.walk.position.snapshot) >= 0)
        ways.push({ weight, events, walk: walked.walk, place: next });
    }
  }
  return { ways, leave };
}

/** The steps that a decision point offers, with the share of each: alternatives have their weights, the rest is the step's own. */
export function sharesAt(story: Story, { branch, next }: Place): { step: Step; share: number }[] {
  const id = story.path(branch)[next];
  if (id === undefined) return [];
  let root = id;
  for (let at = story.step(root); at; at = story.step(root)) {
    const owner = story.branch(at.branch);
    if (owner?.steps[0] !== root || owner.insteadOf === null) break;
    root = owner.insteadOf;
  }
  const shares: { step: Step; share: number }[] = [];
  const work: { id: StepId; mass: number }[] = [{ id: root, mass: 1 }];
  for (let item = work.shift(); item; item = work.shift()) {
    const alternatives = story.alternatives(item.id);
    const given = alternatives.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
    const scale = given > 1 ? 1 / given : 1;
    for (const alternative of alternatives)
      if (alternative.steps[0] !== undefined)
        work.push({ id: alternative.steps[0], mass: item.mass * (alternative.weight ?? 0) * scale });
    const step = story.step(item.id);
    if (step) shares.push({ step, share: item.mass * Math.max(0, 1 - given * scale) });
  }
  return shares;
}
