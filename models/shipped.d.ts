import type { ModelSource } from '../src/model/sources.js';

/** The models that come with Offramp. */
export const models: readonly ModelSource[];
