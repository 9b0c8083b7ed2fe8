export * from './json/documents.js';
export * from './text/index.js';
