import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as index from '../src/index.js';
import * as explore from '../src/library/explore.js';
import * as model from '../src/library/model.js';
import * as play from '../src/library/play.js';
import * as render from '../src/library/render.js';
import * as scenario from '../src/library/scenario.js';
import { root } from './helpers/scenarios.js';

const DOORS = { model, scenario, play, explore, render };
const ROOMS = Object.keys(DOORS);
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the package has a root and a subpath for each room, and shows its package.json', () => {
  for (const room of ROOMS)
    expect(exports[`./${room}`]).toEqual({ types: `./dist/types/library/${room}.d.ts`, default: `./dist/${room}.js` });
  expect(exports['./package.json']).toBe('./package.json');
  for (const { default: file, types } of [exports['.'], ...ROOMS.map((room) => exports[`./${room}`])])
    for (const built of [file, types]) expect(existsSync(join(root, built)), built).toBe(true);
});

test('the root holds what most programs need, and no more', () => {
  const names = Object.keys(index);
  expect(names).toEqual(expect.arrayContaining(['crisisMachine', 'loadScenario', 'Session', 'playedPath']));
  expect(names.length).toBeLessThan(30);
  const everywhere = new Set(Object.values(DOORS).flatMap((door) => Object.keys(door)));
  expect(names.filter((name) => !everywhere.has(name))).toEqual([]);
});

test('every public name is in the reference, and helpers are not public', () => {
  for (const [room, door] of Object.entries(DOORS)) {
    const page = readFileSync(join(root, `docs/api/${room}.md`), 'utf8').replaceAll('\\_', '_');
    const names = Object.keys(door);
    const headings = new Set([...page.matchAll(/^### (\w+)/gm)].map(([, name]) => name));
    expect(names.filter((name) => !headings.has(name))).toEqual([]);
    for (const helper of ['cut', 'pad', 'all', 'safe', 'ID', 'wrap', 'clamp']) expect(names).not.toContain(helper);
  }
});
