/** How long work is watched and stopped from outside: an AbortSignal will do, so will any object like it. */
export interface Job {
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

/** Thrown when a question cannot be answered as it was put. Its message is meant for people. */
export class ExploreError extends Error {
  override name = 'ExploreError';
}
