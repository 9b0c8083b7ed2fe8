import { type ReadonlySignal, signal } from '@preact/signals';
import type { Drawing } from '#shipped-maps';
import type { ScenarioMap } from '../../scenario/about-schema.js';
import { mapKey } from '../../scenario/map-key.js';

const drawings = signal<readonly Drawing[]>([]);
let asked = false;

/** The drawing of a map, once it is there: they are fetched when one is first asked for. */
export function drawingOf(map: ScenarioMap): Drawing | undefined {
  if (!asked) {
    asked = true;
    import('#shipped-maps').then(
      (module) => {
        drawings.value = module.drawings;
      },
      () => {
        asked = false;
      },
    );
  }
  const key = mapKey(map);
  return (drawings as ReadonlySignal<readonly Drawing[]>).value.find((drawing) => drawing.key === key);
}
