import type { Model, MoveEvent } from '../../model/index.js';
import { oracleOf, REFUSED, type Step, type Subject } from './ask.js';
import { acceptance, effects } from './depends.js';
import { digitsOfKey } from './space.js';

/** Answers that depend on a few fields only, by the values of those. */
interface Table {
  /** The fields that decide, and what each of their digits counts in this table. */
  fields: Uint8Array;
  strides: Uint32Array;
  answers: Map<number, number>;
}

/** How an event is answered in the states that share these tables. */
interface Rule {
  /** 1 where it is accepted, 0 where not. */
  accepted: Table;
  /** What is added to the key where it is accepted. */
  delta: Table;
}

/**
 * Steps that ask XState once for every combination of what decides a step and remember the answer; see
 * `effects` for what that is. Everything else of a configuration is carried over. The tests compare each
 * step in each reachable configuration with XState's own.
 *
 * @throws RangeError when an answer of XState changes what it should not depend on
 */
export function compiledSteps(subject: Subject & { model: Model }): Step {
  const { model, space, events } = subject;
  const oracle = oracleOf(subject);
  const regions = space.fields.flatMap((field, index) => (field.kind === 'region' ? [index] : []));
  const states = regions.reduce((product, index) => product * (space.fields[index]?.values.length ?? 1), 1);
  // Regions come first in the space, so what they say together is the key's leading part.
  const block = space.size / states;
  const shared = new Map<string, Table>();
  const rules: (Rule | null | undefined)[] = new Array(states * events.length);
  const digits = new Uint8Array(space.fields.length);
  const after = new Uint8Array(space.fields.length);

  function ruleOf(state: number, event: number): Rule | null {
    const value = Object.fromEntries(
      regions.map((index) => [
        space.fields[index]?.name ?? '',
        String(space.fields[index]?.values[digits[index] ?? 0]),
      ]),
    );
    const made = events[event]?.event as { type: string } & Partial<MoveEvent>;
    const accepted = acceptance(model, value, made);
    const rule = accepted && {
      accepted: tableOf(`accepted ${event}`, accepted),
      delta: tableOf(`delta ${event}`, effects(model, value, made)),
    };
    rules[state * events.length + event] = rule ?? null;
    return rule ?? null;
  }

  /** States in which the same fields decide share a table: an event's regions are among the fields. */
  function tableOf(purpose: string, names: ReadonlySet<string>): Table {
    const fields = space.fields.flatMap((field, index) => (names.has(field.name) ? [index] : []));
    const name = `${purpose} ${fields.join()}`;
    let table = shared.get(name);
    if (!table) {
      const strides = new Uint32Array(fields.length);
      let size = 1;
      for (const [place, index] of fields.entries()) {
        strides[place] = size;
        size *= space.fields[index]?.values.length ?? 1;
      }
      table = { fields: Uint8Array.from(fields), strides, answers: new Map() };
      shared.set(name, table);
    }
    return table;
  }

  function placeIn({ fields, strides }: Table): number {
    let at = 0;
    for (let place = 0; place < fields.length; place += 1)
      at += (digits[fields[place] as number] as number) * (strides[place] as number);
    return at;
  }

  function ask({ fields }: Table, key: number, event: number): number {
    const next = oracle.next(oracle.snapshot(key), event);
    digitsOfKey(space, next, after);
    for (let index = 0; index < after.length; index += 1)
      if (digits[index] !== after[index] && !fields.includes(index))
        throw new RangeError(`${events[event]?.event.type} changes ${space.fields[index]?.name} unexpectedly.`);
    return next - key;
  }

  let last = -1;
  let state = 0;
  return (key, event) => {
    if (key !== last) {
      digitsOfKey(space, key, digits);
      state = Math.floor(key / block);
      last = key;
    }
    let rule = rules[state * events.length + event];
    if (rule === undefined) rule = ruleOf(state, event);
    if (rule === null) return REFUSED;
    const { accepted, delta } = rule;
    const one = placeIn(accepted);
    let takes = accepted.answers.get(one);
    if (takes === undefined) {
      takes = oracle.accepts(oracle.snapshot(key), event) ? 1 : 0;
      accepted.answers.set(one, takes);
    }
    if (takes === 0) return REFUSED;
    const two = placeIn(delta);
    let shift = delta.answers.get(two);
    if (shift === undefined) {
      shift = ask(delta, key, event);
      delta.answers.set(two, shift);
    }
    return key + shift;
  };
}
