import { liesIn } from '../../model/index.js';
import { dotText, lines } from './escape.js';
import { type GraphEdge, type GraphRegion, type GraphState, labelLines, ownName } from './graph.js';
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
  const body = regions.flatMap((region) => {
    const { id, title, states, edges } = region;
    const node = (state: string) => quoted(`${id}.${state}`);
    const within = (parent: string | undefined, inset: string): string[] =>
      states
        .filter((state) => state.parent === parent)
        .flatMap((state) =>
          state.composite
            ? [
                `${inset}subgraph "cluster_${id}.${state.id}" {`,
                `${inset}  ${label([state.initial ? `• ${ownName(state.id)}` : ownName(state.id)])}`,
                `${inset}  style=${state.active ? '"rounded,bold"' : 'rounded'}`,
                ...within(state.id, `${inset}  `),
                `${inset}}`,
              ]
            : [`${inset}${node(state.id)} ${stateAttributes(state)}`],
        );
    return [
      `  subgraph "cluster_${id}" {`,
      `    ${label([title])}`,
      ...within(undefined, '    '),
      ...edges.map((edge) => {
        const ends = clustered(region, edge);
        return `    ${node(ends.from)} -> ${node(ends.to)} ${edgeAttributes(edge, ends.attributes)}`;
      }),
      '  }',
    ];
  });
  const nested = regions.some(({ states }) => states.some(({ composite }) => composite));
  return `${['digraph machine {', ...HEAD, ...(nested ? ['  compound=true'] : []), ...body, '}'].join('\n')}\n`;
}

/** An edge of DOT joins nodes: at a state that holds others it joins the first of these, and is cut at its border. */
function clustered({ id, states }: GraphRegion, { from, to }: GraphEdge) {
  const end = (state: string): GraphState | undefined => {
    const found = states.find((one) => one.id === state);
    const first = found?.composite ? states.find((one) => one.parent === state && one.initial) : undefined;
    return first ? end(first.id) : found;
  };
  const at = (state: string, other: string, name: string) =>
    end(state)?.id === state || liesIn(other, state) ? [] : [`${name}=${quoted(`cluster_${id}.${state}`)}`];
  return {
    from: end(from)?.id ?? from,
    to: end(to)?.id ?? to,
    attributes: [...at(from, to, 'ltail'), ...at(to, from, 'lhead')],
  };
}

function stateAttributes({ id, description, outcome, initial, active }: GraphState): string {
  return list(
    label([initial ? `• ${ownName(id)}` : ownName(id)]),
    `tooltip=${quoted(description)}`,
    outcome && 'peripheries=2',
    active && ACTIVE,
  );
}

function edgeAttributes(edge: GraphEdge, more: readonly string[]): string {
  const why = edge.ways.map(({ text, guard }) => (guard === '' ? text : `${text} if ${guard}`)).join('; ');
  const taken = edge.taken.length > 0;
  return list(
    label(labelLines(edge)),
    `edgetooltip=${quoted(why)}`,
    taken ? 'penwidth=3, color="#b24700", style=bold' : 'color="#607d8b"',
    ...more,
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
