import { parseWhen } from '../../scenario/index.js';
import { Chart } from '../curve/Chart.js';
import { chartLayout } from '../curve/layout.js';
import { pointsOf } from '../curve/points.js';
import { useNames, useWords } from '../state/context.js';
import { inType, useSize } from '../ui/useSize.js';
import type { Words } from '../words/index.js';
import { stepTitle } from '../words/names.js';
import { type ComparedSides, sharedSteps } from './sides.js';

/** How many values of a path are said; of a longer one only some are. */
const SAID = 100;

/** Where the two part, in a sentence, and the measure of both on one chart. */
export function Measures({ comparison }: { comparison: ComparedSides }) {
  const words = useWords();
  const { compare, crisis, curve } = words;
  const { measure } = useNames();
  const [box, size] = useSize<HTMLDivElement>();
  const { a, b } = comparison;
  const shared = sharedSteps(comparison);
  const paths = [a, b].map(({ startTension, steps }) => pointsOf(startTension, steps));
  const layout =
    size &&
    measure &&
    chartLayout(paths, shared + 1, inType(size), {
      measure,
      goldstein: false,
      mirrored: words.direction === 'rtl',
      start: parseWhen(comparison.sessions[0].scenario.start),
    });
  const values = [a, b].map(({ name, startTension, steps }) => {
    const every = Math.ceil(steps.length / SAID);
    const said = [startTension, ...steps.map(({ tension }) => tension)].filter((_, n) => every < 2 || n % every === 0);
    const list = crisis.list(said.map(crisis.number));
    const title = measure?.title ?? '';
    return every < 2 ? compare.chartSummary(title, name, list) : compare.chartSampled(title, name, every, list);
  });
  // Nothing could be drawn of a model that measures nothing.
  if (!measure) return <p class="compare-parting">{parting(comparison, shared, words)}</p>;
  return (
    <>
      <p class="compare-parting">{parting(comparison, shared, words)}</p>
      <figure class="compare-figure">
        <figcaption>
          <span>{compare.chart(measure.title)}</span>
          <Key letter="A" name={a.name} look={compare.solid} />
          <Key letter="B" name={b.name} look={compare.dashed} />
        </figcaption>
        <div class="compare-chart" ref={box}>
          {layout && (
            <Chart layout={layout} paths={paths} names={['A', 'B']} shared={shared + 1} label={values.join(' ')} />
          )}
        </div>
        {layout?.stretched && <p class="hint">{curve.stretched}</p>}
      </figure>
    </>
  );
}

function Key({ letter, name, look }: { letter: 'A' | 'B'; name: string; look: string }) {
  const second = letter === 'B';
  return (
    <span class={`key side-${letter.toLowerCase()}`}>
      <svg class="chart" width="40" height="14" viewBox="0 0 40 14" role="img" aria-label={look}>
        <path class={second ? 'chart-line second' : 'chart-line'} d="M1 7H39" />
        <path
          class={second ? 'chart-marks second' : 'chart-marks'}
          d={second ? 'M16 3h8v8h-8z' : 'M16 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z'}
        />
      </svg>
      <strong>{letter}</strong> <bdi>{name}</bdi>
    </span>
  );
}

function parting({ a, b, divergence, rows, sessions }: ComparedSides, shared: number, words: Words): string {
  const { compare } = words;
  if (divergence?.step) {
    const title = stepTitle(sessions[0], divergence.step, words);
    return compare.together(shared, title, words.crisis.clockHere(divergence.hours));
  }
  if (divergence) return compare.atOnce;
  if (rows.length === 0) return compare.same;
  return a.steps.length > b.steps.length
    ? compare.longer('A', 'B', rows.length)
    : compare.longer('B', 'A', rows.length);
}
