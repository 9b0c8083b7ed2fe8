import {
  type ActionConfig,
  type Condition,
  fieldFor,
  type MoveEvent,
  type Model,
  readsOf,
  type Region,
  type State,
  statesUp,
  type Transition,
} from '../../model/index.js';

type Event = { type: string } & Partial<MoveEvent>;

/** What an effect may read and change. */
function touches(model: Model, effect: ActionConfig, event: Event): string[] {
  if (effect.type === 'note' || effect.type === 'raise') return [];
  const when = effect.params.if ? readsOf(model.world, effect.params.if, event) : [];
  if (effect.type === 'raiseIf') return when;
  const { of } = effect.params;
  const field = 'who' in effect.params ? fieldFor(model.world, of, effect.params.who, event) : of;
  return field === undefined ? when : [...when, field];
}

/** The deadline or the event that a transition waits for, in the words of the model. */
function answersTo(model: Model, region: Region, state: State, type: string): readonly Transition[] {
  const known = state.on.get(type);
  if (known) return known;
  const deadline = /^xstate\.after\.([A-Za-z0-9]+)\.(.*)$/.exec(type);
  if (!deadline?.[1] || !deadline[2]?.endsWith(`.${region.id}.${state.id}`) || !model.deadlines.has(deadline[1])) return [];
  return state.after.get(deadline[1]) ?? [];
}

/**
 * What decides whether an event is accepted in a state, read off the model's own data: the regions that
 * know the event there and the variables that their guards read.
 *
 * @param value the active state of each region
 * @returns names of regions and variables; undefined where no region knows the event
 */
export function acceptance(model: Model, value: Record<string, string>, event: Event): Set<string> | undefined {
  const found = new Set<string>();
  for (const region of model.regions) {
    for (const state of statesUp(region, value[region.id] ?? '')) {
      for (const { guard } of answersTo(model, region, state, event.type)) {
        found.add(region.id);
        for (const name of guard ? reads(model, guard, event) : []) found.add(name);
      }
    }
  }
  return found.size > 0 ? found : undefined;
}

function reads(model: Model, guard: Condition, event: Event): string[] {
  return readsOf(model.world, guard, event);
}

/**
 * What decides an event's effect in a state, read off the model's own data: the variables that any
 * guard on the way may read or any effect may change, and the regions that may react, signals between
 * regions and transitions without an event included. Rather too much than too little: whatever could
 * react is counted, whether or not its guard will hold.
 *
 * @param value the active state of each region
 * @returns names of regions and variables
 */
export function effects(model: Model, value: Record<string, string>, event: Event): Set<string> {
  const found = new Set<string>();
  const may = new Map(model.regions.map((region) => [region, new Set(statesUp(region, value[region.id] ?? ''))]));
  const events = new Set<string>([event.type]);
  const act = (actions: readonly ActionConfig[]) => {
    for (const action of actions) {
      for (const name of touches(model, action, event)) found.add(name);
      if (action.type === 'raise' || action.type === 'raiseIf') events.add(action.params.signal);
    }
  };
  const take = (region: Region, states: Set<State>, from: State, transitions: readonly Transition[]) => {
    for (const { guard, effects: own, target } of transitions) {
      found.add(region.id);
      for (const name of guard ? reads(model, guard, event) : []) found.add(name);
      act(own);
      if (target === undefined) continue;
      act(from.exit);
      // Whatever is active may be left, and whatever lies in the target or around it entered.
      for (const state of states) act(state.exit);
      for (const state of around(region, target)) {
        states.add(state);
        act(state.entry);
      }
    }
  };
  const weight = () => found.size + events.size + [...may.values()].reduce((sum, states) => sum + states.size, 0);
  for (let before = -1; before !== weight(); ) {
    before = weight();
    for (const [region, states] of may) {
      for (const state of [...states]) {
        for (const type of events) take(region, states, state, answersTo(model, region, state, type));
        // A transition without an event can only follow one that was taken.
        if (found.size > 0) take(region, states, state, state.always);
      }
    }
  }
  return found;
}

/** A state, those that hold it, and those that are entered with it. */
function around(region: Region, id: string): State[] {
  const found = statesUp(region, id);
  for (let inner = region.states.get(id); inner && !inner.leaf && inner.start !== undefined; ) {
    inner = region.states.get(`${inner.id}.${inner.start}`);
    if (inner) found.push(inner);
  }
  return found;
}
