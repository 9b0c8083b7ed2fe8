import ExploreWorker from 'virtual:explore-worker';
import { batch, signal } from '@preact/signals';
import { sourceOf } from '../../model/index.js';
import { modelOf } from '../../scenario/scenario.js';
import { type Answer, type Asked, type Finding, firstStage, type Part, type Question, type Stage } from './protocol.js';

/** How far work is. `of` is 0 where the end is not known. */
export interface Progress {
  stage: Stage;
  done: number;
  of: number;
}

/** How work ended. */
export type Ended = { kind: 'done' } | { kind: 'stopped' } | { kind: 'failed'; message: string; own: boolean };

/** Milliseconds that a worker may take to leave a question for another one; a new worker takes as long to begin. */
const PATIENCE = 400;

type Told = (part: Finding) => void;

/**
 * Where questions are put to a worker, one at a time. Another one is answered in the place of what is under way, by
 * the same worker where that leaves it soon; stopping ends at once what is under way.
 */
export class Desk {
  /** Set while a question is under way. */
  readonly progress = signal<Progress | undefined>(undefined);
  /** Set once the last question has ended. */
  readonly ended = signal<Ended | undefined>(undefined);
  #worker: Worker | undefined;
  #asked = 0;
  /** The question that was last heard of. */
  #heard = 0;

  /** @param told is given the answer, part by part */
  ask(question: Question, told: Told): void {
    this.#asked += 1;
    const { scenario } = question.place;
    const source = scenario.machine ? undefined : sourceOf(modelOf(scenario));
    const asked: Asked = { id: this.#asked, question, source };
    if (this.progress.peek() && this.#worker) this.#askInstead(this.#worker, asked, told);
    else this.#put(asked, told);
    batch(() => {
      this.ended.value = undefined;
      this.progress.value = { stage: firstStage(question), done: 0, of: 0 };
    });
  }

  /** Asks a worker that is busy; one that does not leave what is under way soon is ended for another. */
  #askInstead(worker: Worker, asked: Asked, told: Told): void {
    this.#put(asked, told);
    setTimeout(() => {
      if (this.#worker !== worker || this.#asked !== asked.id || this.#heard === asked.id) return;
      this.#terminate();
      this.#put(asked, told);
    }, PATIENCE);
  }

  #put(asked: Asked, told: Told): void {
    const worker = this.#worker ?? new ExploreWorker();
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== asked.id) return;
      this.#heard = asked.id;
      batch(() => this.#hear(data.part, told));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#terminate();
      this.#end({ kind: 'failed', message: event.message ?? '', own: true });
    };
    worker.postMessage(asked);
  }

  #hear(part: Part, told: Told): void {
    switch (part.part) {
      case 'stage':
        this.progress.value = { stage: part.stage, done: part.done, of: part.of };
        break;
      case 'done':
        this.#end({ kind: 'done' });
        break;
      case 'failed':
        this.#end({ kind: 'failed', message: part.message, own: part.own });
        break;
      default:
        told(part);
    }
  }

  #end(ended: Ended | undefined): void {
    batch(() => {
      this.progress.value = undefined;
      this.ended.value = ended;
    });
  }

  #terminate(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #halt(): void {
    if (this.progress.peek()) this.#terminate();
  }

  /** Ends what is under way. What was told stays told. */
  stop(): void {
    this.#halt();
    this.#end({ kind: 'stopped' });
  }

  /** Ends the worker; what is under way is stopped and can be gone on with. */
  rest(): void {
    if (this.progress.peek()) this.stop();
    this.#terminate();
  }

  /** Ends the worker, busy or not. The next question starts another one. */
  close(): void {
    this.#terminate();
    this.#end(undefined);
  }
}
