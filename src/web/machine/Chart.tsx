import { memo } from 'preact/compat';
import { useMemo } from 'preact/hooks';
import { short } from '../../render/diagram/escape.js';
import type { Way } from '../../render/diagram/machine-graph.js';
import type { MachineLayout } from '../../render/diagram/machine-layout.js';
import { type Arrangement, labelSize } from '../../render/diagram/machine-view.js';
import { placeLabels } from '../../render/diagram/spots.js';
import { useApp, useWords } from '../app/context.js';
import { GRAPH, justTaken, keyOf, type Pointed, type Possible, type Taken } from './marks.js';
import { moveName } from './names.js';
import { States, tagsOf } from './States.js';
import { grown, numbersText, pathData, pillAt } from './shapes.js';

export interface ChartProps {
  layout: MachineLayout;
  arrangement: Arrangement;
  taken: Taken;
  possible: Possible;
  pointed: Pointed | undefined;
  /** The key of the edge or state under the pointer. */
  hovered: string | undefined;
  hover: (key: string | undefined) => void;
}

/** A line of the drawing with what belongs to it. */
interface Line {
  key: string;
  data: string;
  edge: MachineLayout['regions'][number]['edges'][string];
}

const KINDS = ['quiet', 'possible', 'taken', 'pointed'] as const;

/** What stands in the drawing, from the back to the front. */
export function Chart(props: ChartProps) {
  const { layout, taken, possible, pointed, hovered, hover } = props;
  const { run } = useApp();
  const lines = useMemo(() => linesOf(layout), [layout]);
  const of = (keys: Iterable<string>) => [...keys].flatMap((key) => lines.get(key) ?? []);
  const numbers = useMemo(
    () =>
      of(taken.edges.keys()).map(({ key, edge }) => {
        const text = numbersText(taken.edges.get(key) ?? []);
        return { key, text, pill: pillAt(edge.label, text) };
      }),
    [taken, lines],
  );
  const moved = justTaken(run, taken);
  return (
    <>
      <defs>
        {KINDS.map((kind) => (
          <marker
            key={kind}
            id={`machine-${kind}`}
            viewBox="0 0 10 10"
            refX="8.5"
            refY="5"
            markerWidth={kind === 'quiet' ? 8 : 12}
            markerHeight={kind === 'quiet' ? 8 : 12}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path class={`head ${kind}`} d="M0 0 10 5 0 10z" />
          </marker>
        ))}
      </defs>
      <Ground layout={layout} lines={lines} hover={hover} />
      {of(taken.edges.keys()).map(({ key, data }) => (
        <path key={key} class="line taken" d={data} markerEnd="url(#machine-taken)" data-taken={key} />
      ))}
      {of(possible.edges.keys()).map(({ key, data }) => (
        <path
          key={key}
          class={taken.edges.has(key) ? 'line possible again' : 'line possible'}
          d={data}
          markerEnd={taken.edges.has(key) ? undefined : 'url(#machine-possible)'}
          data-possible={key}
        />
      ))}
      {of(hovered === undefined ? [] : [hovered]).map(({ key, data }) => (
        <path key={key} class="line hovered" d={data} />
      ))}
      {of(pointed?.edges.keys() ?? []).map(({ key, data }) => (
        <path key={key} class="line pointed" d={data} markerEnd="url(#machine-pointed)" data-pointed={key} />
      ))}
      {of(moved).map(({ key, data }, index) => (
        <path
          key={`${key} ${run.version.value}`}
          class="line moving"
          d={data}
          pathLength={100}
          style={{ animationDelay: `${index * 0.45}s` }}
        />
      ))}
      <States {...props} />
      {numbers.map(({ key, text, pill }) => (
        <g key={key} class="numbers" data-numbers={key}>
          <rect {...pill} rx={10} />
          <text x={pill.x + pill.width / 2} y={pill.y + 14}>
            {text}
          </text>
        </g>
      ))}
      <Labels {...props} lines={lines} pills={numbers.map(({ pill }) => pill)} />
    </>
  );
}

function linesOf(layout: MachineLayout): Map<string, Line> {
  return new Map(
    layout.regions.flatMap(({ id, edges }) =>
      Object.entries(edges).map(([name, edge]) => {
        const key = `${id}.${name}`;
        return [key, { key, edge, data: pathData(edge.points) }] as const;
      }),
    ),
  );
}

interface GroundProps {
  layout: MachineLayout;
  lines: Map<string, Line>;
  hover: (key: string | undefined) => void;
}

/** What is the same at every step: the regions, and every edge as a quiet line that can be pointed at. */
const Ground = memo(function Ground({ layout, lines, hover }: GroundProps) {
  const words = useWords();
  const rightToLeft = words.direction === 'rtl';
  return (
    <>
      {layout.regions.map(({ id, frame }) => (
        <g key={id}>
          <rect class="frame" {...frame} rx={10} />
          <text class="region" x={rightToLeft ? frame.x + frame.width - 10 : frame.x + 10} y={frame.y + 17}>
            {words.crisis.regions[id]}
          </text>
        </g>
      ))}
      {[...lines.values()].map(({ key, data }) => (
        <path key={key} class="line quiet" d={data} markerEnd="url(#machine-quiet)" data-edge={key} />
      ))}
      {[...lines.values()].map(({ key, data }) => (
        <path
          key={key}
          class="reach"
          d={data}
          data-reach={key}
          onPointerEnter={() => hover(key)}
          onPointerLeave={() => hover(undefined)}
        />
      ))}
    </>
  );
});

interface LabelsProps extends ChartProps {
  lines: Map<string, Line>;
  pills: ReturnType<typeof pillAt>[];
}

/** What leads along the edges that something is going on at, as far as there is room; what is pointed at first. */
function Labels({ layout, possible, pointed, hovered, lines, pills }: LabelsProps) {
  const words = useWords();
  const { machine } = words;
  const wanted = new Map<string, readonly string[]>();
  if (hovered !== undefined && lines.has(hovered)) wanted.set(hovered, waysAlong(hovered).map(machine.way));
  for (const [key, moves] of [...(pointed?.edges ?? []), ...possible.edges])
    if (!wanted.has(key))
      wanted.set(
        key,
        moves.map((move) => moveName(words, move)),
      );
  const labels = [...wanted].flatMap(([key, [first, ...more]]) => {
    const line = lines.get(key);
    if (!line || first === undefined) return [];
    const way = short(first, 24);
    const text = more.length > 0 ? machine.andMore(way, more.length) : way;
    return [
      { key, text, ...labelSize(text, pointed?.edges.has(key)), points: line.edge.points, near: line.edge.label },
    ];
  });
  const told = pointed?.stays ? machine.staysHere : machine.leadsHere;
  const tags = tagsOf({ layout, pointed }, told);
  const full = [
    ...pills,
    ...tags,
    ...layout.regions.flatMap(({ boxes, frame }) => [
      ...Object.values(boxes).map((box) => grown(box, 3)),
      { x: frame.x, y: frame.y, width: 120, height: 20 },
    ]),
  ];
  const places = placeLabels(labels, full, { x: 2, y: 2, width: layout.width - 4, height: layout.height - 4 });
  return (
    <>
      {labels.map(({ key, text, width, height }, index) => {
        const at = places[index];
        if (!at) return null;
        return (
          <g key={key} class={pointed?.edges.has(key) ? 'label pointed' : 'label'} data-label={key}>
            <rect x={at.x - width / 2} y={at.y - height / 2} width={width} height={height} rx={5} />
            <text x={at.x} y={at.y + 4}>
              {text}
            </text>
          </g>
        );
      })}
      {tags.map((tag) => (
        <g key={`${tag.x} ${tag.y}`} class="tag">
          <rect {...tag} rx={8} />
          <text x={tag.x + tag.width / 2} y={tag.y + 12}>
            {told}
          </text>
        </g>
      ))}
    </>
  );
}

/** All ways that lead along an edge. */
export function waysAlong(key: string): readonly Way[] {
  for (const { id, edges } of GRAPH) for (const edge of edges) if (keyOf(id, edge) === key) return edge.ways;
  return [];
}
