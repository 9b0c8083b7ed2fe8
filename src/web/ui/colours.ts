import type { Model, RoleId } from '../../model/index.js';

/** How many colours there are for roles; more roles than that share them. */
const COLOURS = 4;

/** The class that gives what stands for a role its colour: one for each, in the order of the model. */
export function colourOf({ roles }: Model, role: RoleId): string {
  return colourAt([...roles.keys()].indexOf(role));
}

/** The same for the role at a place in the order of its model. */
export function colourAt(place: number): string {
  return `actor-${place < 0 ? 0 : (place % COLOURS) + 1}`;
}
