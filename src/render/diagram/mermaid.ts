import { mermaidText, short } from './escape.js';
import { type GraphRegion, type GraphState, labelLines, ownName } from './graph.js';
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

/** Words that Mermaid reads as something else where the name of a state should stand. */
const TAKEN = ['state', 'note', 'end', 'class', 'direction', 'style', 'click', 'as', 'default'];

/** What each state is called in the source: its id, where nothing else is called so. */
function namesOf(regions: readonly GraphRegion[]): (region: GraphRegion, state: string) => string {
  const all = [...TAKEN, ...regions.flatMap(({ id, states }) => [id, ...states.map((state) => state.id)])];
  const counts = new Map<string, number>();
  for (const id of all) counts.set(id.toLowerCase(), (counts.get(id.toLowerCase()) ?? 0) + 1);
  return ({ id }, state) =>
    state.includes('.') || counts.get(state.toLowerCase()) !== 1 ? `${id}_${state.replaceAll('.', '_')}` : state;
}

/**
 * The machine as a Mermaid state diagram, a composite state for each region. Mermaid cannot colour
 * its edges: steps that were taken stand as numbers before what led there.
 */
export function machineMermaid(regions: readonly GraphRegion[]): string {
  const name = namesOf(regions);
  const body = regions.flatMap((region) => {
    const { id, title, states, edges } = region;
    const of = (state: string) => name(region, state);
    const within = (parent: string | undefined, inset: string): string[] => [
      ...states
        .filter((state) => state.parent === parent)
        .flatMap((state): string[] => {
          const own = mermaidText(ownName(state.id));
          if (state.composite)
            return [`${inset}state "${own}" as ${of(state.id)} {`, ...within(state.id, `${inset}  `), `${inset}}`];
          return of(state.id) === state.id ? [] : [`${inset}state "${own}" as ${of(state.id)}`];
        }),
      ...states
        .filter((state) => state.initial && state.parent === parent)
        .map((state) => `${inset}[*] --> ${of(state.id)}`),
      // A state within another one stands there, and not where an edge first names it.
      ...(parent === undefined
        ? edges.map(
            (edge) =>
              `${inset}${of(edge.from)} --> ${of(edge.to)} : ${labelLines(edge).map(mermaidText).join('<br/>')}`,
          )
        : []),
      ...states
        .filter((state) => state.final && state.parent === parent)
        .map((state) => `${inset}${of(state.id)} --> [*]`),
    ];
    return [`  state "${mermaidText(title)}" as ${id} {`, ...within(undefined, '    '), '  }'];
  });
  const of = (filter: (state: GraphState) => boolean) =>
    regions.flatMap((region) =>
      // Mermaid dresses no state that holds others.
      region.states.filter((state) => !state.composite && filter(state)).map((state) => name(region, state.id)),
    );
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
