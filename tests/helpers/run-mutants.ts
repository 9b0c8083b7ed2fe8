import fc from 'fast-check';
import { Session, toRun } from '../../src/play/index.js';
import { loadScenario, type Scenario } from '../../src/scenario/index.js';
import { findShorter } from './scenario-mutants.js';
import { published, real, scenario } from './scenarios.js';
import { acts, perform } from './walks.js';

/** What runs are made in, and what they may be opened with: the same, and January 2024 as it was before it was cut short. */
const SCENARIOS: readonly Scenario[] = [
  real,
  ...['two-countries', 'duties-for-duties', 'pakistan-does-not-strike-back'].map((id) => scenario(published(id))),
];
const cut = findShorter(real.id);
const SHORTER = scenario(cut ? loadScenario(cut) : { problems: [] });

/** A run that somebody saved. */
const saved: fc.Arbitrary<{ text: string; scenario: Scenario }> = fc
  .tuple(fc.constantFrom(...SCENARIOS), acts, fc.nat(3))
  .map(([made, list, changed]) => {
    const session = new Session(made);
    for (const act of list) perform(session, act);
    return { text: JSON.stringify(toRun(session)), scenario: made === real && changed === 0 ? SHORTER : made };
  });

const VALUES: readonly unknown[] = [
  ...[null, true, -1, 0, 1.5, 1e21, 1_000_000, '', 'x', 'x'.repeat(100_000), [], {}, [[]]],
  ...['initiator', 'responder', 'strike', 'constructor', '__proto__', 'toString', 'trunk', 'step', 'jump', 'fork'],
];

const damage = fc.record({
  kind: fc.constantFrom('byte', 'cut', 'out', 'value', 'value', 'delete', 'double', 'swap', 'many'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  other: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  value: fc.oneof(fc.constantFrom(...VALUES), fc.nat(40), fc.jsonValue()),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(text: string, { kind, at, other, value }: Damage): string {
  const place = Math.floor(at * text.length);
  switch (kind) {
    case 'byte':
      return text.slice(0, place) + String.fromCharCode(Math.floor(other * 256)) + text.slice(place + 1);
    case 'cut':
      return text.slice(0, place);
    case 'out':
      return text.slice(0, place) + text.slice(place + Math.floor(other * 60));
    default:
      return inside(text, (run) => change(run, kind, at, other, value));
  }
}

/** Changes what a text holds, where it holds JSON still. */
function inside(text: string, does: (run: unknown) => void): string {
  try {
    const run: unknown = JSON.parse(text);
    does(run);
    return JSON.stringify(run);
  } catch {
    return text;
  }
}

type Bag = Record<string, unknown>;

function change(run: unknown, kind: string, at: number, other: number, value: unknown): void {
  const log = (run as { log?: unknown }).log;
  const list: unknown[] = Array.isArray(log) ? log : [];
  const here = Math.floor(at * list.length);
  const there = Math.floor(other * list.length);
  if (kind === 'double') list.splice(there, 0, list[here]);
  else if (kind === 'swap') [list[here], list[there]] = [list[there], list[here]];
  else if (kind === 'many') list.push(...Array.from({ length: 2_000 }, (_, n) => list[(here + n) % list.length]));
  else {
    const places = placesOf(run);
    const [bag, key] = places[Math.floor(at * places.length)] ?? [];
    if (!bag || key === undefined) return;
    if (kind === 'delete') delete bag[key];
    else bag[key] = value;
  }
}

/** Every value of a document, as the block or list that holds it and its key there. */
function placesOf(value: unknown): [bag: Bag, key: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [Bag, string][] => [[value as Bag, key], ...placesOf(inner)]);
}

/** Saved runs that came to harm, and the scenario that each is opened with. */
export const runMutants: fc.Arbitrary<{ text: string; scenario: Scenario }> = fc
  .tuple(saved, fc.array(damage, { minLength: 1, maxLength: 4 }))
  .map(([run, list]) => ({ ...run, text: list.reduce(damaged, run.text) }));
