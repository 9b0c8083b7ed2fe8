import { dotText, lines } from './escape.js';
import { type GraphEdge, type GraphRegion, type GraphState, labelLines } from './graph.js';
import type { TreeGraph } from './tree-graph.js';

const HEAD = [
  '  graph [fontname="Helvetica"]',
  '  node [shape=box, style=rounded, fontname="Helvetica"]',
  '  edge [fontname="Helvetica", fontsize=10]',
];
const ACTIVE = 'style="rounded,filled", fillcolor="#ffd54f", penwidth=3';

const quoted = (text: string): string => `"${dotText(text)}"`;
/** Lines of a label; the break between them is DOT's own, whatever is in them is not. */
const label = (texts: readonly string[]): string => `label="${texts.map(dotText).join('\\n')}"`;
const list = (...attributes: (string | false | undefined)[]): string => `[${attributes.filter(Boolean).join(', ')}]`;

/** The machine as Graphviz DOT: a cluster for each region, active states filled, taken edges thick and numbered. */
export function machineDot(regions: readonly GraphRegion[]): string {
  const body = regions.flatMap(({ id, title, states, edges }) => {
    const node = (state: string) => quoted(`${id}.${state}`);
    return [
      `  subgraph "cluster_${id}" {`,
      `    ${label([title])}`,
      ...states.map((state) => `    ${node(state.id)} ${stateAttributes(state)}`),
      ...edges.map((edge) => `    ${node(edge.from)} -> ${node(edge.to)} ${edgeAttributes(edge)}`),
      '  }',
    ];
  });
  return `${['digraph machine {', ...HEAD, ...body, '}'].join('\n')}\n`;
}

function stateAttributes({ id, description, outcome, initial, active }: GraphState): string {
  return list(
    label([initial ? `• ${id}` : id]),
    `tooltip=${quoted(description)}`,
    outcome && 'peripheries=2',
    active && ACTIVE,
  );
}

function edgeAttributes(edge: GraphEdge): string {
  const why = edge.ways.map(({ text, guard }) => (guard === '' ? text : `${text} if ${guard}`)).join('; ');
  const taken = edge.taken.length > 0;
  return list(
    label(labelLines(edge)),
    `edgetooltip=${quoted(why)}`,
    taken ? 'penwidth=3, color="#b24700", style=bold' : 'color="#607d8b"',
  );
}

/** A tree of branches as Graphviz DOT, history drawn thick, what leaves it dashed. */
export function treeDot({ title, nodes, edges }: TreeGraph): string {
  const body = nodes.map((node) => {
    const texts = [...node.lines.flatMap((line) => lines(line, 28)), ...(node.outcome ? [`→ ${node.outcome}`] : [])];
    const style = node.marked ? ACTIVE : !node.trunk && 'style="rounded,dashed"';
    return `  ${quoted(node.id)} ${list(label(texts), node.outcome !== undefined && 'peripheries=2', style)}`;
  });
  const style = { trunk: 'penwidth=2.5', branch: 'style=dashed', rejoin: 'style=dotted, constraint=false' };
  const links = edges.map(({ from, to, kind, marked, outcome }) => {
    const says = outcome !== undefined && label([`rejoins → ${outcome}`]);
    const taken = marked && 'penwidth=3.5, color="#b24700"';
    return `  ${quoted(from)} -> ${quoted(to)} ${list(style[kind], says, taken)}`;
  });
  return `${['digraph tree {', `  ${label([title])}`, '  rankdir=LR', ...HEAD, ...body, ...links, '}'].join('\n')}\n`;
}
