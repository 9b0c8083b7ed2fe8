import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Findings } from '../../explore/findings.js';
import type { Odds } from '../../explore/odds/odds.js';
import type { Traffic } from '../../explore/odds/traffic.js';
import type { Measure } from '../../explore/paths/costs.js';
import { POLICIES, policyOf } from '../../explore/policy/builtin.js';
import type { Policy } from '../../explore/policy/schema.js';
import { isOutcome } from '../../model/index.js';
import { type Session, type Stop, toRun } from '../../play/index.js';
import type { App } from '../app/context.js';
import type { Run } from '../app/run.js';
import { Desk } from './desk.js';
import type { Finding, Place, WaysTo } from './protocol.js';

/** Runs that are made unless others are asked for. */
export const USUAL_RUNS = 10_000;
export const MOST_RUNS = 10_000_000;
export const MOST_SEED = 0xffffffff;

/** Weights that were changed on the page. */
export interface Weights {
  classes: NonNullable<Policy['classes']>;
  turns: NonNullable<Policy['turns']>;
}

const UNCHANGED: Weights = { classes: {}, turns: {} };

/**
 * What the Explore screen asks and what was found. It asks by itself whenever the question is another one
 * while the screen is shown.
 */
export class Explorer {
  /** The policy before its weights were changed. */
  readonly base: Signal<Policy>;
  readonly weights = signal<Weights>(UNCHANGED);
  readonly policy: ReadonlySignal<Policy>;
  /** Policies that were opened from files. */
  readonly own = signal<Policy[]>([]);
  /** All that can be chosen. */
  readonly policies: ReadonlySignal<readonly Policy[]> = computed(() => [...POLICIES, ...this.own.value]);
  /** The place that was chosen to ask from, an index into the stops; undefined: the usual one. */
  readonly chosen = signal<number | undefined>(undefined);
  readonly free = signal(false);
  readonly runs = signal(USUAL_RUNS);
  readonly seed = signal(1);
  readonly measure = signal<Measure>('moves');

  /** The stop that is asked from unless another one is chosen. */
  readonly usual: ReadonlySignal<number>;
  /** The stop that is asked from. */
  readonly from: ReadonlySignal<Stop>;
  readonly findings = signal<Findings | undefined>(undefined);
  /** What the findings were asked with: the policy, what it was before its weights were changed, and where from. */
  readonly asked = signal<{ policy: Policy; base: Policy; from: Stop } | undefined>(undefined);
  readonly traffic = signal<Traffic | undefined>(undefined);
  readonly ways = signal<{ measure: Measure; ways: WaysTo[] } | undefined>(undefined);
  /** The odds under every policy, that which is asked under included, as they come. */
  readonly under = signal<{ policy: Policy; odds: Odds }[]>([]);
  /** Where it is asked. */
  readonly desk = new Desk();
  /** Whether what is shown answers an earlier question. */
  readonly stale: ReadonlySignal<boolean>;

  /** The path and the place on it that are asked about, as one text. */
  readonly placeKey: ReadonlySignal<string>;
  /** All that the answers hang on, as one text: what is asked now, was asked last, and is answered. */
  readonly question: ReadonlySignal<string>;
  #asking: string | undefined;
  readonly #answered = signal<string | undefined>(undefined);

  constructor(readonly run: Run) {
    const usual = policyOf('historical') ?? POLICIES[0];
    if (!usual) throw new Error('There is no policy.');
    this.base = signal(usual);
    this.policy = computed(() => weighed(this.base.value, this.weights.value));
    this.usual = computed(() => {
      const { here } = run.line.value;
      // From an outcome nothing follows: what is asked then is how lucky all of it was.
      return isOutcome(run.session.value.configuration.phase) ? 0 : here;
    });
    this.from = computed(() => {
      const { stops } = run.line.value;
      return (stops[this.chosen.value ?? this.usual.value] ?? stops[0]) as Stop;
    });
    this.placeKey = computed(() => {
      const session = run.session.value;
      const stops = run.line.value.stops.map(({ node, step }) => node?.id ?? step?.id);
      return JSON.stringify([numberOf(session), session.branch.id, stops, this.from.value.n]);
    });
    this.question = computed(() => {
      const asked = [this.policy.value, this.free.value, this.runs.value, this.seed.value];
      return JSON.stringify([this.placeKey.value, ...asked]);
    });
    this.stale = computed(() => this.#answered.value !== undefined && this.#answered.value !== this.question.value);
    let session = numberOf(run.session.peek());
    let branch = run.session.peek().branch.id;
    effect(() => {
      run.version.value;
      const now = run.session.value;
      // A place on one line is none on another, and an answer about one scenario none about another.
      if (session !== numberOf(now)) this.#forget();
      if (session !== numberOf(now) || branch !== now.branch.id) this.chosen.value = undefined;
      session = numberOf(now);
      branch = now.branch.id;
    });
  }

  #forget(): void {
    batch(() => {
      this.findings.value = undefined;
      this.asked.value = undefined;
      this.traffic.value = undefined;
      this.ways.value = undefined;
      this.under.value = [];
      this.desk.ended.value = undefined;
      this.#answered.value = undefined;
    });
  }

  /** Asks from a stop from now on, or from where the run stands. */
  askFrom(stop: number): void {
    this.chosen.value = stop === this.usual.peek() ? undefined : stop;
  }

  /** The place that questions are about. */
  place(): Place {
    const { node, step } = this.from.value;
    return {
      scenario: this.run.scenario,
      run: toRun(this.run.session.value),
      from: node ? { node: node.id } : { step: step?.id ?? '' },
    };
  }

  /** Asks if the question is not the one that was asked last. */
  follow(): void {
    if (this.question.value !== this.#asking) this.#study();
  }

  /** Asks the same again: after it was stopped, or has failed. */
  again(): void {
    this.#study();
  }

  #study(): void {
    const asked = { policy: this.policy.value, base: this.base.value, from: this.from.value };
    const others = this.policies.value.filter((policy) => policy !== asked.base);
    const question = this.question.value;
    this.#asking = question;
    this.desk.ask(
      {
        kind: 'study',
        place: this.place(),
        policy: asked.policy,
        others,
        free: this.free.value,
        seed: this.seed.value,
        runs: this.runs.value,
        measure: this.measure.peek(),
      },
      (part) => {
        if (part.part === 'findings') {
          this.asked.value = asked;
          this.#answered.value = question;
          this.traffic.value = undefined;
          this.ways.value = undefined;
          this.under.value = [{ policy: asked.policy, odds: part.findings.exact }];
          this.findings.value = part.findings;
        } else if (part.part === 'under') {
          const policy = others[part.other];
          if (policy) this.under.value = [...this.under.value, { policy, odds: part.odds }];
        } else this.#hear(part);
      },
    );
  }

  /** Looks for the ways out by another measure. */
  measureBy(measure: Measure): void {
    this.measure.value = measure;
    // What is under way would answer for the measure before.
    if (this.desk.progress.value || this.stale.value) this.#study();
    else this.desk.ask({ kind: 'ways', place: this.place(), measure }, (part) => this.#hear(part));
  }

  stop(): void {
    // What was changed just before is not asked either, until it is gone on with.
    this.#asking = this.question.value;
    this.desk.stop();
  }

  /** Rests while the screen is not shown; what was under way is asked again. */
  rest(): void {
    if (!this.desk.progress.value) return;
    this.desk.close();
    this.#asking = undefined;
  }

  #hear(part: Finding): void {
    switch (part.part) {
      case 'tally':
        if (this.findings.value) this.findings.value = { ...this.findings.value, tally: part.tally };
        break;
      case 'traffic':
        this.traffic.value = part.traffic;
        break;
      case 'ways':
        this.ways.value = { measure: part.measure, ways: part.ways };
        break;
    }
  }

  choosePolicy(policy: Policy): void {
    batch(() => {
      this.base.value = policy;
      this.weights.value = UNCHANGED;
    });
  }

  /** Sets one weight, 0-1000. */
  weigh(group: keyof Weights, name: string, value: number): void {
    const weights = this.weights.value;
    this.weights.value = { ...weights, [group]: { ...weights[group], [name]: value } };
  }

  reset(): void {
    this.weights.value = UNCHANGED;
  }

  get isChanged(): boolean {
    return this.policy.value !== this.base.value;
  }
}

/** A policy with some weights set otherwise; the same policy where none is. */
function weighed(policy: Policy, { classes, turns }: Weights): Policy {
  const differs = (changes: Record<string, number | undefined>, before: Record<string, number | undefined> = {}) =>
    Object.entries(changes).some(([name, value]) => value !== (before[name] ?? 1));
  if (!differs(classes, policy.classes) && !differs(turns, policy.turns)) return policy;
  return {
    ...policy,
    id: `${policy.id.slice(0, 56).replace(/-$/, '')}-changed`,
    classes: { ...policy.classes, ...classes },
    ...(policy.turns && { turns: { ...policy.turns, ...turns } }),
  };
}

const numbers = new WeakMap<Session, number>();
let sessions = 0;

/** Tells sessions apart: in another one the same nodes stand for other moves. */
function numberOf(session: Session): number {
  const known = numbers.get(session);
  if (known !== undefined) return known;
  sessions += 1;
  numbers.set(session, sessions);
  return sessions;
}

const explorers = new WeakMap<Run, Explorer>();

/** The page's explorer: what it has found stays while another screen is shown. */
export function explorerOf({ run }: App): Explorer {
  const known = explorers.get(run);
  if (known) return known;
  const made = new Explorer(run);
  explorers.set(run, made);
  return made;
}
