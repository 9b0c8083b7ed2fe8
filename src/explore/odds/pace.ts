import { checkpoint, type Job } from '../job.js';

/** Edges that are gone along between two looks at whether to stop: some 10 ms. */
const BREATH = 1 << 21;

/** Watches a long solution: looks every few milliseconds whether to stop, and says how far it is. */
export class Pace {
  #done = 0;
  #part = 0;
  #edges = 0;
  #within = 0;
  #spent = BREATH;

  /** @param of nodes in all */
  constructor(
    private readonly job: Job | undefined,
    private readonly of: number,
  ) {}

  /** A component of so many nodes and edges comes next. */
  begin(nodes: number, edges: number): void {
    this.#part = nodes;
    this.#within = 0;
    this.#edges = edges;
    this.work(edges);
  }

  /** It is solved. */
  end(): void {
    this.#done += this.#part;
    this.#part = 0;
    this.#within = 0;
    this.#spent += this.#edges;
  }

  /**
   * So many edges were gone along, after which values still change so much: how near that is to what settles
   * them tells how far the component is.
   *
   * @throws CancelledError when the job was stopped
   */
  spend(edges: number, change: number, settled: number): void {
    const share = change > 0 ? Math.log(change) / Math.log(settled) : 1;
    this.#within = Math.max(this.#within, Math.min(1, share));
    this.work(edges);
  }

  /** So many edges were gone along. @throws CancelledError when the job was stopped */
  work(amount: number): void {
    this.#spent += amount;
    if (this.#spent < BREATH) return;
    this.#spent = 0;
    checkpoint(this.job, Math.floor(this.#done + this.#part * this.#within), this.of);
  }
}
