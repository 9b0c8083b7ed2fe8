import type { Model, RoleId } from '../../model/index.js';

/** How many colours there are for roles; more roles than that share them. */
const COLOURS = 4;

/** The class that gives what stands for a role its colour: one for each, in the order of the model. */
export function colourOf({ roles }: Model, role: RoleId): string {
  const place = [...roles.keys()].indexOf(role);
  return `actor-${place < 0 ? 0 : (place % COLOURS) + 1}`;
}
