import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, offramp } from '../helpers/cli.js';
import { ELSEWHERE } from '../helpers/scenarios.js';

test('a graph that took long to explore is kept for the next question, and explored again where what is kept is damaged', () =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'kept.yaml'), ELSEWHERE);
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
