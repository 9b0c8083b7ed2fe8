import ExploreWorker from 'virtual:explore-worker';
import type { StateGraph } from '../../explore/index.js';
import type { Answer, Asked, Part, Question } from './protocol.js';

/** The state graph, once a worker has explored it: the others need not. */
let explored: StateGraph | undefined;

/** Where questions are put to a worker, one at a time: another one, or stopping, ends at once what is under way. */
export class Desk {
  #worker: Worker | undefined;
  #asked = 0;
  #busy = false;

  /** @param told is given the answer, part by part; the last is `done` or `failed` */
  ask(question: Question, told: (part: Part) => void): void {
    this.stop();
    const fresh = this.#worker === undefined;
    const worker = this.#worker ?? new ExploreWorker();
    this.#worker = worker;
    this.#asked += 1;
    const id = this.#asked;
    this.#busy = true;
    const ended = () => {
      this.#busy = false;
    };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== id) return;
      const { part } = data;
      if (part.part === 'graph') explored = part.graph;
      if (part.part === 'done' || part.part === 'failed') ended();
      told(part);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.stop();
      told({ part: 'failed', message: event.message ?? '', own: true });
    };
    worker.postMessage({ id, question, ...(fresh && { graph: explored }) } satisfies Asked);
  }

  /** Ends what is under way. What was told stays told. */
  stop(): void {
    if (this.#busy) this.close();
  }

  /** Ends the worker, busy or not. The next question starts another one. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#busy = false;
  }
}
