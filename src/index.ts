/**
 * Offramp as a library: the crisis as an XState machine, scenarios that are checked against it, and
 * sessions that play them as a tree. Nothing here touches files, the clock or random numbers.
 */
export * from './explore/index.js';
export * from './model/index.js';
export * from './play/index.js';
export * from './render/index.js';
export * from './scenario/index.js';
