import { JPG } from 'image-size/types/jpg';
import type { PictureInfo } from './pictures.js';

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * A picture without what a camera or a program tells beside it: where and when it was taken, by whom. It looks the
 * same: which way up it is shown and its colours stay, and nothing of it is compressed anew.
 *
 * @param bytes of the whole file, as `readPicture` has found them to be
 */
export function barePicture(bytes: Uint8Array, { type, size }: Pick<PictureInfo, 'type' | 'size'>): Uint8Array {
  const own = bytes.subarray(0, size);
  if (type === 'image/jpeg') return joined(jpegParts(own));
  if (type === 'image/png') return joined(pngParts(own));
  return bareWebp(own);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Marks of a JPEG that are needed to draw it: all but those of programs and comments, and of these colours alone. */
function isDrawn(bytes: Uint8Array, at: number, mark: number): boolean {
  if (mark === 0xfe) return false;
  if (mark < 0xe0 || mark > 0xef) return true;
  return mark === 0xe0 ? nameAt(bytes, at + 4) === 'JFIF' : mark === 0xee || (mark === 0xe2 && isProfile(bytes, at));
}

const isProfile = (bytes: Uint8Array, at: number) => nameAt(bytes, at + 4) === 'ICC_';

function jpegParts(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 2)];
  let turned = turnOf(bytes);
  for (let at = 2; at < bytes.length; ) {
    const from = at;
    // What is no block is the picture itself, or its end.
    while (at < bytes.length && !isBlockAt(bytes, at)) at += 1;
    if (at > from) {
      parts.push(bytes.subarray(from, at));
      continue;
    }
    const mark = bytes[at + 1] ?? 0;
    const next = at + 2 + view.getUint16(at + 2);
    // Which way up stands after the block that says that it is a JPEG, before all others.
    if (mark !== 0xe0 && turned) {
      parts.push(turned);
      turned = undefined;
    }
    if (isDrawn(bytes, at, mark)) parts.push(bytes.subarray(at, next));
    at = next;
  }
  return parts;
}

function isBlockAt(bytes: Uint8Array, at: number): boolean {
  const mark = bytes[at + 1] ?? 0;
  return bytes[at] === 0xff && mark !== 0 && mark !== 0xff && mark !== 0xd9 && (mark < 0xd0 || mark > 0xd7);
}

/** A block that says which way up a JPEG is shown, and nothing else; none where it is shown as it is. */
function turnOf(bytes: Uint8Array): Uint8Array | undefined {
  const { orientation = 1 } = JPG.calculate(bytes);
  if (orientation < 2 || orientation > 8) return undefined;
  const head = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  return Uint8Array.from([...head, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
}

const TOLD_IN_PNG = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf']);

function pngParts(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + view.getUint32(at);
    if (!TOLD_IN_PNG.has(nameAt(bytes, at + 4))) parts.push(bytes.subarray(at, next));
    at = next;
  }
  return parts;
}

function bareWebp(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 12)];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (!['EXIF', 'XMP '].includes(nameAt(bytes, at))) parts.push(bytes.subarray(at, next));
    at = next;
  }
  const bare = joined(parts);
  viewOf(bare).setUint32(4, bare.length - 8, true);
  // Its head says that there are such blocks.
  if (nameAt(bare, 12) === 'VP8X') bare[20] = (bare[20] ?? 0) & ~0b1100;
  return bare;
}
