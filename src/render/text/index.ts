export * from './chart.js';
export * from './check.js';
export * from './compare.js';
export * from './moves.js';
export * from './replay.js';
export * from './style.js';
export * from './tree.js';
export * from './words.js';
