import {
  type Concerned,
  type Condition,
  compare,
  type Effect,
  fieldFor,
  holdsRole,
  isRelative,
  type Model,
  roleFor,
  type Transition,
  type Value,
  withRole,
} from '../../model/index.js';
import { domainOf, enteredWith, type Place } from './places.js';
import type { Space } from './space.js';

/** A configuration as the digits of its key, regions first. */
export type Digits = Uint8Array;
type Test = (digits: Digits) => boolean;
/** Changes digits; tells of the signals that it raises. */
export type Act = (digits: Digits, raise: (signal: string) => void) => void;

/** A transition for one kind of event, with what it reads and does worked out. */
export interface Way {
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
/** What XState raises where a final state is entered. Nothing answers it, but what happens always is asked once more, for nobody. */
export const DONE = '';
const ended: Act = (_, raise) => raise(DONE);
/** Makes tests and acts on digits, for whom an event concerns. */
export class Preparation {
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
