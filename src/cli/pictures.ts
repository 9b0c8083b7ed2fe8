import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve as resolvePath, sep } from 'node:path';
import { LIMITS } from '../file/limits.js';
import type { ShownPicture } from '../render/page/boot.js';
import { barePicture } from '../scenario/bare-picture.js';
import { readPicture } from '../scenario/picture.js';
import { isSlip, type Look, type PictureInfo, type PictureSlip } from '../scenario/pictures.js';
import type { Scenario } from '../scenario/scenario.js';
import { readBounded } from './read.js';

/** The pictures in the folder of a file, each read once. */
export interface Album {
  look: Look;
  /** The paths that were looked at, whether there is anything or not. */
  files(): string[];
  /** What a page shows of a scenario's pictures, with their bytes by the name that a server gives them. */
  shown(scenario: Scenario): { pictures: ShownPicture[]; content: Map<string, Content> };
}

/** A picture to be sent. */
export interface Content {
  type: string;
  bytes: Uint8Array;
}

/** The folder that the server has pictures in. */
const SERVED = './pictures/';

export function albumOf(file: string): Album {
  const folder = dirname(resolvePath(file));
  const seen = new Map<string, { info: PictureInfo; bytes: Uint8Array } | PictureSlip>();
  const read = (name: string) => {
    const known = seen.get(name);
    if (known) return known;
    const found = readIn(folder, name);
    seen.set(name, found);
    return found;
  };
  return {
    look: (name) => {
      const found = read(name);
      return 'slip' in found ? found : found.info;
    },
    files: () => [...seen.keys()].map((name) => join(folder, name)),
    shown: ({ steps }) => {
      const pictures = new Map<string, ShownPicture>();
      const content = new Map<string, Content>();
      for (const { picture } of steps) {
        if (!picture) continue;
        const found = read(picture.file);
        if ('slip' in found) continue;
        const { type, width, height } = found.info;
        // What follows a picture is no part of it, and where it was taken is nobody's business: neither is handed on.
        const bytes = barePicture(found.bytes, found.info);
        const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
        pictures.set(picture.file, { file: picture.file, src: SERVED + name, width, height });
        content.set(name, { type, bytes });
      }
      return { pictures: [...pictures.values()], content };
    },
  };
}

function readIn(folder: string, name: string): { info: PictureInfo; bytes: Uint8Array } | PictureSlip {
  const file = join(folder, ...name.split('/'));
  if (!existsSync(file)) return { slip: 'missing' };
  try {
    const way = relative(realpathSync(folder), realpathSync(file));
    if (way.startsWith('..') || resolvePath(way) === way || way.startsWith(sep)) return { slip: 'outside' };
    const bytes = readBounded(file, LIMITS.picture, { ordinary: true });
    const info = readPicture(bytes);
    return isSlip(info) ? info : { info, bytes };
  } catch {
    return { slip: 'unreadable' };
  }
}

/** The same with the pictures within it, for a page that has no server. */
export function within(pictures: readonly ShownPicture[], content: ReadonlyMap<string, Content>): ShownPicture[] {
  return pictures.flatMap((shown) => {
    const found = content.get(shown.src.slice(SERVED.length));
    if (!found) return [];
    return { ...shown, src: `data:${found.type};base64,${Buffer.from(found.bytes).toString('base64')}` };
  });
}
