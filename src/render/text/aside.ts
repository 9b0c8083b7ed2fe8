import type { LeftAside } from '../../explore/index.js';
import { wrap } from './columns.js';
import { type Style, safe } from './style.js';

/** What was named and is left aside, with why; nothing where all of it counts. */
export function leftText(left: readonly LeftAside[], { width }: Style): string[] {
  if (left.length === 0) return [];
  return wrap(`Left aside: ${left.map(({ name, why }) => `${safe(name)} (${safe(why)})`).join(', ')}.`, width);
}
