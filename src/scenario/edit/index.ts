export { applied, difference } from '../../file/edit/changes.js';
export { EditError, sameData } from '../../file/edit/tree.js';
export type { Plain } from '../../file/edit/values.js';
export * from './fields.js';
export * from './lists.js';
export * from './sketch.js';
