import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ComponentChild } from 'preact';
import { useWords } from '../app/context.js';

/** As much of a Markdown node as is read here. */
interface AnyNode {
  type: string;
  value?: string;
  url?: string;
  alt?: string | null;
  ordered?: boolean | null;
  children?: AnyNode[];
}

/** Deepest nesting that is drawn; what lies deeper is shown as text. */
const DEPTH = 12;

/**
 * Text of a scenario: paragraphs, lists, emphasis, strong words, code and links to https. Everything
 * else, HTML above all, is shown as the text that it is.
 */
export function Markdown({ text }: { text: string }) {
  const words = useWords();
  const tree = fromMarkdown(text) as AnyNode;
  return <>{tree.children?.map((node) => draw(node, text, words.story.opensElsewhere, 0))}</>;
}

function draw(node: AnyNode, source: string, elsewhere: string, depth: number): ComponentChild {
  const inner = () => node.children?.map((child) => draw(child, source, elsewhere, depth + 1));
  if (depth > DEPTH) return textOf(node);
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p>{inner()}</p>;
    case 'heading':
      return (
        <p>
          <strong>{inner()}</strong>
        </p>
      );
    case 'emphasis':
      return <em>{inner()}</em>;
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'list':
      return node.ordered ? <ol>{inner()}</ol> : <ul>{inner()}</ul>;
    case 'listItem':
      return <li>{inner()}</li>;
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>;
    case 'link':
      return node.url && /^https:\/\//i.test(node.url) ? (
        <a href={node.url} target="_blank" rel="noopener noreferrer" title={`${node.url} (${elsewhere})`}>
          {inner()}
        </a>
      ) : (
        textOf(node)
      );
    default:
      return textOf(node);
  }
}

/** What a node says, without any mark: the text of its parts, or its source where it is HTML or code. */
function textOf(node: AnyNode): string {
  const parts: string[] = [];
  const work: AnyNode[] = [node];
  for (let at = work.pop(); at; at = work.pop()) {
    parts.push(at.value ?? at.alt ?? '');
    if (at.children) work.push(...[...at.children].reverse());
  }
  return parts.join('');
}
