import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';

export interface Box {
  id: string;
  width: number;
  height: number;
}

export interface Link {
  id: string;
  from: string;
  to: string;
  /** Room for a label, if it has one. */
  label?: { width: number; height: number };
}

export interface Placed {
  width: number;
  height: number;
  boxes: Map<string, { x: number; y: number; width: number; height: number }>;
  links: Map<string, { points: { x: number; y: number }[]; label?: { x: number; y: number } }>;
}

let elk: Promise<ELK> | undefined;

/** ELK is large, so it is loaded by the first drawing that needs it. */
async function load(): Promise<ELK> {
  // The bundle is CommonJS: what it exports may sit one `default` deeper, depending on who loads it.
  const module = (await import('elkjs/lib/elk.bundled.js')) as unknown as { default: unknown };
  const outer = module.default as (new () => ELK) & { default?: new () => ELK };
  return new (outer.default ?? outer)();
}

/** Places boxes and routes links with ELK's layered layout. The same input gives the same picture. */
export async function layout(boxes: readonly Box[], links: readonly Link[], direction: 'RIGHT' | 'DOWN', spacing = 40): Promise<Placed> {
  elk ??= load();
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': direction,
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.spacing.nodeNodeBetweenLayers': String(spacing),
      'elk.spacing.nodeNode': String(spacing * 0.6),
      'elk.spacing.edgeNode': '18',
      'elk.spacing.edgeEdge': '14',
      'elk.spacing.edgeLabel': '4',
      'elk.layered.spacing.edgeNodeBetweenLayers': '18',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.randomSeed': '1',
      'elk.padding': '[top=8,left=8,bottom=8,right=8]',
    },
    children: boxes.map((box) => ({ ...box })),
    edges: links.map(({ id, from, to, label }) => ({
      id,
      sources: [from],
      targets: [to],
      ...(label && { labels: [{ id: `${id}-label`, text: '-', ...label }] }),
    })),
  };
  const placed = await (await elk).layout(graph);
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    boxes: new Map((placed.children ?? []).map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, { x, y, width, height }])),
    links: new Map((placed.edges ?? []).map((edge) => [edge.id, route(edge)])),
  };
}

function route(edge: ElkExtendedEdge): { points: { x: number; y: number }[]; label?: { x: number; y: number } } {
  const section = edge.sections?.[0];
  const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
  const label = edge.labels?.[0];
  return { points, ...(label && { label: { x: label.x ?? 0, y: label.y ?? 0 } }) };
}
