import type { Completion } from '@codemirror/autocomplete';
import { type Bag, isBag } from '../../../file/value-at.js';
import { parseYaml } from '../../../file/yaml.js';
import { CAMEO, type Model } from '../../../model/index.js';
import type { Place } from './context.js';

/** What completion reads of a model: the ids in it, as far as it has been written. */
interface Known {
  roles: string[];
  kinds: string[];
  moves: string[];
  signals: string[];
  deadlines: string[];
  shared: string[];
  conditions: string[];
  effects: string[];
  variables: string[];
  numbers: string[];
  /** Of these each role has one. */
  each: string[];
  /** States by region, those within others by their path. */
  states: Map<string, string[]>;
}

/** Past this the last text without errors says what there is. */
const READ = 200_000;

const bag = (value: unknown): Bag => (isBag(value) ? value : {});

/** @param last the last text without errors, for while what is typed cannot be read */
export function knownIn(text: string, last: Model | undefined): Known {
  const read = text.length > READ ? undefined : parseYaml({ file: 'model.yaml', content: text }, 'model').located?.data;
  const data = bag(read ?? last?.file);
  const variables = bag(data.variables);
  const where = (test: (one: Bag) => boolean) => Object.keys(variables).filter((name) => test(bag(variables[name])));
  return {
    roles: Object.keys(bag(data.roles)),
    kinds: [...new Set(Object.values(bag(data.roles)).flatMap((role) => bag(role).kind ?? []))].map(String),
    moves: Object.keys(bag(data.moves)),
    signals: Array.isArray(data.signals) ? data.signals.map(String) : Object.keys(bag(data.signals)),
    deadlines: Object.keys(bag(data.deadlines)),
    shared: Object.keys(bag(data.shared)),
    conditions: Object.keys(bag(data.conditions)),
    effects: Object.keys(bag(data.effects)),
    variables: Object.keys(variables),
    numbers: where(({ to }) => to !== undefined),
    each: where(({ each }) => each !== undefined),
    states: new Map(Object.entries(bag(data.regions)).map(([id, region]) => [id, pathsIn(bag(region), '')])),
  };
}

function pathsIn({ states }: Bag, before: string, depth = 0): string[] {
  if (depth > 6) return [];
  return Object.entries(bag(states)).flatMap(([name, state]) => [
    before + name,
    ...pathsIn(bag(state), `${before}${name}.`, depth + 1),
  ]);
}

/** Whether an expression is typed here, in which a name may stand anywhere. */
export const isExpression = (path: readonly string[]): boolean =>
  ['if', 'do', 'enter', 'leave', 'every-move'].includes(lastOf(path) ?? '') ||
  (path[0] === 'conditions' && path.length === 2) ||
  (path[0] === 'effects' && path.length === 2);

const lastOf = (path: readonly string[]): string | undefined => path.filter((part) => part !== '[]').at(-1);

/** Names that may stand as a value, or as an item of a list, at a path. */
export function valueNames(full: readonly string[], known: Known): Completion[] {
  const path = full.filter((part) => part !== '[]');
  const last = path.at(-1);
  const [top, second] = path;
  const all = (...lists: readonly string[][]): Completion[] =>
    lists.flat().map((label) => ({ label, type: 'variable' }));
  const statesHere = () =>
    all(
      top === 'regions' && second !== undefined ? (known.states.get(second) ?? []) : [...known.states.values()].flat(),
    );
  if (isExpression(full)) {
    const doing = !(last === 'if' || top === 'conditions');
    return doing
      ? all(known.variables, known.effects, ['raise'], known.signals)
      : all(known.conditions, known.variables, [...known.states.keys()]);
  }
  switch (last) {
    case 'measure':
      return path.length === 1 ? all(known.numbers) : [];
    case 'pressure':
      return path.length === 1 ? all(known.each) : [];
    case 'kind':
      return all(known.kinds);
    case 'rival':
      return all(known.roles);
    case 'by':
      return top === 'fades' ? [] : all(known.kinds, known.roles);
    case 'target':
    case 'each':
    case 'role':
    case 'roles':
      return path.length === 1 ? [] : all(known.kinds, known.roles);
    case 'use':
      return all(known.shared);
    case 'to':
      return top === 'variables' ? [] : statesHere();
    case 'start':
      return top === 'regions' ? all(within(path.slice(0, -1), known)) : [];
    case 'cameo':
      return [...CAMEO].map(([code, { label, goldstein }]) => ({
        label: code,
        apply: `"${code}"`,
        detail: `${label} (${goldstein > 0 ? '+' : ''}${goldstein})`,
        type: 'constant',
      }));
    case 'again':
    case 'final':
      return all(['true', 'false']);
    default:
      break;
  }
  // `accuse: talks`, `always: over`: the name of a state in place of a transition.
  const holder = path.at(-2);
  const isTransition = holder === 'on' || holder === 'after' || (top === 'shared' && path.length === 3);
  return isTransition || (last === 'always' && top === 'regions') ? statesHere() : [];
}

/** States that stand in what a path leads to: a region, or a state that holds others. */
function within([, region = '', ...path]: readonly string[], { states }: Known): string[] {
  const before = path
    .filter((_, index) => index % 2 === 1)
    .map((name) => `${name}.`)
    .join('');
  return (states.get(region) ?? [])
    .filter((state) => state.startsWith(before) && !state.slice(before.length).includes('.'))
    .map((state) => state.slice(before.length));
}

/** Names that may stand as a key at a path. */
export function keyNames({ path, others }: Place, known: Known): Completion[] {
  const [top] = path;
  const names =
    path.at(-1) === 'on' || (top === 'shared' && path.length === 2)
      ? [...known.moves, ...known.signals]
      : path.at(-1) === 'after'
        ? known.deadlines
        : top === 'fades' && path.length === 1
          ? known.numbers
          : top === 'outcomes' && path.length === 1
            ? ([...known.states.values()][0] ?? [])
            : [];
  return names.filter((name) => !others.has(name)).map((label) => ({ label, apply: `${label}: `, type: 'property' }));
}
