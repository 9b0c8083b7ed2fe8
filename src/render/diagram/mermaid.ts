import { mermaidText, short } from './escape.js';
import { type GraphRegion, labelLines } from './graph.js';
import type { TreeGraph, TreeNode } from './tree-graph.js';

const STYLES = [
  'classDef active fill:#ffd54f,stroke:#5d4037,stroke-width:3px,color:#000',
  'classDef outcome stroke-width:3px',
  'classDef off stroke-dasharray:5 4',
];

/** A `class` line for the members of a class, none where it has no members. */
function marks(members: readonly string[], name: string): string[] {
  return members.length > 0 ? [`  class ${members.join(',')} ${name}`] : [];
}

/**
 * The machine as a Mermaid state diagram, a composite state for each region. Mermaid cannot colour
 * its edges: steps that were taken stand as numbers before what led there.
 */
export function machineMermaid(regions: readonly GraphRegion[]): string {
  const body = regions.flatMap(({ id, title, states, edges }) => [
    `  state "${mermaidText(title)}" as ${id} {`,
    ...states.filter((state) => state.initial).map((state) => `    [*] --> ${state.id}`),
    ...edges.map((edge) => `    ${edge.from} --> ${edge.to} : ${labelLines(edge).map(mermaidText).join('<br/>')}`),
    ...states.filter((state) => state.final).map((state) => `    ${state.id} --> [*]`),
    '  }',
  ]);
  const states = regions.flatMap((region) => region.states);
  const of = (filter: (state: (typeof states)[number]) => boolean) => states.filter(filter).map((state) => state.id);
  const classes = [
    ...marks(
      of((state) => state.outcome),
      'outcome',
    ),
    ...marks(
      of((state) => state.active),
      'active',
    ),
  ];
  return `${['stateDiagram-v2', ...body, ...STYLES.slice(0, 2).map((line) => `  ${line}`), ...classes].join('\n')}\n`;
}

/** A tree of branches as a Mermaid flowchart, history drawn thick, what leaves it dotted. */
export function treeMermaid({ nodes, edges }: TreeGraph): string {
  const name = new Map(nodes.map((node, index) => [node.id, `s${index}`]));
  const body = nodes.map((node) => {
    const label = [...node.lines.map((line) => short(line, 60)), ...(node.outcome ? [`→ ${node.outcome}`] : [])];
    return `  ${name.get(node.id)}["${label.map(mermaidText).join('<br/>')}"]`;
  });
  const links = edges.map(({ from, to, kind, outcome }) => {
    const label = outcome === undefined ? '' : `|"rejoins → ${mermaidText(outcome)}"|`;
    return `  ${name.get(from)} ${kind === 'trunk' ? '==>' : '-.->'}${label} ${name.get(to)}`;
  });
  // Later classes win, link styles go by the number of the link.
  const of = (filter: (node: TreeNode) => boolean) => nodes.filter(filter).map((node) => name.get(node.id) ?? '');
  const classes = [
    ...marks(
      of((node) => !node.trunk),
      'off',
    ),
    ...marks(
      of((node) => node.outcome !== undefined),
      'outcome',
    ),
    ...marks(
      of((node) => node.marked),
      'active',
    ),
  ];
  const taken = edges.flatMap(({ marked }, index) => (marked ? [index] : []));
  const thick = taken.length > 0 ? [`  linkStyle ${taken.join(',')} stroke:#b24700,stroke-width:4px`] : [];
  return `${['flowchart LR', ...body, ...links, ...STYLES.map((line) => `  ${line}`), ...classes, ...thick].join('\n')}\n`;
}
