import { mermaidText, short } from './escape.js';
import { type GraphRegion, shortLabels } from './machine-graph.js';
import type { TreeGraph } from './tree-graph.js';

const STYLES = [
  'classDef active fill:#ffd54f,stroke:#5d4037,stroke-width:3px,color:#000',
  'classDef outcome stroke-width:3px',
];

/** The machine as a Mermaid state diagram. Steps that were taken stand as numbers before a label. */
export function machineMermaid(regions: readonly GraphRegion[]): string {
  const body = regions.flatMap(({ id, title, states, edges }) => [
    `  state "${mermaidText(title)}" as ${id} {`,
    ...states.filter((state) => state.initial).map((state) => `    [*] --> ${state.id}`),
    ...edges.map((edge) => {
      const numbers = edge.taken.length > 0 ? `(${edge.taken.join(', ')}) ` : '';
      return `    ${edge.from} --> ${edge.to} : ${numbers}${shortLabels(edge).map(mermaidText).join(' / ')}`;
    }),
    '  }',
  ]);
  const marks = regions.flatMap(({ states }) =>
    states.flatMap((state) => [...(state.outcome ? [`  class ${state.id} outcome`] : []), ...(state.active ? [`  class ${state.id} active`] : [])]),
  );
  return `${['stateDiagram-v2', ...body, ...STYLES.map((line) => `  ${line}`), ...marks].join('\n')}\n`;
}

/** A tree of branches as a Mermaid flowchart, history drawn thick, what leaves it dotted. */
export function treeMermaid({ nodes, edges }: TreeGraph): string {
  const name = new Map(nodes.map((node, index) => [node.id, `s${index}`]));
  const body = nodes.map((node) => {
    const label = [...node.lines.map((line) => mermaidText(short(line, 60))), ...(node.outcome ? [`→ ${mermaidText(node.outcome)}`] : [])].join('<br/>');
    return `  ${name.get(node.id)}["${label}"]`;
  });
  const arrow = { trunk: '==>', branch: '-.->', rejoin: '-. rejoins .->' };
  const links = edges.map(({ from, to, kind }) => `  ${name.get(from)} ${arrow[kind]} ${name.get(to)}`);
  const of = (filter: (node: TreeGraph['nodes'][number]) => boolean) => nodes.filter(filter).map((node) => name.get(node.id)).join(',');
  const [marked, ended] = [of((node) => node.marked), of((node) => node.outcome !== undefined)];
  const marks = [...(ended ? [`  class ${ended} outcome`] : []), ...(marked ? [`  class ${marked} active`] : [])];
  return `${['flowchart LR', ...body, ...links, ...STYLES.map((line) => `  ${line}`), ...marks].join('\n')}\n`;
}
