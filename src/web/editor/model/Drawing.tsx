import { useMemo, useRef, useState } from 'preact/hooks';
import type { Model } from '../../../model/index.js';
import { liesIn } from '../../../render/diagram/graph.js';
import { typeFor } from '../../../render/diagram/machine-view.js';
import { Chart } from '../../machine/Chart.js';
import type { Layouts } from '../../machine/drawing.js';
import { useView } from '../../machine/layouts.js';
import { graphOf, keyOf, type MachineGraph, type Possible, type Taken } from '../../machine/marks.js';
import { fitScale, useViewport } from '../../machine/viewport.js';
import { ZoomButtons } from '../../machine/ZoomButtons.js';
import { ModelContext, useNames, useWords } from '../../state/context.js';
import { modelEditorWords } from '../../words/write.js';
import type { Spot } from './spot.js';
import '../../machine/machine.css';

const NOTHING: Taken = { edges: new Map(), states: new Set(), changes: [] };

interface DrawingProps {
  /** The state that is looked at: it is lit, and so is what leads out of it. */
  place: Spot;
  choose: (region: string, state: string) => void;
}

/** The drawing of the model that is written. While another is being placed, the last one stays. */
export function Drawing({ place, choose }: DrawingProps) {
  const { machine } = useWords();
  const { model } = useNames();
  const layouts = useView();
  const last = useRef<{ model: Model; layouts: Layouts['view'] }>(undefined);
  if (typeof layouts !== 'string') last.current = { model, layouts };
  if (layouts === 'none') return <p class="hint">{machine.notPlaced}</p>;
  if (!last.current) return <p class="hint model-coming">{machine.placing}</p>;
  return (
    <ModelContext.Provider value={last.current.model}>
      <Picture layouts={last.current.layouts} place={place} choose={choose} />
    </ModelContext.Provider>
  );
}

function Picture({ layouts, place, choose }: DrawingProps & { layouts: Layouts['view'] }) {
  const { machine, language } = useWords();
  const names = useNames();
  const graph = graphOf(names.model);
  const element = useRef<HTMLDivElement>(null);
  const viewport = useViewport(element);
  const [hovered, hover] = useState<string>();
  const { panel } = viewport;
  const arrangement = fitScale(panel, layouts.beside) < fitScale(panel, layouts.below) ? 'below' : 'beside';
  const layout = layouts[arrangement];
  const type = typeFor(fitScale(panel, layout) * viewport.zoom);
  const possible = useMemo(() => waysOut(graph, place), [graph, place.region, place.state]);
  const name = modelEditorWords(language).drawing(names.title, names.state(place.region, place.state));
  return (
    <div class="model-drawing">
      <div class="machine-tools">
        <ZoomButtons viewport={viewport} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not */}
      <div
        ref={element}
        class={viewport.zoom > 1 ? 'machine-view enlarged' : 'machine-view'}
        role="group"
        // It is zoomed and moved by keys.
        tabIndex={0}
        aria-label={machine.view}
        aria-describedby="model-hint"
        {...viewport.listeners}
      >
        <p id="model-hint" class="visually-hidden">
          {machine.viewHint}
        </p>
        {panel.width > 0 && (
          <svg class="machine-chart" role="img" aria-label={name} width={panel.width} height={panel.height}>
            <g transform={viewport.transform(layout)} style={{ '--type': type }}>
              <Chart
                graph={graph}
                configuration={{ [place.region]: place.state }}
                layout={layout}
                arrangement={arrangement}
                type={type}
                taken={NOTHING}
                possible={possible}
                pointed={undefined}
                hovered={hovered}
                hover={hover}
                choose={choose}
              />
            </g>
          </svg>
        )}
      </div>
    </div>
  );
}

/** The edges that lead out of a state, or out of one that holds it. What stands beside them is listed below. */
function waysOut(graph: MachineGraph, { region, state }: Spot): Possible {
  const edges = graph.find(({ id }) => id === region)?.edges ?? [];
  const out = edges.filter(({ from }) => liesIn(state, from));
  const moves = (ways: (typeof out)[number]['ways']) =>
    ways.flatMap(({ kind, event }) => (kind === 'move' ? [event] : kind === 'deadline' ? [`deadline:${event}`] : []));
  return { outlook: [], edges: new Map(out.map((edge) => [keyOf(region, edge), moves(edge.ways)])) };
}
