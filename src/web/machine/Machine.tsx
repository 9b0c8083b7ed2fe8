import type { RefObject } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { typeFor } from '../../render/diagram/machine-view.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { Caption } from './Caption.js';
import { Chart } from './Chart.js';
import { Description } from './Description.js';
import { type Known, useView } from './layouts.js';
import { graphOf, type MachineGraph, type Possible, pointedAt, possibleAt, type Taken, takenBy } from './marks.js';
import { SavePicture } from './SavePicture.js';
import { fitScale, useViewport, type Viewport } from './viewport.js';
import { ZoomButtons } from './ZoomButtons.js';
import './machine.css';

/** The machine as a picture, and the same in words for those who do not see it or would rather read. */
export function Machine() {
  const { run } = useApp();
  const { machine } = useWords();
  const [inWords, setInWords] = useState(false);
  const path = run.path.value;
  const moves = run.moves.value;
  const graph = graphOf(run.session.value.model);
  const taken = useMemo(() => takenBy(graph, path), [graph, path]);
  const possible = useMemo(() => possibleAt(run), [moves]);
  const element = useRef<HTMLDivElement>(null);
  const viewport = useViewport(element);
  const layouts = useView();
  const wordsOnly = inWords || layouts === 'none';
  return (
    <section class="part machine" id="part-machine" aria-label={machine.title} tabIndex={-1}>
      <div class="machine-head">
        <h2 class="part-title">{machine.title}</h2>
        <div class="machine-tools">
          {!wordsOnly && <ZoomButtons viewport={viewport} />}
          {layouts !== 'none' && (
            <>
              <button type="button" class="button" aria-pressed={inWords} onClick={() => setInWords(!inWords)}>
                {machine.inWords}
              </button>
              <SavePicture />
            </>
          )}
        </div>
      </div>
      {layouts === 'none' && <p class="hint">{machine.notPlaced}</p>}
      <Picture
        hidden={wordsOnly}
        layouts={layouts}
        graph={graph}
        element={element}
        viewport={viewport}
        taken={taken}
        possible={possible}
      />
      <Description hidden={!wordsOnly} taken={taken} possible={possible} />
    </section>
  );
}

interface PictureProps {
  hidden: boolean;
  layouts: Known<'view'>;
  graph: MachineGraph;
  element: RefObject<HTMLDivElement | null>;
  viewport: Viewport;
  taken: Taken;
  possible: Possible;
}

function Picture({ hidden, layouts, graph, element, viewport, taken, possible }: PictureProps) {
  const { run } = useApp();
  const { machine } = useWords();
  const names = useNames();
  const [hovered, hover] = useState<string>();
  const pointed = pointedAt(run);
  const { configuration } = run.session.value;
  const { panel } = viewport;
  const both = typeof layouts === 'string' ? undefined : layouts;
  const arrangement = both && fitScale(panel, both.beside) < fitScale(panel, both.below) ? 'below' : 'beside';
  const layout = both?.[arrangement];
  const type = layout ? typeFor(fitScale(panel, layout) * viewport.zoom) : 1;
  const states = graph.map(({ id }) => names.state(id, configuration[id] ?? ''));
  return (
    <div class="machine-picture" hidden={hidden}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not */}
      <div
        ref={element}
        class={viewport.zoom > 1 ? 'machine-view enlarged' : 'machine-view'}
        role="group"
        // It is zoomed and moved by keys.
        tabIndex={0}
        aria-label={machine.view}
        aria-describedby="machine-hint"
        {...viewport.listeners}
      >
        <p id="machine-hint" class="visually-hidden">
          {machine.viewHint}
        </p>
        {layouts === 'coming' && <p class="hint machine-coming">{machine.placing}</p>}
        {layout && panel.width > 0 && (
          <svg
            class="machine-chart"
            role="img"
            aria-label={machine.pictureNow(states)}
            width={panel.width}
            height={panel.height}
            data-zoom={viewport.zoom.toFixed(2)}
          >
            <g transform={viewport.transform(layout)} style={{ '--type': type }}>
              <Chart
                graph={graph}
                configuration={configuration}
                layout={layout}
                arrangement={arrangement}
                type={type}
                taken={taken}
                possible={possible}
                pointed={pointed}
                hovered={hovered}
                hover={hover}
              />
            </g>
          </svg>
        )}
      </div>
      <Caption hovered={hovered} pointed={pointed} taken={taken} possible={possible} />
    </div>
  );
}
