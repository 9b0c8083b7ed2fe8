import type { AnyStateMachine, AnyStateNode } from 'xstate';
import {
  type ActionSpec,
  type GuardSpec,
  isSide,
  type MoveEvent,
  pressureOf,
  RAISES,
  rivalOf,
  SIDES,
  type Side,
  type Variable,
} from '../../model/index.js';

type Event = { type: string } & Partial<MoveEvent>;

function guardReads(guard: GuardSpec, event: Event): Variable[] {
  switch (guard.type) {
    case 'atLeast':
    case 'atMost': {
      const { of } = guard.params;
      if (of !== 'actorPressure') return [of];
      return isSide(event.by) ? [pressureOf(event.by)] : [];
    }
    case 'forceUnanswered':
      return ['initiatedBy', 'respondedBy'];
    case 'usedForceFirst':
    case 'didNotUseForceFirst':
      return ['initiatedBy'];
    case 'hasAssured':
    case 'hasNotAssured':
    case 'bothAssured':
      return ['assurances'];
    case 'allOf':
      return guard.params.guards.flatMap((inner) => guardReads(inner, event));
  }
}

function concerned(of: 'actor' | 'rival' | 'target' | 'both', event: Event): readonly Side[] {
  if (of === 'both') return SIDES;
  if (of === 'target') return event.target ? [event.target] : [];
  if (!isSide(event.by)) return [];
  return [of === 'actor' ? event.by : rivalOf(event.by)];
}

function actionTouches(action: ActionSpec, event: Event): Variable[] {
  switch (action.type) {
    case 'shiftTension':
    case 'setTension':
      return ['tension'];
    case 'shiftPressure':
      return concerned(action.params.of, event).map(pressureOf);
    case 'recordForce':
      return ['initiatedBy', 'respondedBy', 'exchanges'];
    case 'recordAssurance':
    case 'forgetAssurances':
      return ['assurances'];
    default:
      return [];
  }
}

type Transitions = AnyStateNode['always'];

/** The machine is parallel with flat regions. */
function nodeOf(machine: AnyStateMachine, region: string, state: string): AnyStateNode | undefined {
  return machine.root.states[region]?.states[state];
}

/**
 * What decides whether an event is accepted in a state, read off the machine's own data: the regions that
 * know the event there and the variables that their guards read.
 *
 * @param value the active state of each region
 * @returns names of regions and variables; undefined where no region knows the event
 */
export function acceptance(
  machine: AnyStateMachine,
  value: Record<string, string>,
  event: Event,
): Set<string> | undefined {
  const found = new Set<string>();
  for (const [region, state] of Object.entries(value)) {
    for (const { guard } of (nodeOf(machine, region, state)?.transitions.get(event.type) as Transitions) ?? []) {
      found.add(region);
      for (const variable of guard ? guardReads(guard as GuardSpec, event) : []) found.add(variable);
    }
  }
  return found.size > 0 ? found : undefined;
}

/**
 * What decides an event's effect in a state, read off the machine's own data: the variables that any
 * guard on the way may read or any action may change, and the regions that may react, signals between
 * regions and transitions without an event included. Rather too much than too little: whatever could
 * react is counted, whether or not its guard will hold.
 *
 * @param value the active state of each region
 * @returns names of regions and variables
 */
export function effects(machine: AnyStateMachine, value: Record<string, string>, event: Event): Set<string> {
  const found = new Set<string>();
  const may = new Map(Object.entries(value).map(([region, state]) => [region, new Set([state])]));
  const events = new Set<string>([event.type]);
  const act = (actions: readonly unknown[]) => {
    for (const action of actions as ActionSpec[]) {
      for (const variable of actionTouches(action, event)) found.add(variable);
      const signal = RAISES[action.type];
      if (signal) events.add(signal);
    }
  };
  const take = (region: string, from: AnyStateNode, transitions: Transitions) => {
    for (const { guard, actions, target } of transitions ?? []) {
      found.add(region);
      for (const variable of guard ? guardReads(guard as GuardSpec, event) : []) found.add(variable);
      act(actions);
      for (const to of target ?? []) {
        may.get(region)?.add(to.key);
        act(from.exit);
        act(to.entry);
      }
    }
  };
  const weight = () => found.size + events.size + [...may.values()].reduce((sum, states) => sum + states.size, 0);
  for (let before = -1; before !== weight(); ) {
    before = weight();
    for (const [region, states] of may) {
      for (const state of states) {
        const node = nodeOf(machine, region, state);
        if (!node) continue;
        for (const type of events) take(region, node, node.transitions.get(type) as Transitions);
        // A transition without an event can only follow one that was taken.
        if (found.size > 0) take(region, node, node.always);
      }
    }
  }
  return found;
}
