import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';

describe('offramp export machine', () => {
  test('writes what the name of the file says, of a shipped model, a model file or a scenario’s model', async () => {
    await inFolder(async (folder) => {
      const beginnings = {
        'crisis.json': '{\n  "id": "crisis"',
        'crisis.ts': '// A crisis between two states: an XState 5 machine',
        'crisis.scxml': '<?xml version="1.0" encoding="UTF-8"?>',
        'crisis.smcat': '# A crisis between two states',
        'crisis.pml': '/* A crisis between two states',
      };
      for (const [file, text] of Object.entries(beginnings)) {
        const { code, err } = await inside(['export', 'machine', 'interstate-crisis', '--out', file], { cwd: folder });
        expect([code, err]).toEqual([0, `Wrote ${file}\n`]);
        expect(readFileSync(join(folder, file), 'utf8').slice(0, text.length)).toBe(text);
      }
      const again = await inside(['export', 'machine', '--out', 'crisis.ts'], { cwd: folder });
      expect([again.code, again.err]).toEqual([1, expect.stringContaining('crisis.ts exists already')]);
      const printed = await inside(['export', 'machine', 'iran-pakistan-2024', '--format', 'ts'], { cwd: folder });
      expect(printed.out).toBe(readFileSync(join(folder, 'crisis.ts'), 'utf8'));
    });
  });

  test('says what is missing or does not go together', async () => {
    const none = await inside(['export', 'machine']);
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringContaining('--format with one of xstate, ts, scxml, smcat, promela'),
    ]);
    const other = await inside(['export', 'machine', '--format', 'ts', '--out', 'x.scxml']);
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('name it x.ts')]);
    const unknown = await inside(['export', 'machine', 'bilateral-crises', '--format', 'ts']);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('bilateral-crisis')]);
  });
});

describe('offramp import machine', () => {
  test('brings back what was exported, and check finds it right', async () => {
    await inFolder(async (folder) => {
      await inside(['export', 'machine', 'trade-quarrel', '--out', 'quarrel.json'], { cwd: folder });
      const { code, err } = await inside(['import', 'machine', 'quarrel.json', '--out', 'quarrel.yaml'], {
        cwd: folder,
      });
      expect(code).toBe(0);
      expect(err).toMatch(
        /^Wrote quarrel\.yaml: the model trade-quarrel, all of it\. See it with .*check quarrel\.yaml\.\n$/,
      );
      const checked = await inside(['check', 'quarrel.yaml'], { cwd: folder });
      expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('0 errors')]);
    });
  });

  test('prints the model, and says by line and column what does not fit', async () => {
    await inFolder(async (folder) => {
      writeFileSync(
        join(folder, 'lamp.ts'),
        "export default {\n  id: 'lamp',\n  initial: 'off',\n  states: {\n    off: { on: { PRESS: { target: 'on', guard: () => Math.random() > 0.5 } } },\n    on: { invoke: { src: 'bulb' } },\n  },\n};\n",
      );
      const { code, out, err } = await inside(['import', 'machine', 'lamp.ts'], { cwd: folder });
      expect(code).toBe(0);
      expect(out).toContain('id: lamp');
      expect(err).toContain('lamp.ts:5:41: warning The condition is none that can be read');
      expect(err).toContain('lamp.ts:6:11: warning on invokes another actor.');
    });
  });

  test('refuses what is no machine, and writes nothing', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'bomb.scxml'), '<!DOCTYPE scxml [<!ENTITY a "aaaa">]><scxml/>');
      const { code, out, err } = await inside(['import', 'machine', 'bomb.scxml', '--out', 'bomb.yaml'], {
        cwd: folder,
      });
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('The document has a DOCTYPE.');
      expect(() => readFileSync(join(folder, 'bomb.yaml'))).toThrow('ENOENT');
      const missing = await inside(['import', 'machine', 'nothing.ts'], { cwd: folder });
      expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('nothing.ts')]);
    });
  });
});

test('a diagram is a PNG picture, with its texts in it', async () => {
  await inFolder(async (folder) => {
    const { code, err } = await inside(['diagram', 'trade-quarrel', '--out', 'machine.png'], { cwd: folder });
    expect([code, err]).toEqual([0, 'Wrote machine.png\n']);
    const png = readFileSync(join(folder, 'machine.png'));
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    await inside(['diagram', 'trade-quarrel', '--out', 'machine.svg'], { cwd: folder });
    const [, width = 0] = /width="(\d+)"/.exec(readFileSync(join(folder, 'machine.svg'), 'utf8')) ?? [];
    // Two dots to one of the drawing.
    expect(png.readUInt32BE(16)).toBe(2 * Number(width));
  });
  const printed = await inside(['diagram', '--format', 'png']);
  expect([printed.code, printed.err]).toEqual([2, expect.stringContaining('--out FILE.png')]);
});
