import type { Drawing } from '#shipped-maps';
import type { ScenarioMap } from '../../scenario/about-schema.js';
import { mapKey } from '../../scenario/map-key.js';
import { fetchAll, found } from './drawings.js';

/** The drawing of a map, for a file that holds no other. */
export async function drawingToGive(map: ScenarioMap | undefined): Promise<Drawing | undefined> {
  if (!map) return undefined;
  if (!found(mapKey(map))) await fetchAll();
  return found(mapKey(map));
}
