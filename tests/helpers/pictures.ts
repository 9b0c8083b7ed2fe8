import { crc32, deflateSync } from 'node:zlib';

const bytes = (...parts: (number[] | Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

function chunk(type: string, data: Uint8Array): Buffer {
  const body = bytes(type, data);
  return bytes(u32(data.length), body, u32(crc32(body)));
}

/** A PNG of one colour; `claimed` is what its header says instead. */
export function png(width: number, height: number, claimed: [number, number] = [width, height]): Buffer {
  const row = bytes([0], new Uint8Array(width * 3).fill(90));
  return bytes(
    [0x89],
    'PNG\r\n\x1a\n',
    chunk('IHDR', bytes(u32(claimed[0]), u32(claimed[1]), [8, 2, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', new Uint8Array()),
  );
}

/** A JPEG with the blocks that a camera writes, a restart in its picture, and no picture that could be decoded. */
export function jpeg(width: number, height: number, orientation?: number): Buffer {
  const exif = bytes('Exif\0\0MM', [
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    18,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation ?? 1,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  const block = (mark: number, data: Buffer) => bytes([0xff, mark], u32(data.length + 2).slice(2), data);
  return bytes(
    [0xff, 0xd8],
    block(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    ...(orientation === undefined ? [] : [block(0xe1, exif)]),
    block(0xc0, bytes([8], u32(height).slice(2), u32(width).slice(2), [1, 1, 17, 0])),
    block(0xda, bytes([1, 1, 0, 0, 63, 0])),
    [1, 0xff, 0, 2, 0xff, 0xd0, 3],
    [0xff, 0xd9],
  );
}

/** A WebP of one pixel. */
export const webp = (): Buffer => Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
