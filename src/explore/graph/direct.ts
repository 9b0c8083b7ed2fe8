import type { Concerned, Model, Transition } from '../../model/index.js';
import { REFUSED, type Step } from './ask.js';
import type { GraphEvent } from './events.js';
import { type Place, placesOf, upFrom } from './places.js';
import { type Act, type Digits, DONE, Preparation, type Way } from './prepare.js';
import { digitsOfKey, keyOfDigits, type Space } from './space.js';

/** Whom events concern, and what follows for them. */
interface Voice {
  concerned: Concerned;
  always: Answers | undefined;
  signals: Map<string, Answers>;
}
/** By region and digit: what may be taken, the innermost state's first; the first that may is. Null where nothing is. */
type Answers = readonly (readonly (readonly Way[] | null)[])[];
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
  const prepared = new Preparation(
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
        const ways = upFrom(leaf).flatMap((place) => prepared.ways(region, place, listFrom(region, place), concerned));
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
          for (const act of prepared.acts(place.exit, concerned)) act(work, raise);
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
