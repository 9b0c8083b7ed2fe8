export * from './board.js';
export * from './ground.js';
export * from './offers.js';
export * from './problems.js';
