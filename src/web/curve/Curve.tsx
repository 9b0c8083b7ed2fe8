import { useEffect, useMemo, useState } from 'preact/hooks';
import { parseWhen } from '../../scenario/index.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { inType, rootSize, useSize } from '../ui/useSize.js';
import { stopName } from '../words/names.js';
import { Chart } from './Chart.js';
import { chartLayout, nearest } from './layout.js';
import { type Mark, pointOf } from './points.js';
import { timeText } from './time.js';
import { Values } from './Values.js';
import './curve.css';

/** Height from which on there is room for the values of the moves as well, in sixteenths of a `rem`. */
const BOTH = 140;

/** The measure and Goldstein values of the path on which the run stands; a click on a step goes there. */
export function Curve() {
  const { run } = useApp();
  const { curve } = useWords();
  const { measure } = useNames();
  const [table, setTable] = useState(false);
  const { stops, here } = run.line.value;
  const marks = useMemo(
    () => stops.flatMap((stop) => (stop.node ? [{ stop, point: pointOf(stop.node) }] : [])),
    [stops],
  );
  return (
    <section class="part curve" id="part-curve" aria-label={curve.title} tabIndex={-1}>
      <div class="curve-head">
        <h2 class="part-title">{curve.title}</h2>
        <button type="button" class="button text" aria-pressed={table} onClick={() => setTable(!table)}>
          {curve.table}
        </button>
      </div>
      {!measure && <p class="hint">{curve.noMeasure}</p>}
      {table ? <Values marks={marks} here={here} /> : <Picker marks={marks} here={here} />}
    </section>
  );
}

/**
 * The chart as one control. Pointing at a step, or going to it with the arrow keys, shows it in words;
 * a click or Enter goes there.
 */
function Picker({ marks, here }: { marks: Mark[]; here: number }) {
  const { run, settings } = useApp();
  const words = useWords();
  const { measure } = useNames();
  const [box, size] = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number>();
  const node = run.node.value;
  // A step ends the pointing, or the words below the chart would lag behind the story.
  useEffect(() => {
    if (node) setPointed(undefined);
  }, [node]);
  const shown = pointed === undefined || pointed >= marks.length ? here : pointed;
  const mirrored = words.direction === 'rtl';
  const begins = run.session.value.scenario.start;
  const start = useMemo(() => parseWhen(begins), [begins]);
  const paths = useMemo(() => [marks.map(({ point }) => point)], [marks]);
  const layout = useMemo(() => {
    const room = size && inType(size);
    return room && chartLayout(paths, 0, room, { measure, goldstein: room.height >= BOTH, mirrored, start });
  }, [paths, size, measure, mirrored, start]);
  const at = ({ currentTarget, clientX }: PointerEvent | MouseEvent) => {
    const left = (currentTarget as HTMLElement).getBoundingClientRect().left;
    return nearest(layout?.xs[0] ?? [], ((clientX - left) * 16) / rootSize());
  };
  const go = (n: number) => {
    const stop = marks[n]?.stop.node;
    if (stop && n !== here) run.jump(stop.id);
  };
  const forward = mirrored ? 'ArrowLeft' : 'ArrowRight';
  const backward = mirrored ? 'ArrowRight' : 'ArrowLeft';
  const keys: Record<string, () => void> = {
    [forward]: () => setPointed(Math.min(marks.length - 1, shown + 1)),
    [backward]: () => setPointed(Math.max(0, shown - 1)),
    Home: () => setPointed(0),
    End: () => setPointed(marks.length - 1),
    Enter: () => go(shown),
    ' ': () => go(shown),
  };
  const point = marks[shown]?.point;
  const text = marks[shown] && stopName(marks[shown].stop, words);
  const number = point?.number;
  const title =
    shown === 0 ? words.story.start : number === undefined ? (text ?? '') : words.curve.at(number, text ?? '');
  const values = point
    ? words.curve.values(
        timeText(point.hours, start, words),
        measure && words.curve.measured(measure.title, words.crisis.outOf(point.value, measure.high)),
        point.goldstein === undefined ? undefined : words.crisis.signed(point.goldstein),
      )
    : '';
  return (
    <>
      <div
        ref={box}
        class="curve-chart"
        role="slider"
        tabIndex={0}
        aria-label={words.curve.pick}
        aria-description={words.curve.pickHint}
        aria-valuemin={0}
        aria-valuemax={marks.length - 1}
        aria-valuenow={shown}
        aria-valuetext={`${title}; ${values}${shown === here ? `; ${words.curve.here}` : ''}`}
        lang={settings.language.value}
        onPointerMove={(event) => setPointed(at(event))}
        onPointerLeave={() => setPointed(undefined)}
        onBlur={() => setPointed(undefined)}
        onClick={(event) => go(at(event))}
        onKeyDown={(event) => {
          const does = event.altKey || event.ctrlKey || event.metaKey ? undefined : keys[event.key];
          if (!does) return;
          event.preventDefault();
          does();
        }}
      >
        {layout && (
          <Chart
            layout={layout}
            paths={paths}
            here={here}
            pointed={shown === here ? undefined : shown}
            note={layout.stretched ? words.curve.stretched : undefined}
          />
        )}
      </div>
      <p class="curve-readout" aria-hidden="true">
        <strong>
          <bdi>{title}</bdi>
        </strong>
        <span>{values}</span>
      </p>
    </>
  );
}
