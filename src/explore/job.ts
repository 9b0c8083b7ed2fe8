/** How long work is watched and stopped from outside: an AbortSignal will do, so will any object like it. */
export interface Job {
  /** The work stops soon after `aborted` has become true, with a CancelledError. */
  signal?: { readonly aborted: boolean } | undefined;
  /** Told how far the work is; `of` is 0 where the end is not known yet. */
  progress?: ((done: number, of: number) => void) | undefined;
}

/** Thrown out of work that was stopped. What was done until then is with whoever was told of it. */
export class CancelledError extends Error {
  override name = 'CancelledError';
  constructor() {
    super('Stopped.');
  }
}

/** @throws CancelledError when the job was stopped */
export function checkpoint(job: Job | undefined, done = 0, of = 0): void {
  if (job?.signal?.aborted) throw new CancelledError();
  job?.progress?.(done, of);
}

/** The parts of a thousand that a work of several stages counts its progress in. */
const FINE = 1_000;

/**
 * A stage of a longer work: it can be stopped with that, and its progress is shown as going from one share of
 * the whole to another, never back.
 *
 * @param from share of the whole that is done before it, 0-1
 * @param to the share that is done after it
 */
export function stage(job: Job | undefined, from: number, to: number): Job | undefined {
  const { progress } = job ?? {};
  if (!progress) return job;
  let most = from;
  return {
    signal: job?.signal,
    progress: (done, of) => {
      if (of > 0) most = Math.max(most, from + (to - from) * Math.min(1, done / of));
      progress(Math.floor(most * FINE), FINE);
    },
  };
}

/** Thrown when a question cannot be answered as it was put. Its message is meant for people. */
export class ExploreError extends Error {
  override name = 'ExploreError';
}
