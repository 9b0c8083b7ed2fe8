/** The edge of what is no event: the run rests where it is. */
export const REST = -1;
/** What stands for the event of a rest; no graph has so many. */
export const REST_EVENT = 65_535;

/** How long something takes that may happen, in hours. */
export interface Lasts {
  /** From when everything before it was over until it happens. */
  waits: number;
  /** From when it happens until something else can: none of it counts where a run ends with it. */
  takes: number;
}

/**
 * What may happen in configurations, and how likely each of it is: choices, each written down once, one thing
 * after the other. The things of a choice are those from `begins[choice]` to `begins[choice + 1]`.
 */
export class Choices {
  readonly begins: number[] = [0];
  /** The edge of each thing, counted from the first of its configuration; or REST. */
  edges = new Int32Array(1 << 10);
  events = new Uint16Array(1 << 10);
  /** Those of a choice together are 1. */
  probabilities = new Float64Array(1 << 10);
  /** What is remembered after each. */
  memories = new Int32Array(1 << 10);
  /** Hours, as Lasts has them. */
  waits = new Float64Array(1 << 10);
  takes = new Float64Array(1 << 10);
  #length = 0;
  #total = 0;

  /** Adds something to the choice that is being written down. @param weight what has none is left out */
  add(edge: number, event: number, weight: number, memory: number, { waits, takes }: Lasts): void {
    if (!(weight > 0)) return;
    const at = this.#length;
    if (at === this.edges.length) this.#grow();
    this.edges[at] = edge;
    this.events[at] = event;
    this.probabilities[at] = weight;
    this.memories[at] = memory;
    this.waits[at] = waits;
    this.takes[at] = takes;
    this.#length = at + 1;
    this.#total += weight;
  }

  /** Ends it. @returns its number */
  done(): number {
    const choice = this.begins.length - 1;
    const scale = 1 / this.#total;
    for (let at = this.begins[choice] as number; at < this.#length; at += 1)
      this.probabilities[at] = (this.probabilities[at] as number) * scale;
    this.begins.push(this.#length);
    this.#total = 0;
    return choice;
  }

  /** Who has the arrays keeps them as they are. */
  #grow(): void {
    const size = this.#length * 2;
    this.edges = copied(new Int32Array(size), this.edges);
    this.events = copied(new Uint16Array(size), this.events);
    this.probabilities = copied(new Float64Array(size), this.probabilities);
    this.memories = copied(new Int32Array(size), this.memories);
    this.waits = copied(new Float64Array(size), this.waits);
    this.takes = copied(new Float64Array(size), this.takes);
  }
}

/** A larger array with what another has. */
export function copied<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from);
  return to;
}
