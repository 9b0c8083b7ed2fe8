import type { View, ViewNews } from '../../class/index.js';

/** A view, with what has changed in it: of a part that is an object and was one, the fields that are told. */
export function told(view: View | undefined, news: ViewNews): View {
  const made: Record<string, unknown> = { ...view };
  for (const [part, now] of Object.entries(news)) {
    const before = made[part];
    made[part] = isRecord(before) && isRecord(now) ? { ...before, ...now } : now;
  }
  return made as unknown as View;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
