import { signal } from '@preact/signals';
import type { Drawing } from '#shipped-maps';
import type { ScenarioMap } from '../../scenario/about-schema.js';
import { mapKey } from '../../scenario/map-key.js';

/** The drawings that are known: what the page came with, and all others once one was asked for. */
const drawings = signal<readonly Drawing[]>([]);
/** Whether all are known. */
const whole = signal(false);
let asked: Promise<void> | undefined;

/** Takes over the drawing that a self-contained file holds. */
export function adoptDrawing(drawing: Drawing | undefined): void {
  if (drawing) drawings.value = [drawing];
}

/** Sees to it that all are known that there are. */
export function fetchAll(): Promise<void> {
  asked ??= import('#shipped-maps').then(
    (module) => {
      drawings.value = [...drawings.value, ...module.drawings];
      whole.value = true;
    },
    () => {
      // Whoever asks again may have more luck.
      asked = undefined;
    },
  );
  return asked;
}

/** The drawing of a map among those that are known. */
export const found = (key: string) => drawings.value.find((drawing) => drawing.key === key);

/** The drawing of a map; `none` where nobody has drawn it, undefined until that is known. */
export const drawingOf = (map: ScenarioMap) => drawingByKey(mapKey(map));

/** The same by what stands for the map. */
export function drawingByKey(key: string): Drawing | 'none' | undefined {
  const drawing = found(key);
  if (drawing) return drawing;
  void fetchAll();
  return whole.value ? 'none' : undefined;
}
