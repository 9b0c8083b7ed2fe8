import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findings, oddsOf, study } from '../../src/explore/findings.js';
import { graphWithin } from '../../src/explore/graph/explore.js';
import { playedNodes } from '../../src/explore/inquiry.js';
import { added } from '../../src/explore/odds/tally.js';
import { policyOf } from '../../src/explore/policy/builtin.js';
import { simulatedOf } from '../../src/explore/simulated.js';
import { sweepPoint } from '../../src/explore/sweep.js';
import { Session } from '../../src/play/session.js';
import { inside } from '../helpers/inside.js';
import { january } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph } from './helpers.js';

const part = graphWithin(BILATERAL, 50);
const nodes = playedNodes(new Session(january));
const folder = mkdtempSync(join(tmpdir(), 'offramp-walked-'));
afterAll(() => rmSync(folder, { recursive: true }));

function asked(id: string, step: number, graph = part) {
  const policy = policyOf(BILATERAL, id);
  const from = nodes[step];
  if (!policy || !from) throw new Error('There is no such policy or node.');
  return { graph, scenario: january, policy, nodes, from, seed: 7, runs: 1_200 };
}

test('a chain that is too large to be solved is walked, alone and at a point of a sweep', () => {
  const options = asked('domestic-pressure', 4, builtGraph());
  const whole = findings(options);
  expect(whole.exact?.nodes).toBeGreaterThan(1_000);
  const walked = findings({ ...options, most: 1_000 });
  expect(walked.exact).toBeNull();
  expect(walked.notes[0]?.text).toMatch(
    /^Simulated: the machine is too large for exact odds under this policy; it has 38,700 configurations\. /,
  );
  const exact = whole.exact?.ends ?? {};
  for (const [end, { value }] of Object.entries(simulatedOf(walked)?.ends ?? {}))
    expect(value).toBeCloseTo(exact[end] as number, 1);
  const axes = [{ parameter: 'nobody', values: [0.1] }];
  const one = sweepPoint({ ...options, axes }, 0).odds;
  const other = sweepPoint({ ...options, axes, most: 1_000 }, 0).odds;
  for (const [end, share] of Object.entries(one.ends)) expect(other.ends[end]).toBeCloseTo(share, 1);
});

describe('a machine that is too large to explore', () => {
  test.each([
    ['historical', 0],
    ['historical', 3],
    ['tit-for-tat', 4],
    ['domestic-pressure', 0],
    ['uniform', 2],
  ] as const)('has odds by simulation alone that agree with the exact ones: %s from node %i', (id, step) => {
    const exact = findings({ ...asked(id, step, builtGraph()), runs: 0 }).exact;
    const found = findings(asked(id, step));
    const simulated = simulatedOf(found);
    expect(found.exact).toBeNull();
    expect(found.points).toEqual([]);
    expect(found.notes.map(({ text }) => text).join()).toContain('Simulated: the machine is too large to explore');
    for (const name of found.ends) {
      const { low, high } = simulated?.ends[name] ?? { low: 1, high: 0 };
      // Twice the interval: of so many intervals some would else miss.
      const spare = (high - low) / 2 + 1e-9;
      expect(exact?.ends[name]).toBeGreaterThanOrEqual(low - spare);
      expect(exact?.ends[name]).toBeLessThanOrEqual(high + spare);
    }
    for (const [name, wide] of [
      ['hours', 2],
      ['peakTension', 2],
    ] as const) {
      const { value, low, high } = simulated?.[name] ?? { value: 0, low: 0, high: 0 };
      if (exact?.[name] != null) expect(Math.abs(exact[name] - value)).toBeLessThan(wide * (high - low) + 1e-9);
    }
  });

  test('gives a run the same end in whatever company it is made', () => {
    const made = study(asked('historical', 3));
    const whole = made.simulate(0, 600);
    const others = study(asked('historical', 3));
    const last = others.simulate(200, 600);
    expect(added(others.simulate(0, 200), last)).toEqual(whole);
  });

  test('has points of a sweep, by simulation too', () => {
    const { policy, from } = asked('historical', 3);
    const axes = [{ parameter: 'classes.force', values: [0, 4] }];
    const dove = policyOf(BILATERAL, 'dove') ?? policy;
    const [none, much] = [0, 1].map((index) =>
      sweepPoint({ graph: part, scenario: january, policy: dove, from, axes }, index),
    );
    const [exactly] = [sweepPoint({ graph: builtGraph(), scenario: january, policy: dove, from, axes }, 1)];
    expect(none?.odds.ends.openConflict).not.toBe(much?.odds.ends.openConflict);
    for (const [name, value] of Object.entries(exactly?.odds.ends ?? {}))
      expect(Math.abs((much?.odds.ends[name] ?? 0) - value)).toBeLessThan(0.05);
  });

  test('is said to be that in words and in the document, whose shards join', async () => {
    const args = ['explore', '--limit', '50', '-n', '300', '--from', 'pakistan-strikes'];
    const words = await inside(args);
    expect(words.out).toContain('Simulated: the machine is too large to explore');
    expect(words.out).toMatch(/restored +\d+\.\d % .*simulated\s+\(\d+\.\d % – \d+\.\d %\)/);
    expect(words.out).not.toContain('Exact:');
    const whole = JSON.parse((await inside([...args, '--json'])).out);
    expect(whole).toMatchObject({
      simulated: 'the machine is too large to explore',
      residual: null,
      decisive: [],
      outcomes: { restored: { exact: null, low: expect.any(Number) } },
    });
    for (const n of [1, 2])
      writeFileSync(join(folder, `${n}.json`), (await inside([...args, '--shard', `${n}/2`])).out);
    const joined = await inside(['merge', join(folder, '1.json'), join(folder, '2.json'), '--json']);
    expect(JSON.parse(joined.out)).toEqual(whole);
    expect((await inside([...args.slice(0, 3), '-n', '0'])).out).toContain(
      'No run was made; ask for some with --runs.',
    );
  });

  test('tells the odds that there are, exact or not', () => {
    expect(oddsOf(findings({ ...asked('historical', 0), runs: 0 }))).toBeUndefined();
    expect(oddsOf(findings({ ...asked('historical', 0), runs: 50 }))?.ends).toBeDefined();
  });
});
