import { dotText, lines } from './escape.js';
import { type GraphRegion, shortLabels } from './machine-graph.js';
import type { TreeGraph } from './tree-graph.js';

const HEAD = ['  graph [fontname="Helvetica"]', '  node [shape=box, style=rounded, fontname="Helvetica"]', '  edge [fontname="Helvetica", fontsize=10]'];

/** The machine as Graphviz DOT: a cluster for each region, taken edges thick and numbered. */
export function machineDot(regions: readonly GraphRegion[]): string {
  const body = regions.flatMap(({ id, title, states, edges }) => [
    `  subgraph "cluster_${id}" {`,
    `    label="${dotText(title)}"`,
    ...states.map((state) => {
      const marks = [state.outcome ? 'peripheries=2' : '', state.active ? 'style="rounded,filled", fillcolor="#ffd54f", penwidth=3' : ''].filter(Boolean);
      return `    "${id}.${state.id}" [label="${state.id}", tooltip="${dotText(state.description)}"${marks.map((mark) => `, ${mark}`).join('')}]`;
    }),
    ...edges.map((edge) => {
      const label = [...(edge.taken.length > 0 ? [`(${edge.taken.join(', ')})`] : []), ...shortLabels(edge)].map(dotText).join('\\n');
      return `    "${id}.${edge.from}" -> "${id}.${edge.to}" [label="${label}"${edge.taken.length > 0 ? ', penwidth=3' : ', color="#777777"'}]`;
    }),
    '  }',
  ]);
  return `${['digraph machine {', ...HEAD, ...body, '}'].join('\n')}\n`;
}

/** A tree of branches as Graphviz DOT, history drawn thick, what leaves it dashed. */
export function treeDot({ title, nodes, edges }: TreeGraph): string {
  const body = nodes.map((node) => {
    const label = [...node.lines.flatMap((line) => lines(line, 26)), ...(node.outcome ? [`→ ${node.outcome}`] : [])].map(dotText).join('\\n');
    const marks = [node.outcome ? 'peripheries=2' : '', node.marked ? 'style="rounded,filled", fillcolor="#ffd54f"' : node.trunk ? '' : 'style="rounded,dashed"'].filter(Boolean);
    return `  "${dotText(node.id)}" [label="${label}"${marks.map((mark) => `, ${mark}`).join('')}]`;
  });
  const style = { trunk: 'penwidth=2.5', branch: 'style=dashed', rejoin: 'style=dotted, label="rejoins", constraint=false' };
  const links = edges.map(({ from, to, kind, marked }) => `  "${dotText(from)}" -> "${dotText(to)}" [${style[kind]}${marked ? ', color="#b26a00"' : ''}]`);
  return `${['digraph tree {', `  label="${dotText(title)}"`, '  rankdir=LR', ...HEAD, ...body, ...links, '}'].join('\n')}\n`;
}
