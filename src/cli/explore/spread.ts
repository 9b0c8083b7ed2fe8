import type { Findings, RunSource } from '../../explore/findings.js';
import type { PlainGraph } from '../../explore/graph/graph.js';
import { added, type Tally } from '../../explore/odds/tally.js';
import type { SweepPoint } from '../../explore/sweep.js';
import type { Question } from './answers.js';
import type { Progress } from './bar.js';
import { Hand } from './crew.js';

/** What is to be done: the runs from one number to before another, and points of the grid. */
export interface Load {
  runs: readonly [number, number];
  points: readonly number[];
}

/** Runs that a worker makes at a time. */
const BATCH = 65_536;

/**
 * The odds of a question, worked out by several workers. The first explores the graph and solves the exact
 * odds; then each takes the next batch of runs or, when there is none left, the next point of the grid. What
 * comes out does not depend on how many there are or which is quicker.
 */
export class Spread {
  /** The exact findings, as soon as they are there. */
  exact: Findings | undefined;
  readonly #hands: readonly Hand[];
  readonly #load: Load;
  readonly #batch: number;
  #explored = false;
  #source: RunSource | undefined;
  /** Tallies of batches that are done, by batch. */
  readonly #tallies: (Tally | undefined)[] = [];
  readonly #points: SweepPoint[] = [];
  #nextRun: number;
  #nextPoint = 0;

  constructor(question: Question, load: Load, workers: number) {
    const [from, to] = load.runs;
    this.#hands = Array.from({ length: workers }, () => Hand.hire(question));
    this.#load = load;
    this.#batch = Math.max(1, Math.min(BATCH, Math.ceil((to - from) / workers)));
    this.#nextRun = from;
  }

  /** @throws what a worker throws */
  async work(): Promise<void> {
    const [first, ...others] = this.#hands;
    if (!first) return;
    const graph = first.ask('graph').then((explored) => {
      this.#explored = true;
      return explored;
    });
    const exact = graph.then(() => this.#solve(first));
    await Promise.all([exact.then(() => this.#go(first)), ...others.map((hand) => this.#help(hand, graph, exact))]);
  }

  async #solve(hand: Hand): Promise<void> {
    const { findings, source } = await hand.ask('exact');
    this.exact = findings;
    this.#source = source;
  }

  async #help(hand: Hand, graph: Promise<PlainGraph>, exact: Promise<void>): Promise<void> {
    await hand.ask('graph', await graph);
    while (!this.exact && (await this.#point(hand)));
    await exact;
    await this.#go(hand);
  }

  async #go(hand: Hand): Promise<void> {
    let told = hand === this.#hands[0];
    const [first, end] = this.#load.runs;
    while (this.#nextRun < end) {
      const from = this.#nextRun;
      const to = Math.min(end, from + this.#batch);
      this.#nextRun = to;
      const tally = await hand.ask('runs', from, to, told ? undefined : this.#source);
      told = true;
      this.#tallies[(from - first) / this.#batch] = tally;
    }
    while (await this.#point(hand));
  }

  /** @returns false when there is no point left to do */
  async #point(hand: Hand): Promise<boolean> {
    const index = this.#load.points[this.#nextPoint];
    if (index === undefined) return false;
    this.#nextPoint += 1;
    this.#points.push(await hand.ask('point', index));
    return true;
  }

  /**
   * The findings with the runs that are done: those up to the first that is not, so that as many runs give
   * the same again.
   */
  get findings(): Findings | undefined {
    if (!this.exact) return undefined;
    const open = this.#tallies.findIndex((tally) => !tally);
    const done = (open < 0 ? this.#tallies : this.#tallies.slice(0, open)) as Tally[];
    return { ...this.exact, tally: done.reduce(added, this.exact.tally) };
  }

  /** The points that are done, in the order of the grid. */
  get points(): SweepPoint[] {
    return [...this.#points].sort((a, b) => a.index - b.index);
  }

  get progress(): Progress {
    const [from, to] = this.#load.runs;
    const runs = this.#tallies.reduce((sum, tally) => sum + (tally?.runs ?? 0), 0);
    const points = this.#load.points.length;
    if (!this.#explored) return { what: 'exploring every configuration' };
    if (!this.exact) return { what: 'solving the exact odds' };
    if (runs < to - from || points === 0) return { what: 'simulating', done: runs, of: to - from };
    return { what: 'sweeping', done: this.#points.length, of: points, unit: 'points' };
  }

  /** Ends every worker, done or not. */
  async end(): Promise<void> {
    await Promise.all(this.#hands.map((hand) => hand.end()));
  }
}
