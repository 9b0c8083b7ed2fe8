import type { View, ViewNews } from '../../class/index.js';
import { isBag } from '../../file/value-at.js';

/** A view, with what has changed in it: of a part that is an object and was one, the fields that are told. */
export function told(view: View | undefined, news: ViewNews): View {
  const made: Record<string, unknown> = { ...view };
  for (const [part, now] of Object.entries(news)) {
    const before = made[part];
    made[part] = isBag(before) && isBag(now) ? { ...before, ...now } : now;
  }
  return made as unknown as View;
}
