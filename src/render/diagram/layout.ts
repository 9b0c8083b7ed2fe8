import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';

export interface Box extends Size {
  id: string;
  /** The box that it lies in. */
  parent?: string;
  /** Of one that holds others: the height of its title, which is kept free. */
  head?: number;
}

export interface Link {
  id: string;
  from: string;
  to: string;
  /** Room for a label, if it has one; it stands on the line. */
  label?: Size;
}

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** `x` and `y` are those of its upper left corner. */
export type Rect = Point & Size;

export interface Placed extends Size {
  boxes: Map<string, Rect>;
  /** The corners of each link's line, and its label. */
  links: Map<string, { points: Point[]; label?: Rect }>;
}

export interface LayoutOptions {
  /** Pixels between layers; other distances follow from it. */
  spacing: number;
  /** Pixels between lines that run side by side. Default: 14. */
  lines?: number;
  /** Layers follow the order in which the boxes are given, as far as the links allow it. */
  ordered?: boolean;
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
export async function layout(boxes: readonly Box[], links: readonly Link[], options: LayoutOptions): Promise<Placed> {
  elk ??= load();
  const { spacing, lines = 14, ordered = false } = options;
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.spacing.nodeNodeBetweenLayers': String(spacing),
      'elk.spacing.nodeNode': String(spacing * 0.6),
      'elk.spacing.edgeNode': '16',
      'elk.spacing.edgeEdge': String(lines),
      'elk.spacing.edgeLabel': '4',
      'elk.layered.spacing.edgeNodeBetweenLayers': String(Math.min(16, spacing / 2)),
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      ...(ordered && {
        'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
        'elk.layered.layering.strategy': 'LONGEST_PATH_SOURCE',
      }),
      'elk.randomSeed': '1',
      'elk.padding': '[top=8,left=8,bottom=8,right=8]',
      // Where boxes lie in boxes, all are placed at once, and all corners are those of the whole.
      ...(boxes.some(({ parent }) => parent !== undefined) && {
        'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
        'elk.json.shapeCoords': 'ROOT',
        'elk.json.edgeCoords': 'ROOT',
      }),
    },
    children: childrenOf(boxes, undefined),
    edges: links.map(({ id, from, to, label }) => ({
      id,
      sources: [from],
      targets: [to],
      ...(label && {
        labels: [{ id: `${id}-label`, text: '-', ...label, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }],
      }),
    })),
  };
  const placed = await (await elk).layout(graph);
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    boxes: new Map(
      everyChild(placed).map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, { x, y, width, height }]),
    ),
    links: new Map((placed.edges ?? []).map((edge) => [edge.id, route(edge)])),
  };
}

/** Boxes with those in them. What holds others is as large as these need. */
function childrenOf(boxes: readonly Box[], parent: string | undefined): ElkNode[] {
  return boxes
    .filter((box) => box.parent === parent)
    .map(({ id, width, height, head = 0 }) => {
      const children = childrenOf(boxes, id);
      if (children.length === 0) return { id, width, height };
      return {
        id,
        children,
        layoutOptions: {
          'elk.padding': `[top=${head + 12},left=12,bottom=12,right=12]`,
          'elk.nodeSize.constraints': 'MINIMUM_SIZE',
          'elk.nodeSize.minimum': `(${width}, ${height})`,
        },
      };
    });
}

function everyChild({ children = [] }: ElkNode): ElkNode[] {
  return children.flatMap((child) => [child, ...everyChild(child)]);
}

function route(edge: ElkExtendedEdge): { points: Point[]; label?: Rect } {
  const section = edge.sections?.[0];
  const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
  const label = edge.labels?.[0];
  return {
    points,
    ...(label && { label: { x: label.x ?? 0, y: label.y ?? 0, width: label.width ?? 0, height: label.height ?? 0 } }),
  };
}
