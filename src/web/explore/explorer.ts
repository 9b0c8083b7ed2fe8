import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Findings, oddsOf } from '../../explore/findings.js';
import { nobodyAxis } from '../../explore/nobody.js';
import type { Odds } from '../../explore/odds/odds.js';
import type { Traffic } from '../../explore/odds/traffic.js';
import type { Measure } from '../../explore/paths/costs.js';
import { policiesOf, policyOf, usualPolicy } from '../../explore/policy/builtin.js';
import type { Policy } from '../../explore/policy/schema.js';
import type { Axis, SweepPoint } from '../../explore/sweep.js';
import { mainState } from '../../model/index.js';
import { type Session, type Stop, toRun } from '../../play/index.js';
import type { App } from '../state/context.js';
import type { Run } from '../state/run.js';
import { type Asking, USUAL_RUNS, type Weights } from './asking.js';
import { Desk } from './desk.js';
import { keepSettings } from './keep.js';
import type { Finding, Place, Verdict, WaysTo } from './protocol.js';

const UNCHANGED: Weights = { classes: {}, turns: {} };

/** How it would end under a policy; `base` is what the policy was before its weights were changed. */
export interface Under {
  policy: Policy;
  base: Policy;
  odds: Odds;
  /** Whether it is the policy that is asked under. */
  asked: boolean;
}

/** The parts of an answer, which come one after another. */
type AnswerPart = 'findings' | 'traffic' | 'ways' | 'under' | 'nobody';

/** An outcome map: the figures that were varied, and what came of it so far. */
export interface Drawn {
  axes: readonly Axis[];
  points: readonly SweepPoint[];
  /** What it was drawn for. */
  policy: Policy;
  base: Policy;
  from: Stop;
}

/**
 * What the Explore screen asks and what was found. It asks by itself whenever the question is another one
 * while the screen is shown.
 */
export class Explorer implements Asking {
  /** The policy before its weights were changed. */
  readonly base: Signal<Policy>;
  readonly weights = signal<Weights>(UNCHANGED);
  readonly policy: ReadonlySignal<Policy>;
  /** Policies that were opened from files. */
  readonly own = signal<Policy[]>([]);
  /** All that can be chosen. */
  readonly policies: ReadonlySignal<readonly Policy[]>;
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
  readonly under = signal<readonly Under[]>([]);
  /** The odds where nobody acts a third and three times as often as the policy that is asked under says. */
  readonly nobody = signal<readonly SweepPoint[]>([]);
  /** Where it is asked. */
  readonly desk = new Desk();
  /** Whether the odds that are shown answer an earlier question. */
  readonly stale: ReadonlySignal<boolean>;

  /** The claim as it was typed last, and the answer to the one that was checked last, with the place it was about. */
  readonly claim = signal('');
  readonly verdict = signal<(Verdict & { place: string }) | undefined>(undefined);
  readonly claimDesk = new Desk();

  /** The figures of the policy that are varied by the outcome map; the second may be none. */
  readonly varied = signal<readonly [first: string, second: string]>(['classes.force', '']);
  readonly drawn = signal<Drawn | undefined>(undefined);
  readonly mapDesk = new Desk();

  /** The path and the place on it that are asked about, as one text. */
  readonly placeKey: ReadonlySignal<string>;
  /** All that the answers hang on, as one text: what is asked now, was asked last, and is answered. */
  readonly question: ReadonlySignal<string>;
  #asking: string | undefined;
  /** What the ways out that are shown are of: a place and a measure, as one text. */
  #waysOf: string | undefined;
  /** The question that each part of what is shown answers. */
  readonly #answered = signal<Partial<Record<AnswerPart, string>>>({});

  constructor(readonly run: Run) {
    this.base = signal(usualPolicy(run.session.peek().model));
    this.policies = computed(() => [...policiesOf(run.session.value.model), ...this.own.value]);
    this.policy = computed(() => weighed(this.base.value, this.weights.value));
    this.usual = computed(() => {
      const { here, stops } = run.line.value;
      const { model, position } = run.session.value;
      // From an outcome in which the line ends nothing follows: what is asked then is how lucky all of it was.
      return here === stops.length - 1 && model.outcomes.has(mainState(position)) ? 0 : here;
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
    this.stale = computed(() => this.isOld('findings'));
    keepSettings(this, run.session.peek().model);
    let session = numberOf(run.session.peek());
    let branch = run.session.peek().branch.id;
    let { model } = run.session.peek();
    effect(() => {
      run.version.value;
      const now = run.session.value;
      // A place on one line is none on another, and an answer about one scenario none about another.
      if (session !== numberOf(now)) this.#forget();
      if (model !== now.model) this.#takePolicies(now);
      model = now.model;
      if (session !== numberOf(now) || branch !== now.branch.id) this.chosen.value = undefined;
      session = numberOf(now);
      branch = now.branch.id;
    });
  }

  /** Under another model policies are others: the one of the same id, else the usual one. Those from files speak of another model. */
  #takePolicies(session: Session): void {
    const before = this.base.peek();
    batch(() => {
      this.own.value = [];
      this.base.value = policyOf(session.model, before.id) ?? usualPolicy(session.model);
      this.weights.value = UNCHANGED;
    });
  }

  #forget(): void {
    batch(() => {
      this.findings.value = undefined;
      this.asked.value = undefined;
      this.traffic.value = undefined;
      this.ways.value = undefined;
      this.under.value = [];
      this.nobody.value = [];
      this.#waysOf = undefined;
      this.#answered.value = {};
      this.verdict.value = undefined;
      this.drawn.value = undefined;
      for (const desk of [this.desk, this.claimDesk, this.mapDesk]) desk.ended.value = undefined;
    });
  }

  /** Whether a part of what is shown answers an earlier question. */
  isOld(part: AnswerPart): boolean {
    const answered = this.#answered.value[part];
    return answered !== undefined && answered !== this.question.value;
  }

  /** Whether two parts of what is shown answer the same question. */
  agree(one: AnswerPart, other: AnswerPart): boolean {
    return this.#answered.value[one] === this.#answered.value[other];
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
      key: this.placeKey.value,
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
    const range = nobodyAxis(asked.policy);
    const found: (Odds | undefined)[] = [];
    const ranged: SweepPoint[] = [];
    // Row by row where there is nothing yet; else what is there stays until all of it is known.
    const shownFrom = this.under.value.length === 0 ? 1 : others.length + 1;
    const compare = () => {
      const asks = this.findings.value && oddsOf(this.findings.value);
      if (!asks) return;
      const rows: Under[] = others.flatMap((policy, index) => {
        const odds = found[index];
        return odds ? [{ policy, base: policy, odds, asked: false }] : [];
      });
      if (rows.length + 1 < shownFrom) return;
      this.under.value = [{ ...asked, odds: asks, asked: true }, ...rows];
      this.#answers('under', question);
    };
    // No policy changes the ways out.
    const measure = this.measure.peek();
    const ways = this.#waysTo(measure);
    const waysKnown = this.#waysOf === ways;
    this.desk.ask(
      {
        kind: 'study',
        place: this.place(),
        policy: asked.policy,
        others,
        range,
        free: this.free.value,
        seed: this.seed.value,
        runs: this.runs.value,
        measure: waysKnown ? undefined : measure,
      },
      (part) => {
        if (part.part === 'findings') {
          this.asked.value = asked;
          this.findings.value = part.findings;
          this.#answers('findings', question);
          if (waysKnown) this.#answers('ways', question);
          if (!part.findings.exact) this.traffic.value = undefined;
          compare();
        } else if (part.part === 'under') {
          found[part.other] = part.odds;
          compare();
        } else if (part.part === 'ranged') {
          ranged.push(part.point);
          if (ranged.length < (range?.values.length ?? 0)) return;
          this.nobody.value = ranged;
          this.#answers('nobody', question);
        } else {
          this.#hear(part, question, ways);
          if (part.part === 'tally' && this.findings.value?.exact === null) compare();
        }
      },
    );
  }

  /** Looks for the ways out by another measure. */
  measureBy(measure: Measure): void {
    this.measure.value = measure;
    // What is under way would answer for the measure before.
    if (this.desk.progress.value || this.stale.value) this.#study();
    else {
      const question = this.question.value;
      const ways = this.#waysTo(measure);
      this.desk.ask({ kind: 'ways', place: this.place(), measure }, (part) => this.#hear(part, question, ways));
    }
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

  /** What ways out by a measure are known by. */
  #waysTo(measure: Measure): string {
    return `${measure} ${this.placeKey.peek()}`;
  }

  #answers(part: AnswerPart, question: string): void {
    this.#answered.value = { ...this.#answered.value, [part]: question };
  }

  #hear(part: Finding, question: string, ways: string): void {
    switch (part.part) {
      case 'tally':
        if (this.findings.value) this.findings.value = { ...this.findings.value, tally: part.tally };
        break;
      case 'traffic':
        this.traffic.value = part.traffic;
        this.#answers('traffic', question);
        break;
      case 'ways':
        this.ways.value = { measure: part.measure, ways: part.ways };
        this.#waysOf = ways;
        this.#answers('ways', question);
        break;
    }
  }

  choosePolicy(policy: Policy): void {
    batch(() => {
      this.base.value = policy;
      this.weights.value = UNCHANGED;
    });
  }

  /** Sets one weight, 0-MOST_WEIGHT. */
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
