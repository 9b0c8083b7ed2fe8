import { modelOf, type Scenario } from '../../scenario/scenario.js';
import { useWords } from '../state/context.js';
import { colourOf } from '../ui/colours.js';
import { drawingOf } from './drawings.js';
import { namesOnMap, placedNames } from './names.js';
import './map.css';

/** Where it was: the map of a scenario with its names, and what its boundaries rest on. Nothing where it has none. */
export function MapFigure({ scenario }: { scenario: Scenario }) {
  const { map: words } = useWords();
  const { map } = scenario;
  const drawing = map && drawingOf(map);
  if (!map || !drawing) return null;
  const marks = (map.marks ?? []).map(({ title }) => title);
  const model = modelOf(scenario);
  const [width, height] = drawing.size;
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.text(namesOnMap(scenario), marks)}>
        <rect class="map-sea" width={width} height={height} />
        <path class="map-land" d={drawing.land} />
        {Object.entries(drawing.roles).map(([role, path]) => (
          <path key={role} class={`map-role ${colourOf(model, role)}`} d={path} />
        ))}
        <path class="map-borders" d={drawing.borders} />
        {drawing.marks.map(([x, y]) => (
          <circle key={`${x} ${y}`} class="map-mark" cx={x} cy={y} r={9} />
        ))}
        {placedNames(scenario, drawing).map(({ text, x, y, anchor, role }) => (
          <text
            key={`${x} ${y}`}
            class={role === undefined ? 'map-place' : 'map-country'}
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
