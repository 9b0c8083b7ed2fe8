import type { Configuration } from '../../model/index.js';
import type { PlayedPath } from '../../play/index.js';
import type { RegionId } from '../../render/diagram/graph.js';
import { highlightOf, machineGraph } from '../../render/diagram/machine-graph.js';
import { partOf } from '../../render/diagram/machine-layout.js';
import { drawMachine } from '../../render/diagram/machine-svg.js';
import type { Run } from '../state/run.js';
import type { Words } from '../words/index.js';
import { type ModelNames, modelWords } from '../words/model.js';
import { layoutFor } from './layouts.js';
import { graphOf } from './marks.js';
import { namesIn } from './names.js';

/** How many pixels of a PNG stand for one of the drawing. */
const FINE = 2;
/** Pixels around a part of the drawing. */
const EDGE = 4;
const WHITE = '#ffffff';

/** The drawing of the machine as it stands, an SVG by itself. */
export function pictureOf(run: Run, words: Words): Promise<string> {
  const { model, configuration } = run.session.value;
  return pictureOfPath(run.path.value, configuration, words, modelWords(model, words.language));
}

/**
 * The drawing of the machine at the end of a path, with the way that led there.
 *
 * @param only the regions that are drawn; all when absent
 */
export async function pictureOfPath(
  path: PlayedPath,
  configuration: Configuration,
  words: Words,
  names: ModelNames,
  only?: readonly RegionId[],
): Promise<string> {
  const { model } = names;
  const layout = await layoutFor('file', words, names);
  return drawMachine(
    machineGraph(model, { ...highlightOf(path), active: configuration }),
    only ? partOf(layout, only, EDGE) : layout,
    {
      names: namesIn(words, names),
      description: words.machine.pictureNow(graphOf(model).map(({ id }) => names.state(id, configuration[id] ?? ''))),
      ground: WHITE,
    },
  );
}

/** Saves the drawing as a file. @throws Error when the browser cannot make it */
export async function savePicture(run: Run, words: Words, format: 'svg' | 'png'): Promise<void> {
  const svg = new Blob([await pictureOf(run, words)], { type: 'image/svg+xml' });
  const { steps } = run.path.value;
  const name = `${run.scenario.id.replace(/[^\w-]/g, '')}-machine-${steps.length}.${format}`;
  download(format === 'svg' ? svg : await pngOf(svg), name);
}

async function pngOf(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * FINE;
    canvas.height = image.naturalHeight * FINE;
    const ground = canvas.getContext('2d');
    if (!ground) throw new Error('This browser draws no pictures.');
    ground.fillStyle = WHITE;
    ground.fillRect(0, 0, canvas.width, canvas.height);
    ground.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture came of it.'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has to have begun with it first.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
