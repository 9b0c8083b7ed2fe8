export * from './texts.js';
export * from './what-if.js';
