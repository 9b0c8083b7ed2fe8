import type { Drawing } from '#shipped-maps';
import './map.css';

/** Sea, land, the countries that stand behind roles, boundaries and places, without names. */
export function MapShapes({ drawing, colour }: { drawing: Drawing; colour: (role: string) => string }) {
  const [width, height] = drawing.size;
  return (
    <>
      <rect class="map-sea" width={width} height={height} />
      <path class="map-land" d={drawing.land} />
      {Object.entries(drawing.roles).map(([role, path]) => (
        <path key={role} class={`map-role ${colour(role)}`} d={path} />
      ))}
      <path class="map-borders" d={drawing.borders} />
      {drawing.marks.map(([x, y]) => (
        <circle key={`${x} ${y}`} class="map-mark" cx={x} cy={y} r={9} />
      ))}
    </>
  );
}
