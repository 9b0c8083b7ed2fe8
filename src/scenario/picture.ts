import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import { LIMITS } from '../file/limits.js';
import type { PictureInfo, PictureSlip } from './pictures.js';

const FORMATS = [
  { type: 'image/png', reader: PNG, end: endOfPng },
  { type: 'image/jpeg', reader: JPG, end: endOfJpeg },
  { type: 'image/webp', reader: WEBP, end: endOfWebp },
] as const;

/**
 * What a picture from anybody is: told by its content, never by its name, and without decoding it.
 *
 * @param bytes of the whole file
 * @param limits where others than those of a scenario's pictures hold
 */
export function readPicture(
  bytes: Uint8Array,
  limits: { bytes: number; pixels: number } = { bytes: LIMITS.picture, pixels: LIMITS.pixels },
): PictureInfo | PictureSlip {
  const format = FORMATS.find(({ reader }) => isOf(reader, bytes));
  if (!format) return { slip: isSvg(bytes) ? 'svg' : 'type' };
  if (bytes.length > limits.bytes) return { slip: 'bytes' };
  const size = format.end(bytes);
  if (size === undefined) return { slip: 'truncated' };
  const dimensions = dimensionsOf(format.reader, bytes.subarray(0, size));
  if (!dimensions) return { slip: 'truncated' };
  const { width, height } = dimensions;
  if (width < 1 || height < 1) return { slip: 'type' };
  if (width * height > limits.pixels) return { slip: 'pixels', width, height };
  return { type: format.type, width, height, size, rest: bytes.length - size };
}

type Reader = (typeof FORMATS)[number]['reader'];

function isOf(reader: Reader, bytes: Uint8Array): boolean {
  try {
    return reader.validate(bytes.subarray(0, 40));
  } catch {
    return false;
  }
}

/** Width and height as a viewer shows them: a camera that was held upright says so beside them. */
function dimensionsOf(reader: Reader, bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = reader.calculate(bytes);
    return orientation > 4 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}

function isSvg(bytes: Uint8Array): boolean {
  return /^\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Where the last block of a PNG ends; undefined where the file ends before it. */
function endOfPng(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const isLast = view.getUint32(at + 4) === 0x49_45_4e_44;
    at += 12 + view.getUint32(at);
    if (isLast) return at <= bytes.length ? at : undefined;
  }
  return undefined;
}

function endOfWebp(bytes: Uint8Array): number | undefined {
  if (bytes.length < 30) return undefined;
  const end = 8 + viewOf(bytes).getUint32(4, true);
  return end >= 30 && end <= bytes.length ? end : undefined;
}

/** Behind its mark of the end. What lies between the blocks of a JPEG is the picture, in which no mark but of restarts stands. */
function endOfJpeg(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  for (let at = 2; at + 1 < bytes.length; ) {
    const mark = bytes[at + 1] ?? 0;
    const isMark = bytes[at] === 0xff && mark !== 0 && mark !== 0xff && (mark < 0xd0 || mark > 0xd7);
    if (!isMark) at += 1;
    else if (mark === 0xd9) return at + 2;
    else if (at + 4 > bytes.length) return undefined;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
