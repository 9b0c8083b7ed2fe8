import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { typeFor } from '../../render/diagram/machine-view.js';
import { useWords } from '../state/context.js';
import { Chart } from './Chart.js';
import type { Layouts } from './drawing.js';
import type { ChartProps } from './marks.js';
import { fitScale, type Viewport } from './viewport.js';

interface ViewProps extends Omit<ChartProps, 'layout' | 'arrangement' | 'type'> {
  /** What `viewport` was made for. */
  element: RefObject<HTMLDivElement | null>;
  viewport: Viewport;
  /** Where everything stands; nothing where that is not known yet. */
  layouts: Layouts['view'] | undefined;
  /** What the picture shows, in words. */
  name: string;
  /** What stands in the view instead of a picture. */
  children?: ComponentChildren;
}

/** The picture of a machine, as large as there is room, to be zoomed and moved by pointer and by keys. */
export function View({ element, viewport, layouts, name, children, ...chart }: ViewProps) {
  const { machine } = useWords();
  const hint = useId();
  const { panel } = viewport;
  const arrangement = layouts && fitScale(panel, layouts.beside) < fitScale(panel, layouts.below) ? 'below' : 'beside';
  const layout = layouts?.[arrangement];
  const type = layout ? typeFor(fitScale(panel, layout) * viewport.zoom) : 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not
    <div
      ref={element}
      class={viewport.zoom > 1 ? 'machine-view enlarged' : 'machine-view'}
      role="group"
      // It is zoomed and moved by keys.
      tabIndex={0}
      aria-label={machine.view}
      aria-describedby={hint}
      {...viewport.listeners}
    >
      <p id={hint} class="visually-hidden">
        {machine.viewHint}
      </p>
      {children}
      {layout && panel.width > 0 && (
        <svg
          class="machine-chart"
          role="img"
          aria-label={name}
          width={panel.width}
          height={panel.height}
          data-zoom={viewport.zoom.toFixed(2)}
        >
          <g transform={viewport.transform(layout)} style={{ '--type': type }}>
            <Chart layout={layout} arrangement={arrangement} type={type} {...chart} />
          </g>
        </svg>
      )}
    </div>
  );
}
