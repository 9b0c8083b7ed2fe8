import {
  type Concerned,
  type Condition,
  compare,
  type Effect,
  fieldFor,
  holdsRole,
  isRelative,
  type Model,
  type Region,
  roleFor,
  type State,
  type Transition,
  type Value,
  withRole,
} from '../../model/index.js';
import { REFUSED, type Step } from './ask.js';
import type { GraphEvent } from './events.js';
import { digitsOfKey, keyOfDigits, type Space } from './space.js';

/** A configuration as the digits of its key, regions first. */
type Digits = Uint8Array;
type Test = (digits: Digits) => boolean;
/** Changes digits; tells of the signals that it raises. */
type Act = (digits: Digits, raise: (signal: string) => void) => void;

/** A state as the steps go through it. */
interface Place {
  region: number;
  /** Distance from the region. */
  depth: number;
  parent: Place | undefined;
  /** What is done when it is left and entered, for whom an event concerns. */
  exit: readonly Effect[];
  entry: readonly Effect[];
  /** Of one that holds others: the one that is entered with it. */
  first: Place | undefined;
  /** Of one that holds none: its digit. */
  digit: number;
  final: boolean;
  state: State;
}

/** A transition for one kind of event, with what it reads and does worked out. */
interface Way {
  region: number;
  test: Test | undefined;
  acts: Act[];
  /** Where it leads, as the region's digit; -1 where it stays. */
  digit: number;
  /** States deeper than this are left. */
  domain: number;
  /** What is done as states are entered, the outermost first. */
  enters: Act[];
}

/** Whom events concern, and what follows for them. */
interface Voice {
  concerned: Concerned;
  always: Answers | undefined;
  signals: Map<string, Answers>;
}

/** By region and digit: what may be taken, the innermost state's first; the first that may is. Null where nothing is. */
type Answers = readonly (readonly (readonly Way[] | null)[])[];

/** What XState raises where a final state is entered. Nothing answers it, but what happens always is asked once more, for nobody. */
const DONE = '';
const ended: Act = (_, raise) => raise(DONE);

/** How many steps a machine may make on one event before it is given up: XState does not stop by itself either. */
const MOST_STEPS = 1_000;

/**
 * Steps of a model worked out from its data, in the order in which XState works: what reacts in each region, the
 * innermost state first; states left, transitions' effects, states entered; then whatever happens always, and signals
 * in the order in which they were raised. XState is the judge: tests compare every step of the shipped models with its
 * own, and random models'; each build compares a sample.
 */
export function directSteps(model: Model, space: Space, events: readonly GraphEvent[]): Step {
  const regions = model.regions.map((region, index) => placesOf(region, index));
  const index = new Map(space.fields.map(({ name }, at) => [name, at]));
  const compiler = new Compiler(
    model,
    space,
    index,
    regions.map(({ places }) => places),
  );
  const digits: Digits = new Uint8Array(space.fields.length);
  const work: Digits = new Uint8Array(space.fields.length);
  const count = regions.length;

  /** Events that concern the same, so that what they lead to is worked out once. */
  const voices = new Map<string, Voice>();
  const voiceOf = ({ move }: GraphEvent): Voice => {
    const concerned: Concerned = move ? { by: move.by, target: move.target } : {};
    const name = JSON.stringify(concerned);
    const voice = voices.get(name) ?? { concerned, always: undefined, signals: new Map() };
    voices.set(name, voice);
    return voice;
  };
  const heard = events.map(voiceOf);
  const nobody: Voice = { concerned: {}, always: undefined, signals: new Map() };
  const answers: (Answers | undefined)[] = new Array(events.length);
  const made = ({ concerned }: Voice, listFrom: (region: number, place: Place) => readonly Transition[]): Answers =>
    regions.map(({ leaves }, region) =>
      leaves.map((leaf) => {
        const ways = upFrom(leaf).flatMap((place) => compiler.ways(region, place, listFrom(region, place), concerned));
        return ways.length > 0 ? ways : null;
      }),
    );
  const answersFor = (event: number, voice: Voice): Answers => {
    const type = (events[event] as GraphEvent).event.type;
    const found = made(voice, (region, place) => listFor(model, region, place, type));
    answers[event] = found;
    return found;
  };
  const answersTo = (signal: string, voice: Voice): Answers => {
    let found = voice.signals.get(signal);
    if (!found) {
      found = made(voice, (_, { state }) => state.on.get(signal) ?? []);
      voice.signals.set(signal, found);
    }
    return found;
  };
  const alwaysFor = (voice: Voice): Answers => {
    voice.always ??= made(voice, (_, { state }) => state.always);
    return voice.always;
  };
  const hasAlways = model.regions.some(({ states }) => [...states.values()].some((state) => state.always.length > 0));

  /** The transitions that were chosen last, and how many they are. */
  const chosen: Way[] = [];
  let picked = 0;
  const select = (from: Answers, at: Digits, order?: readonly number[]): boolean => {
    picked = 0;
    for (let turn = 0; turn < count; turn += 1) {
      const region = order ? (order[turn] as number) : turn;
      const ways = (from[region] as readonly (readonly Way[] | null)[])[at[region] as number];
      if (!ways) continue;
      for (let place = 0; place < ways.length; place += 1) {
        const way = ways[place] as Way;
        if (way.test !== undefined && !way.test(at)) continue;
        chosen[picked] = way;
        picked += 1;
        break;
      }
    }
    return picked > 0;
  };

  /** Whom what happens now concerns. */
  let now: Voice = heard[0] ?? nobody;
  const queue: { signal: string; voice: Voice }[] = [];
  const raise = (signal: string) => {
    queue.push({ signal, voice: signal === DONE ? nobody : now });
  };
  const hasExits = model.regions.some(({ states }) => [...states.values()].some(({ exit }) => exit.length > 0));
  /**
   * Regions in the order in which XState asks what happens always: those whose states were entered last come last.
   * States are left from the last region to the first, and entered from the first to the last.
   */
  const order = Array.from(regions, (_, region) => region);
  let ordered = true;
  const entered = (region: number): void => {
    order.push(...order.splice(order.indexOf(region), 1));
    ordered = false;
  };
  const inOrder = (): void => {
    for (let region = 0; region < count; region += 1) order[region] = region;
    ordered = true;
  };
  const take = ({ concerned }: Voice): void => {
    if (picked === 1 && !hasExits) {
      const { region, digit, acts, enters } = chosen[0] as Way;
      for (let at = 0; at < acts.length; at += 1) (acts[at] as Act)(work, raise);
      if (digit < 0) return;
      work[region] = digit;
      for (let at = 0; at < enters.length; at += 1) (enters[at] as Act)(work, raise);
      if (hasAlways) entered(region);
      return;
    }
    // What is chosen next is written over this.
    const ways = chosen.slice(0, picked);
    const byRegion = ways.length === 1 ? ways : ways.slice().sort((a, b) => a.region - b.region);
    if (hasExits)
      for (let at = byRegion.length - 1; at >= 0; at -= 1) {
        const { region, digit, domain } = byRegion[at] as Way;
        if (digit < 0) continue;
        for (
          let place = regions[region]?.leaves[work[region] as number];
          place && place.depth > domain;
          place = place.parent
        )
          for (const act of compiler.acts(place.exit, concerned)) act(work, raise);
      }
    for (const { acts } of ways) for (let at = 0; at < acts.length; at += 1) (acts[at] as Act)(work, raise);
    for (const { region, digit, enters } of byRegion) {
      if (digit < 0) continue;
      work[region] = digit;
      for (let at = 0; at < enters.length; at += 1) (enters[at] as Act)(work, raise);
      if (hasAlways) entered(region);
    }
  };
  const isDone = (at: Digits): boolean => {
    for (let region = 0; region < count; region += 1) {
      let place = regions[region]?.leaves[at[region] as number];
      while (place?.parent) place = place.parent;
      if (!place?.final) return false;
    }
    return true;
  };

  const mayEnd = regions.every(({ places }) => [...places.values()].some((place) => !place.parent && place.final));
  let last = -1;
  let done = false;
  return (key, event) => {
    if (key !== last) {
      digitsOfKey(space, key, digits);
      done = mayEnd && isDone(digits);
      last = key;
    }
    const voice = heard[event];
    if (done || !voice) return REFUSED;
    if (!select(answers[event] ?? answersFor(event, voice), digits)) return REFUSED;
    work.set(digits);
    if (queue.length > 0) queue.length = 0;
    if (!ordered) inOrder();
    now = voice;
    take(voice);
    for (let steps = 0; !(mayEnd && isDone(work)); steps += 1) {
      if (steps > MOST_STEPS) throw new RangeError(`${events[event]?.event.type} never comes to rest.`);
      if (hasAlways && select(alwaysFor(now), work, order)) {
        take(now);
        continue;
      }
      const next = queue.shift();
      if (next === undefined) break;
      now = next.voice;
      if (next.signal !== DONE && select(answersTo(next.signal, now), work)) take(now);
    }
    return keyOfDigits(space, work);
  };
}

function listFor(model: Model, region: number, { state }: Place, type: string): readonly Transition[] {
  const known = state.on.get(type);
  if (known) return known;
  const deadline = /^xstate\.after\.([A-Za-z0-9]+)\.(.*)$/.exec(type);
  if (!deadline?.[1] || !deadline[2]?.endsWith(`.${model.regions[region]?.id}.${state.id}`)) return [];
  return state.after.get(deadline[1]) ?? [];
}

function placesOf({ states, leaves }: Region, region: number): { places: Map<string, Place>; leaves: Place[] } {
  const places = new Map<string, Place>();
  for (const state of states.values()) {
    const parent = state.parent === undefined ? undefined : places.get(state.parent);
    places.set(state.id, {
      region,
      depth: (parent?.depth ?? 0) + 1,
      parent,
      exit: state.exit,
      entry: state.entry,
      first: undefined,
      digit: leaves.indexOf(state.id),
      final: state.final,
      state,
    });
  }
  for (const place of places.values())
    if (!place.state.leaf) place.first = places.get(`${place.state.id}.${place.state.start}`);
  return { places, leaves: leaves.map((leaf) => places.get(leaf) as Place) };
}

function upFrom(leaf: Place): Place[] {
  const found: Place[] = [];
  for (let place: Place | undefined = leaf; place; place = place.parent) found.push(place);
  return found;
}

/** Makes tests and acts on digits, for whom an event concerns. */
class Compiler {
  readonly #acts = new Map<Concerned, WeakMap<readonly Effect[], Act[]>>();

  constructor(
    readonly model: Model,
    readonly space: Space,
    readonly index: ReadonlyMap<string, number>,
    readonly places: readonly ReadonlyMap<string, Place>[],
  ) {}

  ways(region: number, source: Place, list: readonly Transition[], concerned: Concerned): Way[] {
    return list.map(({ target, reenter, guard, effects }) => {
      const to = target === undefined ? undefined : this.places[region]?.get(target);
      const stays = to !== undefined && !reenter && to === source && to.state.leaf;
      const domain = to ? domainOf(source, to, reenter === true) : 0;
      const entered = to && !stays ? enteredWith(to, domain) : [];
      return {
        region,
        test: guard && this.test(guard, concerned),
        acts: this.#made(effects, concerned),
        digit: entered.at(-1)?.digit ?? -1,
        domain,
        enters: entered.flatMap((place) => {
          const acts = this.#made(place.entry, concerned);
          return place.final ? [...acts, ended] : acts;
        }),
      };
    });
  }

  acts(effects: readonly Effect[], concerned: Concerned): Act[] {
    let known = this.#acts.get(concerned);
    if (!known) {
      known = new WeakMap();
      this.#acts.set(concerned, known);
    }
    let acts = known.get(effects);
    if (!acts) {
      acts = this.#made(effects, concerned);
      known.set(effects, acts);
    }
    return acts;
  }

  #field(of: string): { at: number; values: readonly Value[] } {
    const at = this.index.get(of) ?? -1;
    return { at, values: this.space.fields[at]?.values ?? [] };
  }

  test(condition: Condition, event: Concerned): Test {
    const { world } = this.model;
    switch (condition.type) {
      case 'compare':
      case 'among': {
        const { of, who } = condition.params;
        const meant = (value: Value): Value | undefined => (isRelative(value) ? roleFor(world, value, event) : value);
        const holds = (value: Value): boolean =>
          condition.type === 'compare'
            ? compare(value, condition.params.op, meant(condition.params.value) ?? 'nobody')
            : condition.params.values.some((one) => meant(one) === value);
        if (isRelative(of)) return always(holds(roleFor(world, of, event) ?? 'none'));
        const field = fieldFor(world, of, who, event);
        if (field === undefined) {
          const [some] = Object.values(world.each[of] ?? {});
          return always(holds(some === undefined ? 'none' : (world.bounds[some]?.[0] ?? 'none')));
        }
        return this.#byDigit(field, holds);
      }
      case 'has': {
        const { of, role } = condition.params;
        const who = roleFor(world, role, event);
        return this.#byDigit(of, (value) => holdsRole(world, of, value, who));
      }
      case 'not': {
        const inner = this.test(condition.params.guard, event);
        return (digits) => !inner(digits);
      }
      case 'named':
        return this.test(condition.params.guard, event);
      case 'all': {
        const parts = condition.params.guards.map((guard) => this.test(guard, event));
        const [a, b] = parts;
        if (a && b && parts.length === 2) return (digits) => a(digits) && b(digits);
        return (digits) => parts.every((part) => part(digits));
      }
      case 'any': {
        const parts = condition.params.guards.map((guard) => this.test(guard, event));
        return (digits) => parts.some((part) => part(digits));
      }
      case 'claim':
        return always(false);
    }
  }

  #byDigit(name: string, holds: (value: Value) => boolean): Test {
    const { at, values } = this.#field(name);
    const table = Uint8Array.from(values, (value) => (holds(value) ? 1 : 0));
    return (digits) => table[digits[at] as number] === 1;
  }

  #made(effects: readonly Effect[], event: Concerned): Act[] {
    return effects.flatMap((effect) => this.#act(effect, event) ?? []);
  }

  #act(effect: Effect, event: Concerned): Act | undefined {
    const { world } = this.model;
    switch (effect.type) {
      case 'note':
        return undefined;
      case 'raise': {
        const { signal } = effect.params;
        return (_, raise) => raise(signal);
      }
      case 'raiseIf': {
        const { signal } = effect.params;
        const when = this.test(effect.params.if, event);
        return (digits, raise) => {
          if (when(digits)) raise(signal);
        };
      }
      case 'include':
      case 'exclude': {
        const { of, role } = effect.params;
        const who = roleFor(world, role, event);
        return this.#change(
          of,
          (value) => withRole(world, of, value, who, effect.type === 'include'),
          effect.params.if,
          event,
        );
      }
      case 'shift': {
        const field = fieldFor(world, effect.params.of, effect.params.who, event);
        if (field === undefined) return undefined;
        const [low = 0, high = 0] = world.bounds[field] ?? [];
        const { by } = effect.params;
        return this.#change(
          field,
          (value) => Math.min(high, Math.max(low, Number(value) + by)),
          effect.params.if,
          event,
        );
      }
      case 'set': {
        const field = fieldFor(world, effect.params.of, effect.params.who, event);
        if (field === undefined) return undefined;
        const { to } = effect.params;
        const value = isRelative(to) ? roleFor(world, to, event) : to;
        const { values } = this.#field(field);
        if (value === undefined || !values.includes(value)) return undefined;
        return this.#change(field, () => value, effect.params.if, event);
      }
    }
  }

  #change(name: string, change: (value: Value) => Value, when: Condition | undefined, event: Concerned): Act {
    const { at, values } = this.#field(name);
    const table = Uint8Array.from(values, (value) => values.indexOf(change(value)));
    if (!when)
      return (digits) => {
        digits[at] = table[digits[at] as number] as number;
      };
    const holds = this.test(when, event);
    return (digits) => {
      if (holds(digits)) digits[at] = table[digits[at] as number] as number;
    };
  }
}

const always =
  (holds: boolean): Test =>
  () =>
    holds;

/** The depth of the state in which a transition takes place: what lies deeper is left. */
function domainOf(source: Place, target: Place, reenter: boolean): number {
  if (!reenter && lies(target, source)) return source.depth;
  // The closest state around both, other than the two themselves.
  let around: Place | undefined = source.parent;
  while (around && !(lies(target, around) && target !== around)) around = around.parent;
  return around?.depth ?? 0;
}

/** The states that are entered on the way to one, the outermost first, with what is entered along with it. */
function enteredWith(target: Place, domain: number): Place[] {
  const entered: Place[] = [];
  for (let place: Place | undefined = target; place && place.depth > domain; place = place.parent) entered.push(place);
  entered.reverse();
  for (let first = target.first; first; first = first.first) entered.push(first);
  return entered;
}

/** Whether a state is another one or lies in it. */
function lies(inner: Place, outer: Place): boolean {
  for (let place: Place | undefined = inner; place; place = place.parent) if (place === outer) return true;
  return false;
}
