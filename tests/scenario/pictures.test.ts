import { describe, expect, test } from 'vitest';
import { loadScenario, readPicture } from '../../src/library/scenario.js';
import { barePicture } from '../../src/scenario/bare-picture.js';
import { jpeg, png, webp } from '../helpers/pictures.js';

const scenario = (picture: string): string => `id: small
title: Small
summary: A small crisis.
model: bilateral-crisis
actors:
  initiator: { name: Aland }
  responder: { name: Bland }
start: 2024-01-16
sources:
  - { id: own, title: Own }
steps:
  - id: hit
    by: militants
    target: initiator
    move: militantAttack
    title: An attack
    picture: ${picture}
    sources: [own]
`;

/** What is said of a picture, where its file holds that. */
function told(picture: string, content?: Uint8Array) {
  const { scenario: loaded, problems } = loadScenario(
    { file: 'small.yaml', content: scenario(picture) },
    undefined,
    () => (content ? readPicture(content) : { slip: 'missing' }),
  );
  const own = problems.filter(({ line }) => line >= 12 && line < 19);
  return { loaded, problems: own.filter(({ code }) => !['no-outcome', 'no-question'].includes(code)) };
}

const WHOLE = '{ file: border.png, alt: A closed crossing, credit: Aland Times }';

describe('a picture to a step', () => {
  test('is taken with its words, and is no part of how a run goes', () => {
    const { loaded, problems } = told(WHOLE, png(4, 3));
    expect(problems).toEqual([]);
    expect(loaded?.steps[0]?.picture).toEqual({
      file: 'border.png',
      alt: 'A closed crossing',
      credit: 'Aland Times',
    });
    expect(loaded?.hash).toBe(told('{ file: other.png, alt: Another }', png(4, 3)).loaded?.hash);
  });

  test('without words for those who do not see it, or not there, it is warned of, and the scenario is played', () => {
    const bare = told('{ file: border.png }', png(4, 3));
    expect(bare.problems.map(({ code, severity }) => [code, severity])).toEqual([['no-alt', 'warning']]);
    expect(bare.problems[0]?.message).toContain('no words for those who do not see it');
    const gone = told(WHOLE);
    expect(gone.loaded).toBeDefined();
    expect(gone.problems.map(({ code, severity, line, column }) => [code, severity, line, column])).toEqual([
      ['picture', 'warning', 17, 22],
    ]);
    expect(gone.problems[0]?.message).toContain('There is no picture border.png');
  });

  test.each([
    '../border.png',
    '/etc/passwd',
    'C:/border.png',
    'a\\b.png',
    'pictures/../../x.png',
    './x.png',
    '.hidden',
    'a//b',
  ])('is never looked for at %s', (file) => {
    let looked = false;
    const { problems } = loadScenario(
      { file: 'small.yaml', content: scenario(JSON.stringify({ file, alt: 'A' })) },
      undefined,
      () => {
        looked = true;
        return { slip: 'missing' };
      },
    );
    expect(looked).toBe(false);
    expect(problems.find(({ line }) => line === 17)?.message).toContain('folder of the scenario');
  });
});

describe('what a picture is shows its content', () => {
  test('PNG, JPEG and WebP with their size, as a camera was held', () => {
    expect(readPicture(png(40, 30))).toMatchObject({ type: 'image/png', width: 40, height: 30, rest: 0 });
    expect(readPicture(jpeg(40, 30))).toMatchObject({ type: 'image/jpeg', width: 40, height: 30, rest: 0 });
    expect(readPicture(jpeg(40, 30, 6))).toMatchObject({ width: 30, height: 40 });
    expect(readPicture(webp())).toMatchObject({ type: 'image/webp', width: 1, height: 1, rest: 0 });
  });

  test.each<[string, Uint8Array, string]>([
    ['an SVG', Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'is an SVG'],
    ['a page', Buffer.from('<!doctype html><script>1</script>'), 'neither PNG, JPEG nor WebP'],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0'), 'neither PNG, JPEG nor WebP'],
    ['nothing', new Uint8Array(), 'neither PNG, JPEG nor WebP'],
    [
      'a header of 100,000 by 100,000',
      png(1, 1, [100_000, 100_000]),
      '100000 × 100000 pixels; 24 million are the most',
    ],
    ['a header of no pixels', png(1, 1, [0, 7]), 'neither PNG, JPEG nor WebP'],
    ['more bytes than 2 MiB', Buffer.concat([png(1, 1), Buffer.alloc(2 * 1024 * 1024)]), 'more than 2 MiB'],
  ])('%s is refused with a reason and what to do', (_, content, reason) => {
    const { loaded, problems } = told(WHOLE, content);
    expect(loaded).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
    expect(problems[0]?.hint).not.toBe('');
  });

  test('one that was cut off anywhere is damaged, and reading it ends', () => {
    for (const whole of [png(40, 30), jpeg(40, 30, 6), webp()])
      for (let end = 20; end < whole.length; end += 1) {
        const found = readPicture(whole.subarray(0, end));
        expect([end, 'slip' in found && ['truncated', 'type'].includes(found.slip)]).toEqual([end, true]);
      }
  });

  test('what follows it is no part of it, and that is said', () => {
    for (const picture of [png(4, 3), jpeg(4, 3), webp()]) {
      const both = Buffer.concat([picture, Buffer.from('PK\x03\x04<script>')]);
      expect(readPicture(both)).toMatchObject({ size: picture.length, rest: 12 });
      const { loaded, problems } = told(WHOLE, both);
      expect(loaded).toBeDefined();
      expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
        ['warning', expect.stringContaining('something else, 12 bytes; it is left out')],
      ]);
    }
  });

  test('altogether they have 16 MiB at most', () => {
    const steps = Array.from(
      { length: 9 },
      (_, n) => `  - { id: s${n}, move: event, title: Event, picture: { file: p${n}.png, alt: A }, sources: [own] }\n`,
    ).join('');
    const { problems } = loadScenario(
      { file: 'small.yaml', content: scenario('{ file: border.png, alt: A }') + steps },
      undefined,
      () => ({ type: 'image/png', width: 10, height: 10, size: 2 * 1024 * 1024, rest: 0 }),
    );
    expect(problems.filter(({ code }) => code === 'picture').map(({ message }) => message)).toEqual([
      expect.stringContaining('With p7.png, the pictures have more than 16 MiB together'),
      expect.stringContaining('With p8.png'),
    ]);
  });
});

describe('what is told beside a picture', () => {
  const told = 'GPSLatitude 35.69';
  const info = (bytes: Uint8Array) =>
    readPicture(bytes) as { type: 'image/jpeg'; width: number; height: number; size: number };

  test('goes out of a photograph, which stays the same way up', () => {
    const plain = jpeg(40, 30, 6);
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, told.length + 2]), Buffer.from(told)]);
    const exif = Buffer.concat([
      Buffer.from([0xff, 0xe1, 0, told.length + 8]),
      Buffer.from('Exif\0\0'),
      Buffer.from(told),
    ]);
    const photo = Buffer.concat([plain.subarray(0, 20), comment, plain.subarray(20, -2), exif, plain.subarray(-2)]);
    const bare = Buffer.from(barePicture(photo, info(photo)));
    expect(photo.includes(told)).toBe(true);
    expect(bare.includes('GPS')).toBe(false);
    expect(info(bare)).toMatchObject({ type: 'image/jpeg', width: 30, height: 40 });
    // A second time there is nothing to take out.
    expect(Buffer.from(barePicture(bare, info(bare))).equals(bare)).toBe(true);
    const upright = jpeg(40, 30);
    expect(Buffer.from(barePicture(upright, info(upright))).equals(upright)).toBe(true);
  });

  test('goes out of a WebP, whose head then says nothing of it', () => {
    const block = (name: string, data: Buffer) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(data.length);
      return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
    };
    /** One with a head of its own, in which bits 2 and 3 of the flags announce XMP and EXIF. */
    const extended = (flags: number, ...more: Buffer[]) => {
      const head = block('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
      const body = Buffer.concat([Buffer.from('WEBP'), head, webp().subarray(12), ...more]);
      return Buffer.concat([block('RIFF', body)]);
    };
    const odd = Buffer.from('<x:xmpmeta>35.69</x:xmpmeta>'.slice(0, 27));
    const photo = extended(0b1100, block('EXIF', Buffer.from(told)), block('XMP ', odd));
    expect(photo.includes('GPS')).toBe(true);
    expect(info(photo)).toMatchObject({ type: 'image/webp', width: 1, height: 1, rest: 0 });
    const bare = Buffer.from(barePicture(photo, info(photo)));
    expect(bare.equals(extended(0))).toBe(true);
    expect(info(bare)).toMatchObject({ type: 'image/webp', width: 1, height: 1, rest: 0 });
    // Transparency and colours stay said, and a picture without a head of its own is as it was.
    const clear = extended(0b110000);
    expect(Buffer.from(barePicture(clear, info(clear))).equals(clear)).toBe(true);
    expect(Buffer.from(barePicture(webp(), info(webp()))).equals(webp())).toBe(true);
  });

  test('goes out of a PNG', () => {
    const plain = png(8, 8);
    const text = Buffer.concat([Buffer.from([0, 0, 0, told.length]), Buffer.from(`tEXt${told}`), Buffer.alloc(4)]);
    const said = Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33)]);
    expect(Buffer.from(barePicture(said, info(said))).equals(plain)).toBe(true);
  });
});
