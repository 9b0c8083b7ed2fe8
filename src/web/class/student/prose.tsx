import type { ComponentChild } from 'preact';

/** What stands between marks: strong, emphasised, code, and what a link is called, its address left out. */
const MARKS = /\*\*([^*]+)\*\*|[*_]([^*_]+)[*_](?!\w)|`([^`]+)`|\[([^\]]+)\]\([^)\s]*\)/g;

/**
 * The small Markdown of scenarios as far as a phone needs it: paragraphs, and words that stand out. The library that
 * reads all of it is twice as large as the rest of the page.
 */
export function prose(text: string): ComponentChild {
  return text.split(/\n\s*\n/).map((part, index) => <p key={index}>{inline(part)}</p>);
}

function inline(text: string): ComponentChild[] {
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, strong, emphasis, code, link] = match;
    parts.push(text.slice(at, match.index));
    if (strong !== undefined) parts.push(<strong>{strong}</strong>);
    else if (emphasis !== undefined) parts.push(<em>{emphasis}</em>);
    else if (code !== undefined) parts.push(<code>{code}</code>);
    else parts.push(link);
    at = match.index + whole.length;
  }
  return [...parts, text.slice(at)];
}
