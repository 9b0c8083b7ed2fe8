export { directionOf } from '../../scenario/direction.js';

/**
 * A name of a scenario, to stand within a sentence of the interface: whichever way it runs, and whatever
 * marks it holds, the words around it keep their order.
 */
export function isolate(name: string): string {
  return `\u2068${name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
}
