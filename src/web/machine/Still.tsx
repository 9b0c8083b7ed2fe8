import { useMemo } from 'preact/hooks';
import type { Configuration } from '../../model/index.js';
import type { Rect, Size } from '../../render/diagram/layout.js';
import type { MachineLayout } from '../../render/diagram/machine-layout.js';
import { typeFor, VIEW_SIZE } from '../../render/diagram/machine-view.js';
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
  /** It is looked at from across a room: where names would be too small for that, the first region stands alone. */
  across?: boolean;
}

/** The machine as a picture in which nothing can be done: its states, those lit where the crisis stands. */
export function Still({ machine, configuration, label, height, across = false }: StillProps) {
  const { layouts, rightToLeft } = machine;
  const [ref, size] = useSize<HTMLDivElement>();
  const scaleOf = ({ width, height: full }: Size) =>
    Math.min((size?.width ?? 1) / width, (height ?? Number.POSITIVE_INFINITY) / full);
  const wider = (one: Size, other: Size) => (scaleOf(one) < scaleOf(other) ? 'below' : 'beside');
  const whole = wider(layouts.beside, layouts.below);
  const alone = across && scaleOf(layouts[whole]) * VIEW_SIZE.name < ACROSS;
  const arrangement = alone ? wider(firstOf(layouts.beside), firstOf(layouts.below)) : whole;
  const layout = useMemo(
    () =>
      alone ? { ...layouts[arrangement], regions: layouts[arrangement].regions.slice(0, 1) } : layouts[arrangement],
    [layouts, arrangement, alone],
  );
  const regions = alone ? machine.regions.slice(0, 1) : machine.regions;
  const shown = alone ? firstOf(layout) : { x: 0, y: 0, width: layout.width, height: layout.height };
  const scale = Math.min(MOST, scaleOf(shown));
  const lines = useMemo(() => [...linesOf(layout).values()], [layout]);
  const regionOf = (id: string) => regions.find((region) => region.id === id);
  return (
    <div ref={ref} class="still">
      {size && (
        <svg
          class="machine-chart"
          role="img"
          aria-label={label}
          viewBox={`${shown.x} ${shown.y} ${shown.width} ${shown.height}`}
          width={shown.width * scale}
          height={shown.height * scale}
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
            large={across ? Math.min(LARGEST, LIT / (scale * VIEW_SIZE.name)) : 1}
            nameOf={(region, state) => regionOf(region)?.names[state] ?? state}
          />
        </svg>
      )}
    </div>
  );
}

/** Pixels that a name needs to be read across a room. */
const ACROSS = 15;

/** Pixels for the name of where the crisis stands, and how many times its size that is drawn at most. */
const [LIT, LARGEST] = [18, 1.8];

/** The frame of the first region. */
const firstOf = (layout: MachineLayout): Rect => layout.regions[0]?.frame ?? { x: 0, y: 0, width: 1, height: 1 };

/** A small machine is not drawn larger than so many times its size. */
const MOST = 1.6;
