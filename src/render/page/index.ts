export * from './boot.js';
export * from './page.js';
