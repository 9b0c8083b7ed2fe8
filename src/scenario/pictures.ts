import { LIMITS } from '../file/limits.js';
import type { Problem } from '../file/problem.js';
import type { Located, Path } from '../file/yaml.js';

/** What a picture is, by its content. */
export interface PictureInfo {
  /** Its type, as a server names it. */
  type: PictureType;
  /** Pixels from left to right, as it is shown. */
  width: number;
  /** Pixels from top to bottom. */
  height: number;
  /** Bytes of the picture itself. */
  size: number;
  /** Bytes that follow it, which are no part of it. */
  rest: number;
}

/** The types of pictures that are shown. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

/** What keeps a picture from being shown. */
export type PictureSlip =
  | { slip: 'missing' | 'outside' | 'unreadable' | 'svg' | 'type' | 'truncated' | 'bytes' }
  | { slip: 'pixels'; width: number; height: number };

/** Looks at the picture that a step names: a file in the folder of the scenario. */
export type Look = (file: string) => PictureInfo | PictureSlip;

/** Whether something keeps a picture from being shown. */
export function isSlip(found: object): found is PictureSlip {
  return 'slip' in found;
}

/** Looks at the pictures of a file's steps, each once, and counts what they weigh. */
export interface Gallery {
  /** What is wrong with the picture of a step; nothing where it can be shown. */
  problem(file: string, path: Path): Problem | undefined;
}

/** @param look finds the pictures; without it, nothing is said of them */
export function galleryOf(located: Pick<Located, 'problem'>, look: Look | undefined): Gallery {
  const seen = new Map<string, ReturnType<Look>>();
  let bytes = 0;
  return {
    problem: (file, path) => {
      if (!look) return undefined;
      const known = seen.get(file);
      const found = known ?? look(file);
      seen.set(file, found);
      if (isSlip(found)) {
        const { message, hint } = slipText(file, found);
        const severity = found.slip === 'missing' ? 'warning' : 'error';
        return located.problem(path, 'picture', message, hint, { severity });
      }
      if (known) return undefined;
      bytes += found.size;
      if (bytes > LIMITS.pictures)
        return located.problem(
          path,
          'picture',
          `With ${file}, the pictures have more than ${mebibytes(LIMITS.pictures)} together.`,
          'Make them smaller, or take some out.',
        );
      if (found.rest > 0)
        return located.problem(
          path,
          'picture',
          `After the picture in ${file} there is something else, ${found.rest} bytes; it is left out.`,
          'Save the picture anew, if that was not meant.',
          { severity: 'warning' },
        );
      return undefined;
    },
  };
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
const SAVE_AS = 'Save it as PNG, JPEG or WebP.';

/** Why a picture is not shown, and what to do. */
function slipText(file: string, slip: PictureSlip): { message: string; hint: string } {
  switch (slip.slip) {
    case 'missing':
      return {
        message: `There is no picture ${file} in the folder of this file; its \`alt:\` is shown instead.`,
        hint: 'Put the picture there, or correct its name.',
      };
    case 'outside':
      return {
        message: `${file} is a link that leads out of the folder of this file.`,
        hint: 'Put a copy of the picture into the folder.',
      };
    case 'unreadable':
      return { message: `${file} cannot be read.`, hint: 'It must be an ordinary file that you may read.' };
    case 'svg':
      return {
        message: `${file} is an SVG, which can hold more than a picture and is not shown.`,
        hint: SAVE_AS,
      };
    case 'type':
      return {
        message: `${file} is no picture that is shown: neither PNG, JPEG nor WebP by its content.`,
        hint: SAVE_AS,
      };
    case 'truncated':
      return { message: `The picture ${file} is damaged: it ends too early.`, hint: 'Copy or save it again.' };
    case 'bytes':
      return {
        message: `The picture ${file} has more than ${mebibytes(LIMITS.picture)}.`,
        hint: 'Make it smaller; 1600 pixels across are enough for a projector.',
      };
    case 'pixels':
      return {
        message: `The picture ${file} has ${slip.width} × ${slip.height} pixels; ${LIMITS.pixels / 1_000_000} million are the most.`,
        hint: 'Make it smaller; 1600 pixels across are enough for a projector.',
      };
  }
}
