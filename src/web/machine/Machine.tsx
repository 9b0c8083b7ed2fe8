import type { RefObject } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useApp, useNames, useWords } from '../state/context.js';
import { Caption } from './Caption.js';
import { Description } from './Description.js';
import { type Known, useView } from './layouts.js';
import { graphOf, type MachineGraph, type Possible, pointedAt, possibleAt, type Taken, takenBy } from './marks.js';
import { SavePicture } from './SavePicture.js';
import { View } from './View.js';
import { useViewport, type Viewport } from './viewport.js';
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
  const states = graph.map(({ id }) => names.state(id, configuration[id] ?? ''));
  return (
    <div class="machine-picture" hidden={hidden}>
      <View
        element={element}
        viewport={viewport}
        layouts={typeof layouts === 'string' ? undefined : layouts}
        name={machine.pictureNow(states)}
        graph={graph}
        configuration={configuration}
        taken={taken}
        possible={possible}
        pointed={pointed}
        hovered={hovered}
        hover={hover}
      >
        {layouts === 'coming' && <p class="hint machine-coming">{machine.placing}</p>}
      </View>
      <Caption hovered={hovered} pointed={pointed} taken={taken} possible={possible} />
    </div>
  );
}
