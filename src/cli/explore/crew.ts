import { Worker } from 'node:worker_threads';
import { InputError } from '../errors.js';
import { exploreWorker } from '../files.js';
import type { Answers, Question } from './answers.js';

type Name = keyof Answers;

/** One call of a method of Answers on its way to a worker. */
export interface Asked {
  id: number;
  name: Name;
  args: readonly unknown[];
}

/** What became of it. An error is taken apart, since its name would be lost on the way. */
export interface Said {
  id: number;
  answer?: unknown;
  error?: { name: string; message: string; stack: string | undefined };
}

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/** A worker that questions are put to. */
export class Hand {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #over: Error | undefined;

  /**
   * A hand for a question. Tests have it answered where they are.
   *
   * @param aside whether the program may end while it is at work
   */
  static hire(question: Question, aside = false): Hand {
    return new Hand(question, aside);
  }

  private constructor(question: Question, aside: boolean) {
    this.#worker = new Worker(exploreWorker(), { workerData: question });
    if (aside) this.#worker.unref();
    this.#worker.on('message', ({ id, answer, error }: Said) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(Object.assign(new Error(error.message), error));
      else waiting?.resolve(answer);
    });
    this.#worker.on('error', (error: NodeJS.ErrnoException) => this.#fail(understood(error)));
    this.#worker.on('exit', () => this.#fail(new Error('A worker ended before its work was done.')));
  }

  /** Calls a method of Answers in the worker. @throws what the method throws, with its name and message */
  ask<N extends Name>(name: N, ...args: Parameters<Answers[N]>): Promise<Awaited<ReturnType<Answers[N]>>> {
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(this.#over);
      this.#asked += 1;
      this.#waiting.set(this.#asked, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ id: this.#asked, name, args } satisfies Asked);
    });
  }

  #fail(error: Error): void {
    this.#over ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#over);
    this.#waiting.clear();
  }

  /** Ends the worker at once, whatever it is at. What it was asked stays without an answer. */
  async end(): Promise<void> {
    this.#waiting.clear();
    await this.#worker.terminate();
  }
}

function understood(error: NodeJS.ErrnoException): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new InputError(
        'There is not enough memory for this. Take fewer --workers, or give Node more: NODE_OPTIONS=--max-old-space-size=8192 (MiB).',
      )
    : error;
}
