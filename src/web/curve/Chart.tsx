import { bars, discs, levels, type Spot, squares } from '../../render/curve/paths.js';
import { useNames, useWords } from '../state/context.js';
import { capital } from '../words/model.js';
import { type ChartLayout, numbered, type Point } from './layout.js';
import './chart.css';

interface ChartProps {
  layout: ChartLayout;
  paths: readonly (readonly Point[])[];
  /** What the paths are called at their ends, where there are two. */
  names?: readonly string[];
  /** How many points two paths have in common. */
  shared?: number;
  /** The point where the run stands; what lies after it is drawn as still ahead. */
  here?: number;
  /** The point that is shown just now. */
  pointed?: number | undefined;
  /** What the chart says to those who do not see it; without it somebody else says it. */
  label?: string;
  /** Stands in the upper corner where time ends, if there is room for it. */
  note?: string | undefined;
}

/** Distance of steps below which they have no marks, in pixels. */
const CROWDED = 2.5;

/** Width from which on there is room for a note beside the caption, in pixels. */
const NOTED = 240;

/**
 * The measure over simulated hours, of one path with the values of its moves, or of two. Shapes and
 * dashes say what colours say.
 */
export function Chart({ layout, paths, names, shared = 0, here, pointed, label, note }: ChartProps) {
  const { size } = layout;
  const [first = [], second] = paths;
  const spots = paths.map((points, path) =>
    points.map(({ value }, index) => ({ x: layout.xs[path]?.[index] ?? 0, y: layout.yMeasure(value) })),
  );
  const hidden = label === undefined;
  return (
    <svg
      class="chart whole"
      viewBox={`0 0 ${size.width} ${size.height}`}
      aria-hidden={hidden ? 'true' : undefined}
      role={hidden ? undefined : 'img'}
      aria-label={label}
    >
      <Axes layout={layout} />
      {note !== undefined && Math.abs(layout.end - layout.begin) >= NOTED && (
        <text x={layout.end} y={layout.captions[0]} text-anchor="end" class="chart-caption chart-note">
          {note}
        </text>
      )}
      {pointed !== undefined && <Upright layout={layout} at={layout.xs[0]?.[pointed] ?? 0} kind="pointed" />}
      {here !== undefined && <Upright layout={layout} at={layout.xs[0]?.[here] ?? 0} kind="here" />}
      {second === undefined ? (
        <Single layout={layout} points={first} spots={spots[0] ?? []} here={here ?? first.length - 1} />
      ) : (
        <Pair spots={spots} names={names ?? []} shared={shared} mirrored={layout.end < layout.begin} />
      )}
    </svg>
  );
}

function Axes({ layout }: { layout: ChartLayout }) {
  const { crisis, curve } = useWords();
  const { measure } = useNames();
  const { begin, end, band, goldstein, ticks, captions, hours } = layout;
  const outside = begin + (end > begin ? -5 : 5);
  const foot = goldstein?.bottom ?? band.bottom;
  return (
    <g class="chart-axes">
      <path class="chart-ticks" d={ticks.map(({ at }) => `M${at} ${band.top}V${foot}`).join('')} />
      <path
        class="chart-grid"
        d={layout.levels.map((value) => `M${begin} ${layout.yMeasure(value)}H${end}`).join('')}
      />
      {layout.levels.map((value) => (
        <text key={value} x={outside} y={layout.yMeasure(value) + 4} text-anchor="end">
          {crisis.number(value)}
        </text>
      ))}
      {measure && (
        <text x={begin} y={captions[0]} class="chart-caption">
          {capital(measure.title)}
        </text>
      )}
      {goldstein && (
        <>
          <path
            class="chart-grid"
            d={[-10, 0, 10].map((value) => `M${begin} ${layout.yGoldstein(value)}H${end}`).join('')}
          />
          {[-10, 0, 10].map((value) => (
            <text key={value} x={outside} y={layout.yGoldstein(value) + 4} text-anchor="end">
              {crisis.signed(value)}
            </text>
          ))}
          <text x={begin} y={captions[1]} class="chart-caption">
            {`${curve.goldstein}: ${crisis.list([`▲ ${curve.cooperation}`, `▼ ${curve.conflict}`])}`}
          </text>
        </>
      )}
      {ticks.map(({ hours: hour, at, date }) => (
        <text key={hour} x={at} y={hours} text-anchor="middle">
          {date ? crisis.dateTick(date) : curve.hourTick(hour)}
        </text>
      ))}
    </g>
  );
}

function Upright({ layout, at, kind }: { layout: ChartLayout; at: number; kind: 'here' | 'pointed' }) {
  return (
    <path class={`chart-${kind}`} d={`M${at} ${layout.band.top}V${layout.goldstein?.bottom ?? layout.band.bottom}`} />
  );
}

interface SingleProps {
  layout: ChartLayout;
  points: readonly Point[];
  spots: readonly Spot[];
  here: number;
}

/** One path: solid up to where the run stands, dashed and hollow after it; steps without a move are squares. */
function Single({ layout, points, spots, here }: SingleProps) {
  const { crisis } = useWords();
  const xs = layout.xs[0] ?? [];
  const close = Math.abs((xs[1] ?? 0) - (xs.at(-1) ?? 0)) / Math.max(1, xs.length - 2);
  const radius = Math.max(1.5, Math.min(4, close * 0.3));
  const width = Math.max(1, Math.min(9, close * 0.62));
  const base = layout.yGoldstein(0);
  // Marks that would run into one another say no more than the line.
  const measured = layout.levels.length > 0;
  const marked = close < CROWDED || !measured ? [] : spots;
  const pick = (move: boolean, from: number, until: number) =>
    marked.filter((_, n) => n > 0 && n >= from && n <= until && (points[n]?.goldstein !== undefined) === move);
  const values = (from: number, until: number, sign: number) =>
    points.flatMap(({ goldstein = 0 }, n) =>
      n >= from && n <= until && goldstein * sign > 0 ? [{ x: xs[n] ?? 0, y: layout.yGoldstein(goldstein) }] : [],
    );
  const spot = spots[here];
  const last = points.length - 1;
  return (
    <g class={radius < 3 ? 'chart-dense' : undefined}>
      {measured && <path class="chart-line ahead" d={levels(spots.slice(here))} />}
      {measured && <path class="chart-line" d={levels(spots.slice(0, here + 1))} />}
      <path class="chart-marks ahead" d={discs(pick(true, here + 1, last), radius)} />
      <path class="chart-marks ahead" d={squares(pick(false, here + 1, last), radius)} />
      <path class="chart-marks" d={discs(pick(true, 0, here), radius)} />
      <path class="chart-marks" d={squares(pick(false, 0, here), radius)} />
      {measured && spot && <circle class="chart-ring" cx={spot.x} cy={spot.y} r={radius + 4} />}
      {layout.goldstein && (
        <>
          <path class="chart-bar up ahead" d={bars(values(here + 1, last, 1), base, width)} />
          <path class="chart-bar down ahead" d={bars(values(here + 1, last, -1), base, width)} />
          <path class="chart-bar up" d={bars(values(0, here, 1), base, width)} />
          <path class="chart-bar down" d={bars(values(0, here, -1), base, width)} />
        </>
      )}
      {numbered(xs, here).flatMap((n) => {
        const number = points[n]?.number;
        if (number === undefined) return [];
        return (
          <text
            key={n}
            x={xs[n]}
            y={layout.numbers}
            text-anchor="middle"
            class={n === here ? 'chart-number here' : 'chart-number'}
          >
            {crisis.number(number)}
          </text>
        );
      })}
    </g>
  );
}

interface PairProps {
  spots: readonly (readonly Spot[])[];
  names: readonly string[];
  shared: number;
  mirrored: boolean;
}

/** Two paths: what they share as one thick line, then the first solid with discs, the second dashed with squares. */
function Pair({ spots: [a = [], b = []], names, shared, mirrored }: PairProps) {
  const from = Math.max(0, shared - 1);
  // Where both are at the same level they would lie on each other.
  const second = b.map(({ x, y }, n) => ({ x, y: n < shared ? y : y + 3 }));
  const [endA, endB] = [a.at(-1), second.at(-1)];
  // Marks that would run into one another say no more than the line.
  const longest = a.length < b.length ? b : a;
  const crowded = Math.abs((longest.at(-1)?.x ?? 0) - (longest[0]?.x ?? 0)) < CROWDED * longest.length;
  const marked = (spots: readonly Spot[]) => (crowded ? [] : spots);
  const near = endA && endB && Math.abs(endA.x - endB.x) < 16 && Math.abs(endA.y - endB.y) < 13;
  const beside = (spot: Spot) => spot.x + (mirrored ? -8 : 8);
  return (
    <>
      <path class="chart-line both" d={levels(a.slice(0, shared))} />
      <path class="chart-marks both" d={discs(marked(a.slice(1, shared)), 2.5)} />
      <path class="chart-line" d={levels(a.slice(from))} />
      <path class="chart-line second" d={levels(second.slice(from))} />
      <path class="chart-marks" d={discs(marked(a.slice(shared)), 4)} />
      <path class="chart-marks second" d={squares(marked(second.slice(shared)), 3.8)} />
      {endA && (
        <text class="chart-name" x={beside(endA)} y={endA.y + (near ? -3 : 4)}>
          {names[0]}
        </text>
      )}
      {endB && (
        <text class="chart-name second" x={beside(endB)} y={endB.y + (near ? 11 : 4)}>
          {names[1]}
        </text>
      )}
    </>
  );
}
