import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { png } from '../helpers/pictures.js';
import { smallText } from '../helpers/scenarios.js';

const withPicture = (file: string) =>
  smallText().replace('title: A strike', `title: A strike, picture: { file: ${file}, alt: A crater, credit: Own }`);

/** A folder within another one, with a scenario that names a picture. */
function about<T>(file: string, use: (folder: string, above: string) => T): T {
  return inFolder((above) => {
    const folder = join(above, 'lesson');
    mkdirSync(folder);
    writeFileSync(join(folder, 'small.yaml'), withPicture(file));
    return use(folder, above);
  });
}

test('a picture is looked for beside the scenario, and said in words where nothing can be drawn', () =>
  about('pictures/crater.jpg', async (folder) => {
    const gone = await inside(['check', 'small.yaml'], { cwd: folder });
    expect([gone.code, gone.out]).toEqual([0, expect.stringContaining('There is no picture pictures/crater.jpg')]);
    mkdirSync(join(folder, 'pictures'));
    // Its name says what it is not.
    writeFileSync(join(folder, 'pictures', 'crater.jpg'), png(8, 6));
    const there = await inside(['check', 'small.yaml'], { cwd: folder });
    expect([there.code, there.out]).toEqual([0, expect.not.stringContaining('picture')]);
    expect((await inside(['replay', 'small.yaml'], { cwd: folder })).out).toContain('Picture: A crater (Own)');
    const { steps } = JSON.parse((await inside(['replay', 'small.yaml', '--json'], { cwd: folder })).out);
    expect(steps[1].picture).toEqual({ file: 'pictures/crater.jpg', alt: 'A crater', credit: 'Own' });
    expect(steps[0]).not.toHaveProperty('picture');
  }));

test('export html says which pictures are in the file, and which are not', () =>
  about('crater.png', async (folder) => {
    const without = await inside(['export', 'html', 'small.yaml'], { cwd: folder });
    expect([without.code, without.err]).toEqual([0, expect.stringContaining('because not in the folder: crater.png.')]);
    writeFileSync(join(folder, 'crater.png'), png(8, 6));
    const { code, err } = await inside(['export', 'html', 'small.yaml', '--force'], { cwd: folder });
    expect([code, err]).toEqual([0, expect.stringContaining('with its picture')]);
    expect(err).not.toContain('Not in it');
  }));

test('nothing outside the folder is read, by whatever link', () =>
  about('crater.png', async (folder, above) => {
    writeFileSync(join(above, 'crater.png'), png(8, 6));
    symlinkSync(join(above, 'crater.png'), join(folder, 'crater.png'));
    const { code, out } = await inside(['check', 'small.yaml'], { cwd: folder });
    expect([code, out]).toEqual([1, expect.stringContaining('a link that leads out of the folder')]);
  }));

test('what is no ordinary file is not waited for', () =>
  about('crater.png', async (folder) => {
    mkdirSync(join(folder, 'crater.png'));
    const { code, out } = await inside(['check', 'small.yaml'], { cwd: folder });
    expect([code, out]).toEqual([1, expect.stringContaining('crater.png cannot be read.')]);
  }));
