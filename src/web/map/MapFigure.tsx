import { modelOf, type Scenario } from '../../scenario/scenario.js';
import { useWords } from '../state/context.js';
import { colourOf } from '../ui/colours.js';
import { drawingOf } from './drawings.js';
import { MapShapes } from './MapShapes.js';
import { namesOnMap, placedNames } from './names.js';
import './map.css';

/**
 * Where it was: the map of a scenario with its names, and what its boundaries rest on. Of a map that nobody has drawn
 * it says what it would show; of a scenario without one nothing.
 */
export function MapFigure({ scenario }: { scenario: Scenario }) {
  const { map: words } = useWords();
  const { map } = scenario;
  const drawing = map && drawingOf(map);
  if (!map || !drawing) return null;
  const marks = (map.marks ?? []).map(({ title }) => title);
  const shows = words.text(namesOnMap(scenario), marks);
  if (drawing === 'none') return <p class="map-none hint">{`${shows} ${words.undrawn}`}</p>;
  const model = modelOf(scenario);
  const [width, height] = drawing.size;
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${width} ${height}`} role="img">
        <title>{shows}</title>
        <MapShapes drawing={drawing} colour={(role) => colourOf(model, role)} />
        {placedNames(scenario, drawing).map(({ text, x, y, anchor, role }) => (
          <text
            key={`${x} ${y}`}
            class={role === undefined ? 'map-place' : undefined}
            x={x}
            y={y}
            text-anchor={anchor}
            dominant-baseline="central"
          >
            {text}
          </text>
        ))}
      </svg>
      <figcaption>{words.caption}</figcaption>
    </figure>
  );
}
