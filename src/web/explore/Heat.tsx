import { useMemo, useState } from 'preact/hooks';
import { edgeKey } from '../../render/diagram/graph.js';
import { type Heat as HeatMap, heatOf } from '../../render/diagram/heat.js';
import type { Rect } from '../../render/diagram/layout.js';
import type { MachineLayout } from '../../render/diagram/machine-layout.js';
import { type Arrangement, baselines, nameLines, typeFor } from '../../render/diagram/machine-view.js';
import { crosses, grown, overlap, placeLabels } from '../../render/diagram/spots.js';
import { ArrowHead, Frames } from '../machine/Frame.js';
import { useView } from '../machine/layouts.js';
import { graphOf, type MachineGraph } from '../machine/marks.js';
import { moveName } from '../machine/names.js';
import { HEAD, labelRoom, leafBoxes, linesOf, pillAt } from '../machine/shapes.js';
import { fitScale } from '../machine/viewport.js';
import { useNames, useWords } from '../state/context.js';
import { useSize } from '../ui/useSize.js';
import type { Explorer } from './explorer.js';

/** Pixels below which a panel is narrow. */
const NARROW = 520;

/** The machine, darker where runs from here come by more often; and the same in words. */
export function Heat({ explorer }: { explorer: Explorer }) {
  const { explore, machine } = useWords();
  const graph = graphOf(useNames().model);
  const [inWords, setInWords] = useState(false);
  const [box, size] = useSize<HTMLDivElement>();
  const traffic = explorer.traffic.value;
  const heat = useMemo(() => traffic && heatOf(traffic, graph), [traffic, graph]);
  const layouts = useView();
  const both = typeof layouts === 'string' ? undefined : layouts;
  const wordsOnly = inWords || layouts === 'none';
  const panel = size ?? { width: 600, height: 400 };
  // Beside each other, the regions would be too small to be read on a phone.
  const beside = both && panel.width >= NARROW && fitScale(panel, both.beside) >= fitScale(panel, both.below);
  const arrangement = beside ? 'beside' : 'below';
  return (
    <section class="part heat" aria-label={explore.heat} aria-busy={explorer.isOld('traffic')}>
      <div class="part-head">
        <h2 class="part-title">{explore.heat}</h2>
        <button type="button" class="button" aria-pressed={wordsOnly} onClick={() => setInWords(!inWords)}>
          {explore.inWords}
        </button>
      </div>
      {!heat && (
        <p class="hint">{explorer.findings.value?.exact === null ? explore.needsExact : explore.stage.traffic}</p>
      )}
      <div ref={box} class="heat-picture" hidden={wordsOnly}>
        {heat && layouts === 'coming' && <p class="hint">{machine.placing}</p>}
        {heat && both && (
          <Picture
            graph={graph}
            layout={both[arrangement]}
            arrangement={arrangement}
            heat={heat}
            type={typeFor(fitScale(panel, both[arrangement]))}
          />
        )}
      </div>
      {heat && !wordsOnly && <p class="hint">{explore.heatHint}</p>}
      {heat && wordsOnly && <InWords graph={graph} heat={heat} />}
    </section>
  );
}

/** How far a share's pill reaches over the edge of its box: the name within stays free. */
const OVER = 8;

/** A box of one line that is lower than this has no room between its name and its edge. */
const ROOMY = 30;

/** How far within its box the name of a state stands. */
const WITHIN = 6;

/** Height of a pill, by how much larger its type is than it was drawn for. */
const pillHeight = (type: number) => 6 + 11 * type;

/** How likely a run passes through a state, and where that stands. */
interface Share {
  id: string;
  text: string;
  pill: Rect;
}

/**
 * Places the share of each state on the edge of its box, where it covers no arrow and nothing else: the
 * bottom right corner if that is free.
 */
function placeShares(
  { regions, ...within }: MachineLayout,
  graph: MachineGraph,
  textOf: (id: string) => string,
  type: number,
): Share[] {
  const height = pillHeight(type);
  const boxes = leafBoxes({ regions, ...within }, graph);
  const lines = regions.flatMap(({ edges }) => Object.values(edges).map(({ points }) => points));
  const placed: Share[] = [];
  for (const { id: region, boxes: own } of regions) {
    for (const [state, box] of Object.entries(own)) {
      if (!boxes.includes(box)) continue;
      const id = `${region}.${state}`;
      const text = textOf(id);
      const { width } = pillAt({ x: 0, y: 0 }, text, type);
      const others = [...boxes.filter((other) => other !== box), ...placed.map(({ pill }) => pill)];
      const cost = (pill: Rect): number =>
        10 * others.filter((other) => overlap(pill, other)).length +
        3 * lines.filter((line) => crosses(line, pill)).length +
        (overlap(pill, grown(box, -WITHIN)) ? 8 : 0) +
        (pill.x < 0 || pill.x + width > within.width || pill.y < 0 ? 100 : 0);
      // Of a box that is hardly larger than its name the corner has no room: beside it, or below it, there may be some.
      const tight = box.height < ROOMY;
      const left = box.x - OVER;
      const right = box.x + box.width + OVER - width;
      const columns = [right, left, (left + right) / 2, right - 12, left + 12];
      const rows = [box.y + box.height - OVER, box.y + OVER - height];
      const near = [box.y + box.height - 2, box.y + 2 - height];
      const beside = [box.x + box.width - 4, box.x + 4 - width].map((x) => ({
        ...{ x, y: box.y + (box.height - height) / 2, width, height },
      }));
      const pills = [
        ...(tight ? near : rows).flatMap((y) => columns.map((x) => ({ x, y, width, height }))),
        ...(tight ? beside : []),
      ];
      const pill = pills.reduce((best, next) => (cost(next) < cost(best) ? next : best));
      placed.push({ id, text, pill });
    }
  }
  return placed;
}

interface PictureProps {
  graph: MachineGraph;
  layout: MachineLayout;
  arrangement: Arrangement;
  heat: HeatMap;
  /** How much larger the small type is than it was drawn for. */
  type: number;
}

/** An edge that is taken less often is drawn as if it were not. */
const FAINT = 0.005;
/** From here on an edge is said how often it is taken. */
const TOLD = 0.1;

function Picture({ graph, layout, arrangement, heat, type }: PictureProps) {
  const { explore, direction } = useWords();
  const names = useNames();
  const lines = useMemo(() => linesOf(layout), [layout]);
  const used = [...lines.values()].flatMap(({ key, data, edge }) => {
    const times = heat.edges.get(key)?.times ?? 0;
    return times >= FAINT ? [{ key, data, edge, times }] : [];
  });
  const told = used
    .filter(({ times }) => times >= TOLD)
    .sort((a, b) => b.times - a.times)
    .map(({ key, edge, times }) => {
      const text = `${explore.times(times)}×`;
      const { width } = pillAt(edge.label, text, type);
      return { key, text, width, height: pillHeight(type), points: edge.points, near: edge.label };
    });
  const shareOf = (id: string) => heat.states.get(id) ?? 0;
  const shares = placeShares(layout, graph, (id) => explore.percent(shareOf(id)), type);
  const boxes = leafBoxes(layout, graph);
  // Where boxes are close, a number may reach over their edges: their names stay free.
  const full = [...boxes.map((box) => grown(box, -4)), ...shares.map(({ pill }) => pill)];
  // Rather over another line than left out.
  const places = placeLabels(told, full, labelRoom(layout), { marked: [], quiet: told.map(({ points }) => points) });
  return (
    <svg
      class="machine-chart heat-chart"
      role="img"
      aria-label={explore.heatPicture}
      style={{ '--type': type }}
      // The shares stand on the feet of the boxes, the last below the drawing's own frame.
      viewBox={`0 0 ${layout.width} ${layout.height + 8}`}
    >
      <defs>
        {(['quiet', 'hot'] as const).map((kind) => (
          <ArrowHead key={kind} id={`heat-${kind}`} kind={kind} size={kind === 'quiet' ? 8 : 13} />
        ))}
      </defs>
      <Frames layout={layout} nameOf={names.region} rightToLeft={direction === 'rtl'} />
      {[...lines.values()].map(({ key, data }) => (
        <path key={key} class="line quiet" d={data} markerEnd="url(#heat-quiet)" />
      ))}
      {used.map(({ key, data, times }) => (
        <path
          key={key}
          class="line hot"
          d={data}
          data-heat={key}
          style={{ strokeWidth: 1.5 + 6 * Math.min(1, times) }}
          markerEnd="url(#heat-hot)"
        />
      ))}
      {layout.regions.flatMap(({ id: region, boxes }) =>
        Object.entries(boxes).map(([id, box]) => {
          const composite = graph.some(
            (one) => one.id === region && one.states.some((state) => state.id === id && state.composite),
          );
          const name = names.state(region, id);
          const lines = composite ? [name] : nameLines(name, region, arrangement, graph);
          return (
            <g key={`${region}.${id}`} class={composite ? 'state composite' : 'state'} data-state={`${region}.${id}`}>
              <rect class="box" {...box} rx={7} />
              {!composite && (
                <rect class="heat-fill" {...grown(box, -1)} rx={6} style={{ opacity: shareOf(`${region}.${id}`) }} />
              )}
              {baselines(composite ? { ...box, height: HEAD } : box, lines.length).map((y, index) => (
                <text key={y} class="name" x={box.x + box.width / 2} y={y}>
                  {lines[index]}
                </text>
              ))}
            </g>
          );
        }),
      )}
      {shares.map(({ id, text, pill }) => (
        <g key={id} class="heat-share" data-share={id}>
          <rect {...pill} rx={8} />
          <text x={pill.x + pill.width / 2} y={pill.y + pill.height / 2 + 4 * type}>
            {text}
          </text>
        </g>
      ))}
      {told.map(({ key, text, width, height }, index) => {
        const at = places[index];
        return (
          at && (
            <g key={key} class="heat-times">
              <rect x={at.x - width / 2} y={at.y - height / 2} width={width} height={height} rx={8} />
              <text x={at.x} y={at.y + 4 * type}>
                {text}
              </text>
            </g>
          )
        );
      })}
    </svg>
  );
}

/** Most kinds of move that are named for an arrow. */
const NAMED = 3;

function InWords({ graph, heat }: { graph: MachineGraph; heat: HeatMap }) {
  const words = useWords();
  const names = useNames();
  const { crisis, explore, machine } = words;
  const arrows = graph
    .flatMap(({ id, edges }) =>
      edges.flatMap((edge) => {
        const used = heat.edges.get(`${id}.${edgeKey(edge)}`);
        return used && used.times >= FAINT ? [{ id, edge, used }] : [];
      }),
    )
    .sort((a, b) => b.used.times - a.used.times);
  return (
    <div class="heat-words">
      <h3>{explore.statesHeading}</h3>
      {graph.map(({ id, states }) => (
        <div key={id}>
          <h4>{names.region(id)}</h4>
          <ul>
            {states
              .filter(({ composite }) => !composite)
              .map((state) => (
                <li key={state.id}>
                  {explore.heatState(
                    names.state(id, state.id),
                    explore.percent(heat.states.get(`${id}.${state.id}`) ?? 0),
                  )}
                </li>
              ))}
          </ul>
        </div>
      ))}
      <h3>{explore.arrowsHeading}</h3>
      <ul>
        {arrows.map(({ id, edge, used }) => (
          <li key={`${id}.${edgeKey(edge)}`}>
            {explore.heatArrow(
              machine.edge(names.state(id, edge.from), names.state(id, edge.to)),
              explore.times(used.times),
              crisis.list(used.moves.slice(0, NAMED).map(({ move }) => moveName(words, names, move))),
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
