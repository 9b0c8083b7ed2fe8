import type { PlayedPath } from '../../../play/index.js';

/** Where the drawing of the machine stands on the handout, with the path taken. */
export function HandoutMachine(_: { path: PlayedPath }) {
  return null;
}
