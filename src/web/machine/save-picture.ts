import layouts from 'virtual:machine-file';
import { type Configuration, LEGACY } from '../../model/index.js';
import type { PlayedPath } from '../../play/index.js';
import type { RegionId } from '../../render/diagram/graph.js';
import { highlightOf, machineGraph } from '../../render/diagram/machine-graph.js';
import { partOf } from '../../render/diagram/machine-layout.js';
import { drawMachine } from '../../render/diagram/machine-svg.js';
import type { Run } from '../state/run.js';
import type { Language, Words } from '../words/index.js';
import { GRAPH } from './marks.js';
import { namesIn, stateName } from './names.js';

/** How many pixels of a PNG stand for one of the drawing. */
const FINE = 2;
/** Pixels around a part of the drawing. */
const EDGE = 4;
const WHITE = '#ffffff';

/** The drawing of the machine as it stands, an SVG by itself. */
export function pictureOf(run: Run, language: Language, words: Words): string {
  return pictureOfPath(run.path.value, run.session.value.configuration, language, words);
}

/**
 * The drawing of the machine at the end of a path, with the way that led there.
 *
 * @param only the regions that are drawn; all when absent
 */
export function pictureOfPath(
  path: PlayedPath,
  configuration: Configuration,
  language: Language,
  words: Words,
  only?: readonly RegionId[],
): string {
  const layout = layouts[language];
  if (!layout) throw new Error(`There is no layout in ${language}.`);
  return drawMachine(
    machineGraph(LEGACY, { ...highlightOf(path), active: configuration }),
    only ? partOf(layout, only, EDGE) : layout,
    {
      names: namesIn(words),
      description: words.machine.pictureNow(GRAPH.map(({ id }) => stateName(words.crisis, id, configuration[id]))),
      ground: WHITE,
    },
  );
}

/** Saves the drawing as a file. @throws Error when the browser cannot make it */
export async function savePicture(run: Run, language: Language, words: Words, format: 'svg' | 'png'): Promise<void> {
  const svg = new Blob([pictureOf(run, language, words)], { type: 'image/svg+xml' });
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
