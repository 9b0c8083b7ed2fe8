import { short } from '../../render/diagram/escape.js';
import type { Rect } from '../../render/diagram/layout.js';
import { labelSize } from '../../render/diagram/machine-view.js';
import { placeLabels } from '../../render/diagram/spots.js';
import { useWords } from '../app/context.js';
import type { ChartProps, Line } from './Chart.js';
import { waysAlong } from './marks.js';
import { moveName } from './names.js';
import { grown, pillAt } from './shapes.js';

interface LabelsProps extends ChartProps {
  lines: Map<string, Line>;
  /** The numbers that stand on edges already. */
  pills: readonly Rect[];
}

/** What leads along the edges that something is going on at, as far as there is room; what is pointed at first. */
export function Labels({ layout, possible, pointed, hovered, lines, pills }: LabelsProps) {
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
      { x: words.direction === 'rtl' ? frame.x + frame.width - 120 : frame.x, y: frame.y, width: 120, height: 20 },
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

/** Where the words stand that tell of the move that is pointed at: at the foot of each state it leads to. */
function tagsOf({ layout, pointed }: Pick<ChartProps, 'layout' | 'pointed'>, text: string): Rect[] {
  return layout.regions.flatMap(({ id, boxes }) =>
    Object.entries(boxes)
      .filter(([state]) => pointed?.targets.has(`${id}.${state}`))
      .map(([, box]) => {
        const pill = pillAt({ x: box.x + box.width / 2, y: box.y + box.height + 6 }, text);
        return { ...pill, y: pill.y + 2, height: 16 };
      }),
  );
}
