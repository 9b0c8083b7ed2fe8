import { useMemo, useRef, useState } from 'preact/hooks';
import { liesIn, type Model } from '../../../model/index.js';
import type { Layouts } from '../../machine/drawing.js';
import { useView } from '../../machine/layouts.js';
import { graphOf, keyOf, type MachineGraph, type Possible, type Taken } from '../../machine/marks.js';
import { View } from '../../machine/View.js';
import { useViewport } from '../../machine/viewport.js';
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
  const { language } = useWords();
  const names = useNames();
  const graph = graphOf(names.model);
  const element = useRef<HTMLDivElement>(null);
  const viewport = useViewport(element);
  const [hovered, hover] = useState<string>();
  const possible = useMemo(() => waysOut(graph, place), [graph, place.region, place.state]);
  const name = modelEditorWords(language).drawing(names.title, names.state(place.region, place.state));
  return (
    <div class="model-drawing">
      <div class="machine-tools">
        <ZoomButtons viewport={viewport} />
      </div>
      <View
        element={element}
        viewport={viewport}
        layouts={layouts}
        name={name}
        graph={graph}
        configuration={{ [place.region]: place.state }}
        taken={NOTHING}
        possible={possible}
        pointed={undefined}
        hovered={hovered}
        hover={hover}
        choose={choose}
      />
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
