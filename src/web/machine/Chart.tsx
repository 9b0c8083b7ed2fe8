import { memo } from 'preact/compat';
import { useMemo } from 'preact/hooks';
import type { MachineLayout } from '../../render/diagram/machine-layout.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { ArrowHead, Frames } from './Frame.js';
import { Labels } from './Labels.js';
import { numbersOn } from './labels-on.js';
import { type ChartProps, justTaken } from './marks.js';
import { States } from './States.js';
import { type Line, linesOf } from './shapes.js';

const KINDS = ['quiet', 'possible', 'taken', 'pointed'] as const;

/** What stands in the drawing, from the back to the front. */
export function Chart(props: ChartProps) {
  const { layout, type, taken, possible, pointed, hovered, hover } = props;
  const { run } = useApp();
  const { crisis, direction } = useWords();
  const names = useNames();
  const lines = useMemo(() => linesOf(layout), [layout]);
  const of = (keys: Iterable<string>) => [...keys].flatMap((key) => lines.get(key) ?? []);
  const numbers = useMemo(() => numbersOn(lines, taken, crisis.number, type), [taken, lines, crisis, type]);
  const moved = justTaken(run, taken);
  return (
    <>
      <defs>
        {KINDS.map((kind) => (
          <ArrowHead key={kind} id={`machine-${kind}`} kind={kind} size={kind === 'quiet' ? 8 : 12} />
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
      <States {...props} nameOf={names.state} rightToLeft={direction === 'rtl'} />
      {numbers.map(({ key, text, rect }) => (
        <g key={key} class="numbers" data-numbers={key}>
          <rect {...rect} rx={10} />
          <text x={rect.x + rect.width / 2} y={rect.y + rect.height / 2 + 4 * type}>
            {text}
          </text>
        </g>
      ))}
      <Labels {...props} lines={lines} numbers={numbers} />
    </>
  );
}

interface GroundProps {
  layout: MachineLayout;
  lines: Map<string, Line>;
  hover: (key: string | undefined) => void;
}

/** What is the same at every step: the regions, and every edge as a quiet line that can be pointed at. */
const Ground = memo(function Ground({ layout, lines, hover }: GroundProps) {
  const { direction } = useWords();
  const names = useNames();
  return (
    <>
      <Frames layout={layout} nameOf={names.region} rightToLeft={direction === 'rtl'} />
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
