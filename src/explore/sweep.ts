import type { DeadlineId, Model } from '../model/index.js';
import type { Node } from '../play/index.js';
import { didYouMean, type Scenario } from '../scenario/index.js';
import type { StateGraph } from './graph/graph.js';
import { checkpoint, ExploreError, type Job } from './job.js';
import type { Odds } from './odds/odds.js';
import { oddsAt } from './odds-at.js';
import { MOST_WEIGHT, MOVE_CLASSES, turnsOf } from './policy/kinds.js';
import type { Policy } from './policy/schema.js';

/** A figure that is varied, and the values it takes. */
export interface Axis {
  /** `turns.nobody`, `classes.force`, `moves.strike`, `rules.0`, `deadlines.silence`. */
  parameter: string;
  /** The values it takes, in order. */
  values: readonly number[];
}

/** The odds at one point of the grid. */
export interface SweepPoint {
  /** Its number, row by row: the first axis changes slowest. */
  index: number;
  /** The value of each figure that is varied, by its parameter. */
  at: Record<string, number>;
  /** The exact odds there; simulated ones where the machine is too large to explore. */
  odds: Odds;
}

export const MOST_POINTS = 10_000;
/** Where an iteration for rough odds is done: they are shown with a tenth of a percent. */
const ROUGH = 1e-8;

/**
 * Reads an axis: `classes.force=0:4:9` is nine values from 0 to 4, `turns.nobody=0,0.1,0.5` those three.
 *
 * @throws ExploreError saying what is not understood
 */
export function parseAxis(text: string, model: Model): Axis {
  const [, parameter = '', range = ''] = /^([A-Za-z0-9.]{1,80})=(.{1,1000})$/.exec(text) ?? [];
  if (parameter === '') {
    const hint = /\.ya?ml$/.test(text) ? ' A scenario is named before --sweep.' : '';
    throw new ExploreError(`${text} is not understood: write PARAMETER=FROM:TO:COUNT or PARAMETER=A,B,C.${hint}`);
  }
  const texts = range.split(range.includes(':') ? ':' : ',');
  if (texts.some((value) => !/^\d{1,15}(\.\d{1,15})?$/.test(value)))
    throw new ExploreError(`${range} is not understood: write FROM:TO:COUNT or A,B,C with numbers of 0 or more.`);
  const numbers = texts.map(Number);
  if (!range.includes(':')) return checked({ parameter, values: numbers }, model);
  const [low = 0, high = 0, count = 0] = numbers;
  if (numbers.length !== 3 || !Number.isInteger(count) || count < 2 || count > 1_000)
    throw new ExploreError(`${range} is not understood: write FROM:TO:COUNT, COUNT from 2 to 1000.`);
  const step = (high - low) / (count - 1);
  // Rounded, so that a value is 0.3 and not 0.30000000000000004.
  const steps = Array.from({ length: count }, (_, n) => Number((low + n * step).toFixed(12)));
  return checked({ parameter, values: steps }, model);
}

/** Reads one axis or two. @throws ExploreError saying what is not understood */
export function axesOf(texts: readonly string[], model: Model): Axis[] {
  const axes = texts.map((text) => parseAxis(text, model));
  if (axes.length > 2) throw new ExploreError('At most two figures can be varied at once.');
  const [one, other] = axes;
  if (one && one.parameter === other?.parameter)
    throw new ExploreError(`${one.parameter} is there twice: vary another figure beside it.`);
  return axes;
}

/** Every figure of a policy and of a model that can be varied, rules apart. */
export function parametersOf(model: Model): string[] {
  const names: Record<string, readonly string[]> = {
    turns: turnsOf(model),
    classes: MOVE_CLASSES,
    moves: [...model.moves.keys()],
    deadlines: [...model.deadlines.keys()],
  };
  return Object.entries(names).flatMap(([key, list]) => list.map((entry) => `${key}.${entry}`));
}

function checked(axis: Axis, model: Model): Axis {
  const { parameter, values } = axis;
  const [group = ''] = parameter.split('.');
  if (group === 'rules') {
    if (!/^rules\.(0|[1-9]\d*)$/.test(parameter))
      throw new ExploreError(`There is no parameter ${parameter}. Rules are counted from 0: rules.0 is the first.`);
  } else {
    const all = parametersOf(model);
    if (!all.includes(parameter))
      throw new ExploreError(`There is no parameter ${parameter}. ${didYouMean(parameter, all)}`);
  }
  if (group === 'deadlines' && values.some((value) => !Number.isInteger(value) || value < 1 || value > 10_000))
    throw new ExploreError('A deadline is a whole number of hours, 1-10000.');
  if (group !== 'deadlines' && values.some((value) => value > MOST_WEIGHT))
    throw new ExploreError(`A weight is at most ${MOST_WEIGHT}.`);
  return axis;
}

/** Whether a policy has a figure that is to be varied. @throws ExploreError when it has not */
export function checkAxis(policy: Policy, { parameter }: Axis): void {
  const [group, name] = parameter.split('.');
  if (group === 'rules' && !policy.rules?.[Number(name)]) throw new ExploreError(noRule(policy, parameter));
  if (group === 'turns' && !policy.turns)
    throw new ExploreError(`The policy ${policy.id} weighs every move alike and has no turns to vary.`);
}

/** A policy and the graph's hours with some figures set otherwise, of those that it has. */
export function varied(
  policy: Policy,
  graph: StateGraph,
  at: Readonly<Record<string, number>>,
): { policy: Policy; graph: StateGraph } {
  let made = policy;
  let events = graph.events;
  for (const [parameter, value] of Object.entries(at)) {
    const [group = '', name = ''] = parameter.split('.');
    if (group === 'deadlines')
      events = events.map((event) => (event.deadline === (name as DeadlineId) ? { ...event, hours: value } : event));
    else if (group === 'rules') {
      const index = Number(name);
      made = { ...made, rules: made.rules?.map((rule, n) => (n === index ? { ...rule, times: value } : rule)) };
    } else {
      const key = group as 'turns' | 'classes' | 'moves';
      made = { ...made, [key]: { ...made[key], [name]: value } };
    }
  }
  return { policy: made, graph: events === graph.events ? graph : { ...graph, events } };
}

/** Says which rules there are instead of the one that was asked for. */
function noRule({ id, rules = [] }: Policy, parameter: string): string {
  if (rules.length === 0) return `The policy ${id} has no rules to vary.`;
  const last = rules.length - 1;
  const there =
    ['1 rule, rules.0', '2 rules, rules.0 and rules.1'][last] ?? `${rules.length} rules, rules.0 to rules.${last}`;
  return `The policy ${id} has no ${parameter}; it has ${there}.`;
}

/** What a sweep is made of. */
export interface SweepOptions {
  /** The state graph of the machine: `graphOf(model)`. */
  graph: StateGraph;
  /** The scenario that was played. */
  scenario: Scenario;
  /** The policy whose figures are varied. */
  policy: Policy;
  /** The node of a session that the odds are asked from. */
  from: Node;
  /** Outcomes that end a run; default: all. */
  outcomes?: readonly string[] | undefined;
  /** The figures that are varied, one or two. */
  axes: readonly Axis[];
  /** Odds that are only looked at, not reckoned with, take half as long. */
  rough?: boolean | undefined;
  /** Nodes of a chain past which odds are simulated. Default: 2,000,000. */
  most?: number | undefined;
}

/** Whether the figures that are varied make no difference to any outcome. */
export function isFlat(points: readonly SweepPoint[]): boolean {
  const [first] = points;
  return (
    first !== undefined &&
    points.length > 1 &&
    points.every(({ odds }) => Object.entries(odds.ends).every(([name, share]) => share === first.odds.ends[name]))
  );
}

/** How many points a grid has. @throws ExploreError when there are too many */
export function gridSize(axes: readonly Axis[]): number {
  const size = axes.reduce((product, { values }) => product * values.length, 1);
  if (size > MOST_POINTS) throw new ExploreError(`A grid has at most ${MOST_POINTS} points, not ${size}.`);
  return size;
}

/**
 * One point of a grid: the exact odds with the figures of that point, or simulated ones where the machine is too large to
 * explore.
 *
 * @throws CancelledError when it is stopped
 * @throws ExploreError when the policy has no such figure
 */
export function sweepPoint(
  { graph, scenario, policy, from, outcomes, axes, rough, most }: SweepOptions,
  index: number,
  job?: Job,
): SweepPoint {
  checkpoint(job);
  for (const axis of axes) checkAxis(policy, axis);
  const at: Record<string, number> = {};
  let rest = index;
  for (const { parameter, values } of [...axes].reverse()) {
    at[parameter] = values[rest % values.length] as number;
    rest = Math.floor(rest / values.length);
  }
  const ordered = Object.fromEntries(axes.map(({ parameter }) => [parameter, at[parameter] as number]));
  const set = varied(policy, graph, ordered);
  const { odds } = oddsAt(
    { ...set, scenario, nodes: [from], outcomes, settled: rough ? ROUGH : undefined, most, seed: index },
    job,
  );
  return { index, at: ordered, odds: odds[0] as Odds };
}
