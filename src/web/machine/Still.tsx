import { useMemo } from 'preact/hooks';
import type { Configuration } from '../../model/index.js';
import { typeFor } from '../../render/diagram/machine-view.js';
import { useSize } from '../ui/useSize.js';
import type { StillMachine } from './drawing.js';
import { ArrowHead, Frames } from './Frame.js';
import { States } from './States.js';
import { linesOf } from './shapes.js';

interface StillProps {
  machine: StillMachine;
  configuration: Configuration;
  /** What the picture shows, in words. */
  label: string;
  /** How high it may be, in pixels; as high as its width makes it where that is less. */
  height?: number | undefined;
}

/** The machine as a picture in which nothing can be done: its states, those lit where the crisis stands. */
export function Still({ machine: { regions, layouts, rightToLeft }, configuration, label, height }: StillProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const scaleOf = ({ width, height: full }: { width: number; height: number }) =>
    Math.min((size?.width ?? 1) / width, (height ?? Number.POSITIVE_INFINITY) / full);
  const arrangement = scaleOf(layouts.beside) < scaleOf(layouts.below) ? 'below' : 'beside';
  const layout = layouts[arrangement];
  const scale = Math.min(MOST, scaleOf(layout));
  const lines = useMemo(() => [...linesOf(layout).values()], [layout]);
  const regionOf = (id: string) => regions.find((region) => region.id === id);
  return (
    <div ref={ref} class="still">
      {size && (
        <svg
          class="machine-chart"
          role="img"
          aria-label={label}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          width={layout.width * scale}
          height={layout.height * scale}
          style={{ '--type': typeFor(scale) }}
        >
          <defs>
            <ArrowHead id="still-quiet" kind="quiet" size={8} />
          </defs>
          <Frames layout={layout} nameOf={(id) => regionOf(id)?.title ?? id} rightToLeft={rightToLeft} />
          {lines.map(({ key, data }) => (
            <path key={key} class="line quiet" d={data} markerEnd="url(#still-quiet)" />
          ))}
          <States
            {...{ graph: regions, layout, arrangement, configuration, rightToLeft }}
            nameOf={(region, state) => regionOf(region)?.names[state] ?? state}
          />
        </svg>
      )}
    </div>
  );
}

/** A small machine is not drawn larger than so many times its size. */
const MOST = 1.6;
