import type { PlayedPath } from '../../../play/index.js';
import { datesBelow } from '../../../render/curve/dates.js';
import { useWords } from '../../state/context.js';
import type { Measured } from '../../words/model.js';

/** Measures of the drawing, in its own units. */
const SIZE = { width: 680, height: 190, left: 34, right: 10, top: 12, bottom: 26 };
/** More points than this are not numbered one by one. */
const NUMBERED = 30;
/** Height of the line of dates, where there is one, and what each takes of it. */
const DATES = 16;
const DATED = 104;

/** The measure along a path, step by step; every value is written at its point. */
export function HandoutCurve({ path, measure }: { path: PlayedPath; measure: Measured }) {
  const { title, low, high } = measure;
  const { takeAway, crisis, direction } = useWords();
  const place = (x: number) => (direction === 'rtl' ? SIZE.width - x : x);
  const values = [path.startTension, ...path.steps.map((step) => step.tension)];
  const room = { width: SIZE.width - SIZE.left - SIZE.right, height: SIZE.height - SIZE.top - SIZE.bottom };
  const x = (n: number) => place(along(n));
  const y = (value: number) => SIZE.top + (1 - (value - low) / (high - low)) * room.height;
  const along = (n: number) => SIZE.left + (n / Math.max(1, values.length - 1)) * room.width;
  const below = (n: number) => Math.min(along(n), SIZE.width - DATED / 2);
  const dates = datesBelow(path.steps, below, () => DATED);
  const height = SIZE.height + (dates.length > 0 ? DATES : 0);
  const every = Math.ceil(values.length / NUMBERED);
  return (
    <figure class="handout-curve">
      <figcaption>{takeAway.curve(title)}</figcaption>
      <svg viewBox={`0 0 ${SIZE.width} ${height}`} role="img" aria-label={takeAway.curveText(title, values)}>
        {[low, (low + high) / 2, high].map((level) => (
          <g key={level}>
            <line class="grid" x1={place(SIZE.left)} x2={place(SIZE.width - SIZE.right)} y1={y(level)} y2={y(level)} />
            <text x={place(SIZE.left - 8)} y={y(level) + 4} text-anchor="end">
              {crisis.number(level)}
            </text>
          </g>
        ))}
        <polyline points={values.map((value, n) => `${x(n).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
        {values.map((value, n) =>
          n % every === 0 ? (
            <g key={n}>
              <circle cx={x(n)} cy={y(value)} r="3" />
              <text
                class="value"
                x={x(n)}
                y={y(value) < SIZE.top + room.height * 0.2 ? y(value) + 16 : y(value) - 7}
                text-anchor="middle"
              >
                {crisis.number(value)}
              </text>
              <text x={x(n)} y={SIZE.height - 8} text-anchor="middle">
                {n === 0 ? '•' : crisis.number(n)}
              </text>
            </g>
          ) : null,
        )}
        {dates.map(({ n, at }) => (
          <text key={n} x={place(below(n))} y={SIZE.height + 6} text-anchor="middle">
            {crisis.date(at)}
          </text>
        ))}
      </svg>
    </figure>
  );
}
