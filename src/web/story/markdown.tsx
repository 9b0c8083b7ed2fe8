import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import type { ComponentChild } from 'preact';
import { useWords } from '../state/context.js';

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

/** What no text of a scenario needs. It is not read at all, and so shown as it was written. */
const READ: Options = {
  extensions: [
    {
      disable: {
        null: [
          'htmlFlow',
          'htmlText',
          'characterReference',
          'codeFenced',
          'codeIndented',
          'definition',
          'headingAtx',
          'labelStartImage',
          'setextUnderline',
          'thematicBreak',
        ],
      },
    },
  ],
};

/** Most marks, lines and list markers of a text that is read as Markdown: reading takes their square. */
const MOST = { marks: 1_000, lines: 2_000, markers: 500 };

/**
 * Text of a scenario: paragraphs, lists, emphasis, strong words, code and links to https. Everything
 * else, HTML above all, is shown as the text that it is.
 */
export function Markdown({ text }: { text: string }) {
  const words = useWords();
  return <>{markdown(text, words.story.opensElsewhere)}</>;
}

/**
 * What `Markdown` shows. In time that grows with the text: one that holds little but marks is shown unread.
 *
 * @param elsewhere said of every link
 */
export function markdown(text: string, elsewhere: string): ComponentChild[] {
  if (isHeavy(text))
    return text
      .split(/\n[ \t]*\n/)
      .filter((part) => part.trim() !== '')
      .map((part, index) => <p key={index}>{part}</p>);
  const tree = fromMarkdown(text, READ) as AnyNode;
  return tree.children?.map((node) => draw(node, elsewhere, 0)) ?? [];
}

function isHeavy(text: string): boolean {
  let marks = 0;
  let lines = 0;
  let markers = 0;
  for (const line of text.split('\n')) {
    lines += 1;
    marks += line.match(/[*_[\]`<!\\]/g)?.length ?? 0;
    const [lead = ''] = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)]))*/.exec(line) ?? [];
    markers += lead.match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
    if (marks > MOST.marks || lines > MOST.lines || markers > MOST.markers) return true;
  }
  return false;
}

function draw(node: AnyNode, elsewhere: string, depth: number): ComponentChild {
  const inner = () => node.children?.map((child) => draw(child, elsewhere, depth + 1));
  if (depth > DEPTH) return textOf(node);
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p>{inner()}</p>;
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
        <a href={node.url} target="_blank" rel="noopener noreferrer" title={`${node.url.slice(0, 500)} (${elsewhere})`}>
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
