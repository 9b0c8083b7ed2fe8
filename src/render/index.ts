export * from './diagram/index.js';
export * from './json/across.js';
export * from './json/documents.js';
export * from './json/explore.js';
export * from './json/fit.js';
export * from './page/index.js';
export * from './text/index.js';
