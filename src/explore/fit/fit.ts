import type { Model } from '../../model/index.js';
import { ExploreError, type Job } from '../job.js';
import { behaviourOf } from '../policy/behaviour.js';
import { grudgesOf } from '../policy/grudges.js';
import { MOST_WEIGHT, MOVE_CLASSES, NOBODY, whoRemembers } from '../policy/kinds.js';
import type { Policy } from '../policy/schema.js';
import { type Case, countedIn } from './cases.js';
import { type Choice, type Likeliest, likeliest } from './likeliest.js';

/** What is fitted: how often each role is next, families of moves, and the same where the rival's last move was hostile. */
export const FITTED = ['turns', 'classes', 'hostile'] as const satisfies readonly FittedWeight['of'][];

/** A weight that was found. Those of a kind are against each other: their logs add up to 0. */
export interface FittedWeight {
  /** What it is a weight of. */
  of: 'turns' | 'classes' | 'hostile';
  /** A role, or a family of moves. */
  name: string;
  /** The weight, as the policy has it. */
  weight: number;
  /** Its natural logarithm. */
  log: number;
  /** The standard error of the logarithm. */
  error: number;
  /** How many moves were so. */
  taken: number;
  /** At how many moves one could have been. */
  possible: number;
}

/** Weights that make the moves of some cases likeliest. */
export interface Fit {
  /** Each of them. */
  weights: FittedWeight[];
  /** The policy that has them. */
  policy: Policy;
  /** To how many moves they were fitted. */
  moves: number;
}

/** How weights are fitted. */
export interface FitOptions {
  /** Standard deviation of each log weight beforehand, around 0. */
  spread: number;
  /** Id of the policy that is made. */
  id?: string;
}

/** How often nobody is next, which moves do not tell: as in the policies that come with Offramp. */
const NOBODY_TURNS = 0.1;

/** The weights that make the moves of some cases of one model likeliest. @throws ExploreError where there are none */
export function fitCases(cases: readonly Case[], { spread, id = 'fitted' }: FitOptions, job?: Job): Fit {
  const model = cases[0]?.graph.model;
  const moves = cases.reduce((sum, each) => sum + countedIn(each), 0);
  if (!model || moves === 0) throw new ExploreError('There is no move to fit weights to.');
  const { choices, parameters } = choicesOf(cases);
  const found = likeliest(choices, parameters.length, spread, job);
  const weights = parameters.map(({ of, name, taken, possible }, index): FittedWeight => {
    const log = found.values[index] as number;
    const alike = parameters.flatMap((other, at) => (other.of === of ? [at] : []));
    const error = errorAmong(found, index, alike);
    return { of, name, weight: weightOf(log), log, error, taken, possible };
  });
  return { weights, moves, policy: policyFrom(model, weights, cases, { moves, spread, id }) };
}

/** To four digits, as a policy may have it. */
function weightOf(log: number): number {
  return Number(Math.min(MOST_WEIGHT, Math.exp(log)).toPrecision(4));
}

/**
 * The standard error of a value against the mean of its kind. Of that mean moves say nothing, since only weights
 * against each other count; what is known of it is the prior alone.
 */
function errorAmong({ covariance }: Likeliest, index: number, kind: readonly number[]): number {
  let variance = covariance.get(index, index);
  for (const a of kind) {
    variance -= (2 / kind.length) * covariance.get(index, a);
    for (const b of kind) variance += covariance.get(a, b) / kind.length ** 2;
  }
  return Math.sqrt(Math.max(0, variance));
}

interface Parameter {
  of: FittedWeight['of'];
  name: string;
  taken: number;
  possible: number;
}

/** Every move as two choices: who acts, among those who could, and of which family, among those that they could. */
function choicesOf(cases: readonly Case[]): { choices: Choice[]; parameters: Parameter[] } {
  const parameters: Parameter[] = [];
  const numberOf = (of: Parameter['of'], name: string): number => {
    const at = parameters.findIndex((one) => one.of === of && one.name === name);
    return at >= 0 ? at : parameters.push({ of, name, taken: 0, possible: 0 }) - 1;
  };
  // In this order whatever comes first in the cases.
  const { roles } = (cases[0] as Case).graph.model;
  for (const of of FITTED) for (const name of of === 'turns' ? roles.keys() : MOVE_CLASSES) numberOf(of, name);
  const choices: Choice[] = [];
  for (const { graph, moves } of cases) {
    const { offsets, labels, events, model } = graph;
    const grudges = grudgesOf(model, events);
    let memory = 0;
    for (const { state, event, counted } of moves) {
      const { move, family } = events[event] ?? {};
      if (counted && move && family) {
        const possible = [...labels.slice(offsets[state], offsets[state + 1])].flatMap((at) => events[at] ?? []);
        const actors = [...new Set(possible.flatMap(({ move: other }) => other?.by ?? []))];
        const families = MOVE_CLASSES.filter((name) =>
          possible.some((other) => other.family === name && other.move?.by === move.by),
        );
        const hostile = grudges.last(memory, move.by) === 'hostile';
        choices.push({
          options: actors.map((actor) => [numberOf('turns', actor)]),
          taken: actors.indexOf(move.by),
        });
        choices.push({
          options: families.map((name) => [numberOf('classes', name), ...(hostile ? [numberOf('hostile', name)] : [])]),
          taken: families.indexOf(family),
        });
      }
      memory = grudges.remember(memory, event);
    }
  }
  return used(choices, parameters);
}

/** Without the parameters that nothing hangs on, and how often each of the others was taken. */
function used(choices: readonly Choice[], parameters: Parameter[]): { choices: Choice[]; parameters: Parameter[] } {
  for (const { options, taken } of choices)
    for (const [index, option] of options.entries())
      for (const number of option) {
        const parameter = parameters[number] as Parameter;
        parameter.possible += 1;
        if (index === taken) parameter.taken += 1;
      }
  const kept = parameters.filter(({ possible }) => possible > 0);
  const place = parameters.map((parameter) => kept.indexOf(parameter));
  const moved = (option: readonly number[]) => option.map((number) => place[number] as number);
  return { parameters: kept, choices: choices.map((choice) => ({ ...choice, options: choice.options.map(moved) })) };
}

function policyFrom(
  model: Model,
  weights: readonly FittedWeight[],
  cases: readonly Case[],
  { moves, spread, id }: { moves: number; spread: number; id: string },
): Policy {
  const of = (kind: FittedWeight['of']) => weights.filter((weight) => weight.of === kind);
  const table = (kind: FittedWeight['of']) => Object.fromEntries(of(kind).map(({ name, weight }) => [name, weight]));
  const rules = of('hostile').map(({ name, weight }) => ({
    when: { by: whoRemembers(model), class: [name], rivalLast: 'hostile' as const },
    times: weight,
  }));
  const crises = cases.length === 1 ? 'one crisis' : `${cases.length} crises`;
  return {
    id,
    title: `Fitted to ${moves} moves of ${crises}`,
    text: `Made by offramp fit: the weights that make the moves of ${list(cases)} likeliest, with a Gaussian prior of mean 0 and standard deviation ${spread} on the logarithm of each. How often nobody acts is not fitted.`,
    turns: { ...table('turns'), [NOBODY]: NOBODY_TURNS },
    classes: table('classes'),
    ...(rules.length > 0 && { rules }),
  };
}

/** Crises that the text of a policy names; it may not grow without end. */
const NAMED = 30;

function list(cases: readonly Case[]): string {
  const names = cases.slice(0, NAMED).map(({ id }) => id);
  return cases.length > NAMED ? `${names.join(', ')} and ${cases.length - NAMED} more` : names.join(', ');
}

/**
 * The logarithm of how likely the moves of a case were under a policy, added up: who acts and what they do, once
 * somebody does. -Infinity where it rules out what was done.
 */
export function logChance({ graph, moves }: Case, policy: Policy): number {
  const behaviour = behaviourOf(graph, policy);
  let memory = behaviour.start;
  let sum = 0;
  for (const { state, event, counted } of moves) {
    if (counted) {
      const choice = behaviour.choose(state, memory);
      const { begins, events, probabilities } = behaviour.choices;
      let [somebody, so] = [0, 0];
      for (let at = begins[choice] as number; at < (begins[choice + 1] as number); at += 1) {
        const id = events[at] as number;
        if (!graph.events[id]?.move) continue;
        somebody += probabilities[at] as number;
        if (id === event) so += probabilities[at] as number;
      }
      sum += Math.log(so / somebody);
    }
    memory = behaviour.remember(memory, event);
  }
  return sum;
}
