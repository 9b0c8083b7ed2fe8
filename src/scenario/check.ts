import { LIMITS } from '../file/limits.js';
import { parseWhen, type When } from '../file/when.js';
import {
  type Condition,
  ExpressionError,
  explainGuard,
  type Model,
  mainState,
  type Position,
  parseCondition,
  printCondition,
  valuesAt,
} from '../model/index.js';
import { missingOutcomes, noOutcome } from './ends.js';
import type { Finding } from './finding.js';
import { hoursText } from './hours.js';
import { refusalFinding } from './refusal.js';
import type { Branch, BranchId, Scenario, Step, StepId } from './scenario.js';
import { modelOf, storyOf } from './scenario.js';
import type { Bounds } from './schema.js';
import { type Place, suppose } from './suppose.js';
import { startWalk } from './walk.js';
import type { Looked } from './ways-toward.js';

/** What loading has cost and found so far, what is extended included. */
export interface Work {
  /** Steps replayed. */
  replayed: number;
  /** Steps replayed once more for what may have been meant by a refused one. */
  supposed: number;
  /** Looked at to say what would make refused moves possible. */
  readonly looked: Looked;
  /** Bytes read. */
  bytes: number;
  /** Branches replayed: a scenario that another one extends is not replayed again with it. */
  readonly done: Set<BranchId>;
  /** Where each of their steps is met. */
  readonly arrivals: Map<StepId, Arrival>;
  /** Outcomes that they reach. */
  readonly outcomes: Set<string>;
}

export function newWork(): Work {
  return {
    replayed: 0,
    supposed: 0,
    looked: { positions: 0 },
    bytes: 0,
    done: new Set(),
    arrivals: new Map(),
    outcomes: new Set(),
  };
}

interface Arrival {
  /** Wherever the path may stand: one place unless a step on the way was refused. */
  places: readonly Place[];
  /** The latest date seen on the way, for order. */
  latest: number;
}

/**
 * Replays every branch through the machine that was not replayed before. A step is replayed once for each path that leads to it
 * anew: the shared prefix once, what is rejoined once for every branch that rejoins it. A refused step does not end
 * it: what comes after is told as certain where it is wrong with and without that step.
 *
 * @param stops where a branch holds a broken step: nothing from there on can be judged
 * @param work counted on, so that scenarios that extend each other are bounded together
 */
export function checkBranches(
  scenario: Scenario,
  stops: ReadonlyMap<BranchId, number> = new Map(),
  work: Work = newWork(),
): Finding[] {
  const story = storyOf(scenario);
  const model = modelOf(scenario);
  const start = parseWhen(scenario.start);
  if (!start) return [];
  const findings: Finding[] = [];
  const { outcomes, arrivals } = work;
  let refusals = 0;
  /** Steps whose refusal was told, with what it hangs on. */
  const told = new Set<string>();

  const run = (branch: Branch, steps: StepId[], from: Arrival): void => {
    let { places, latest } = from;
    for (const [index, id] of steps.entries()) {
      const step = story.step(id);
      if (!step) return;
      work.replayed += 1;
      if (work.replayed > LIMITS.replayed) return;
      const own = step.branch === branch.id;
      if (own && index >= (stops.get(branch.id) ?? Number.POSITIVE_INFINITY)) return;
      if (!own && stops.has(step.branch)) return;
      if (own && !arrivals.has(id)) arrivals.set(id, { places, latest });
      const at = step.at === undefined ? undefined : parseWhen(step.at);
      if (at && at.end <= latest && own) {
        findings.push({
          step: id,
          key: 'at',
          severity: 'error',
          code: 'dates-out-of-order',
          message: `${step.at} lies before the step this one follows.`,
          hint: 'Put the steps in the order of their dates, or correct the date.',
        });
      }
      work.supposed += places.length - 1;
      if (work.supposed > LIMITS.supposed) return;
      // What is rejoined is told of at the last step of the branch that rejoins it.
      const shown = own ? id : (branch.steps.at(-1) ?? id);
      // To explain a refusal every move is tried, so no more are explained than are shown.
      const enough = refusals >= LIMITS.problems;
      const outcome = suppose(places, shown, step, start, enough);
      const met = places[0]?.walk.position;
      places = outcome.places;
      if (outcome.refusal) {
        refusals += 1;
        if (enough) return;
        const key = `${id} ${outcome.hangs ?? ''}`;
        if (own || !(told.has(key) || told.has(`${id} `)))
          findings.push({
            ...refusalFinding(scenario, step, branch, outcome.refusal, { own, start, looked: work.looked }),
            step: shown,
            ...(outcome.hangs && { hangs: outcome.hangs }),
          });
        told.add(key);
      } else if (own) {
        const found = outcome.taken.map(({ walk, before }) => [
          ...expectations(step, walk.position),
          ...late(step, at, before, start),
        ]);
        findings.push(...inAll(found));
        const now = places[0]?.walk.position;
        if (met && now && isPastYears(start, now) && !isPastYears(start, met)) findings.push(pastYears(step));
      }
      if (at) latest = Math.max(latest, at.start);
    }
    const [place] = places;
    // Where a step on the way is refused, nobody knows where the path would have led.
    if (!place || place.supposed.size > 0) return;
    const phase = mainState(place.walk.position);
    if (model.outcomes.has(phase)) outcomes.add(phase);
    else if (!stops.has(branch.id)) findings.push(noOutcome(branch, place.walk.position));
  };

  const beginning: Arrival = {
    places: [{ walk: startWalk(model), supposed: new Map() }],
    latest: Number.NEGATIVE_INFINITY,
  };
  for (const branch of scenario.branches) {
    if (work.replayed > LIMITS.replayed) break;
    if (work.done.has(branch.id)) continue;
    work.done.add(branch.id);
    // A branch whose fork was never reached hangs behind an error that is reported already.
    const from = branch.insteadOf === null ? beginning : arrivals.get(branch.insteadOf);
    if (!from && stops.size > 0) continue;
    if (!from) {
      findings.push({
        step: branch.steps[0] ?? '',
        severity: 'warning',
        code: 'unreachable-alternative',
        message: `Nobody can reach ${branch.id}: a step before it is refused.`,
        hint: 'Mend the step before it.',
      });
      continue;
    }
    if (branch.steps.length > 0) run(branch, [...branch.steps, ...story.tail(branch)], from);
  }
  if (work.replayed > LIMITS.replayed) {
    findings.push({
      step: '',
      severity: 'error',
      code: 'too-large',
      message: `Checking would replay more than ${LIMITS.replayed} steps.`,
      hint: 'Fewer branches that rejoin long paths.',
    });
  }
  // A path that is refused or broken on the way says nothing about where it would have led.
  if (stops.size === 0 && refusals === 0) findings.push(...missingOutcomes(model, outcomes));
  return withoutFollowers(findings);
}

/** What hangs on a refused step is none of its own: it is counted there, for nobody can mend it before that. */
function withoutFollowers(findings: readonly Finding[]): Finding[] {
  const later = new Map<StepId, Set<StepId>>();
  const refused = new Set(findings.flatMap((finding) => (isRefused(finding) && !finding.hangs ? [finding.step] : [])));
  const own = findings.filter(({ step, hangs }) => {
    if (hangs === undefined || !refused.has(hangs)) return true;
    later.set(hangs, (later.get(hangs) ?? new Set()).add(step));
    return false;
  });
  return own.map((finding) => {
    const steps = isRefused(finding) ? later.get(finding.step) : undefined;
    if (steps) later.delete(finding.step);
    return steps ? { ...finding, later: [...steps] } : finding;
  });
}

const isRefused = ({ code, key }: Finding): boolean =>
  code === 'refused' || (code === 'unreachable-alternative' && key !== undefined);

/** What is found wherever the path may stand. */
function inAll(found: readonly Finding[][]): Finding[] {
  const [first = [], ...others] = found;
  return first.filter(({ message }) => others.every((findings) => findings.some((other) => other.message === message)));
}

function expectations(step: Step, position: Position): Finding[] {
  const { expect } = step;
  if (expect === undefined) return [];
  const finding = (message: string): Finding => ({
    step: step.id,
    key: 'expect',
    severity: 'error',
    code: 'expect',
    message,
    hint: 'Correct the expectation, or the moves before it.',
  });
  const values = valuesAt(position);
  if (typeof expect === 'string') {
    const condition = expected(position.model, expect);
    if (condition instanceof ExpressionError)
      return [{ ...finding(condition.message), code: 'expression', hint: condition.hint, at: condition.from }];
    if (position.model.test(condition)(values, {})) return [];
    const failing = explainGuard(position.model, condition, values, {}).filter(({ passed }) => !passed);
    const found = failing.map(({ reads, value }) => `${reads} ${value}`).join(', ');
    return [
      finding(`Expected ${printCondition(condition, undefined, position.model.names.readable)}, found ${found}.`),
    ];
  }
  return Object.entries(expect).flatMap(([key, wanted]) => {
    const value = key === 'hours' ? position.hours : values[key];
    if (wanted === undefined || value === undefined || meets(wanted, value)) return [];
    return [finding(`Expected ${key} ${wantedText(wanted)}, found ${value}.`)];
  });
}

/** The condition of an expectation that is an expression, or what is wrong with it. */
function expected(model: Model, text: string): Condition | ExpressionError {
  try {
    return parseCondition(text, { ...model.names, relatives: [] });
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function meets(wanted: string | number | Bounds, value: string | number): boolean {
  if (typeof wanted !== 'object') return wanted === value;
  const number = Number(value);
  return (
    number >= (wanted.atLeast ?? Number.NEGATIVE_INFINITY) && number <= (wanted.atMost ?? Number.POSITIVE_INFINITY)
  );
}

function wantedText(wanted: string | number | Bounds): string {
  if (typeof wanted !== 'object') return String(wanted);
  return [
    wanted.atLeast !== undefined && `at least ${wanted.atLeast}`,
    wanted.atMost !== undefined && `at most ${wanted.atMost}`,
  ]
    .filter(Boolean)
    .join(' and ');
}

/** Whether the clock stands at a date that cannot be written, because its year has five digits. */
function isPastYears(start: When, { hours }: Position): boolean {
  return start.start + hours * 3_600_000 >= Date.UTC(10_000, 0);
}

function pastYears(step: Step): Finding {
  return {
    step: step.id,
    severity: 'error',
    code: 'date',
    message: 'The clock runs past the year 9999 here, and dates end there.',
    hint: 'Let `start:` be earlier, or less time pass until this step.',
  };
}

function late(step: Step, at: When | undefined, before: Position, start: When): Finding[] {
  if (!at || at.end <= start.start) return [];
  if (start.start + before.hours * 3_600_000 < at.end) return [];
  return [
    {
      step: step.id,
      key: 'at',
      severity: 'warning',
      code: 'late',
      message: `The clock reaches this step ${hoursText(before.hours)} after the start, which is after ${step.at}.`,
      hint: 'Give the moves before it fewer `hours:`, or this one a later date.',
    },
  ];
}
