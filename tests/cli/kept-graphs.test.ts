import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, offramp } from '../helpers/cli.js';

/** A crisis that begins where its model does not, so that the graph that comes with Offramp is none of it. */
const OWN = `id: kept
title: Kept
summary: Two states quarrel.
model: bilateral-crisis
actors: { initiator: { name: A }, responder: { name: B } }
begins: { tension: 4 }
start: 2030-01-01
steps:
  - { id: one, by: initiator, move: protest, title: A protests }
`;

test('a graph that took long to explore is kept for the next question, and explored again where what is kept is damaged', () =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'kept.yaml'), OWN);
    const asked = () => offramp(['paths', 'kept.yaml'], { cwd: folder, env: { XDG_CACHE_HOME: folder } });
    const graphs = () =>
      readdirSync(join(folder, 'offramp/graphs')).map((name) => join(folder, 'offramp/graphs', name));
    const first = asked();
    expect(first.code).toBe(0);
    const [file = '', ...more] = graphs();
    expect(more).toEqual([]);
    const whole = readFileSync(file);
    expect(asked()).toEqual(first);
    truncateSync(file, whole.length / 2);
    expect(asked()).toEqual(first);
    expect(readFileSync(file).equals(whole)).toBe(true);
    expect(graphs()).toEqual([file]);
  }));
