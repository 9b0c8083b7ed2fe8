import { describe, expect, test } from 'vitest';
import { findings } from '../../src/explore/findings.js';
import { nodeAfter, playedNodes } from '../../src/explore/inquiry.js';
import { policyOf } from '../../src/explore/policy/builtin.js';
import type { Policy } from '../../src/explore/policy/schema.js';
import { gridSize, parseAxis, sweepPoint } from '../../src/explore/sweep.js';
import { type Node, Session } from '../../src/play/index.js';
import { january, small } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph } from './helpers.js';

const graph = builtGraph();
const dove = policyOf(BILATERAL, 'dove') as Policy;
const nodes = playedNodes(new Session(january));
const from = nodeAfter(nodes, 'ministers-call');

describe('a sweep', () => {
  test('gives at each point what the varied policy gives by itself', () => {
    const axes = [parseAxis('classes.force=0.1,2', BILATERAL), parseAxis('turns.nobody=0.1:0.3:3', BILATERAL)];
    expect(gridSize(axes)).toBe(6);
    const point = sweepPoint({ graph, scenario: january, policy: dove, from, axes }, 5);
    expect(point.at).toEqual({ 'classes.force': 2, 'turns.nobody': 0.3 });
    const policy = { ...dove, classes: { ...dove.classes, force: 2 }, turns: { ...dove.turns, nobody: 0.3 } };
    const { exact } = findings({ graph, scenario: january, policy, nodes, from, seed: 1, runs: 0 });
    for (const [name, value] of Object.entries(point.odds.ends)) expect(value).toBeCloseTo(exact?.ends[name] ?? 0, 10);
  });

  test('varies deadlines, and ends where it is told to', () => {
    const axes = [parseAxis('deadlines.talksStall=24,1000', BILATERAL)];
    const at = (index: number, outcomes?: ['restored', 'openConflict']) =>
      sweepPoint({ graph, scenario: january, policy: dove, from, axes, outcomes }, index).odds;
    expect(at(0).hours).toBeLessThan(at(1).hours ?? 0);
    expect(Object.keys(at(0, ['restored', 'openConflict']).ends)).toEqual(['restored', 'openConflict']);
  });

  test('varies a deadline on the script as well: it passes that much sooner, and what it leaves no room for does not come', () => {
    const wait = (id: string, hours: number) =>
      `  - { id: ${id}, move: wait, hours: ${hours}, title: Nobody speaks }\n`;
    const given = small(wait('quiet', 48) + wait('quieter', 252));
    const nodes = playedNodes(new Session(given));
    const historical = policyOf(BILATERAL, 'historical') as Policy;
    const axes = [parseAxis('deadlines.silence=24,72,200,400', BILATERAL)];
    const asked = { graph, scenario: given, policy: historical, axes };
    const odds = (from: Node, index: number) => sweepPoint({ ...asked, from }, index).odds;
    const all = [0, 1, 2, 3].map((index) => odds(nodeAfter(nodes, 'start'), index));
    expect(all.slice(0, 3).map(({ ends, hours }) => [ends.standoff, hours])).toEqual([
      [1, 24],
      [1, 72],
      [1, 200],
    ]);
    expect(all[3]?.ends.standoff).toBeLessThan(1);
    // A deadline that runs where it is asked from has begun when it did.
    expect([0, 1, 2].map((index) => odds(nodeAfter(nodes, 'quiet'), index).hours)).toEqual([0, 24, 152]);
  });

  test.each([
    ['force=1', 'There is no parameter'],
    ['classes.force', 'PARAMETER=FROM:TO:COUNT'],
    ['classes.force=a:b:3', 'is not understood'],
    ['classes.force=0:5000:3', 'at most 1000'],
    ['deadlines.silence=0,5', 'whole number of hours'],
    ['constructor.name=1,2', 'There is no parameter'],
    ['classes.force.much=1,2', 'There is no parameter classes.force.much. Did you mean classes.force?'],
    ['rules.first=1,2', 'There is no parameter rules.first. Rules are counted from 0: rules.0 is the first.'],
    ['rules.0.5=1,2', 'There is no parameter rules.0.5.'],
    ['rules.0=1,2000', 'A weight is at most 1000.'],
  ])('%s is refused', (text, says) => {
    expect(() => parseAxis(text, BILATERAL)).toThrow(says);
  });

  test.each([
    [0, 'The policy dove has no rules to vary.'],
    [1, 'The policy dove has no rules.3; it has 1 rule, rules.0.'],
    [2, 'The policy dove has no rules.3; it has 2 rules, rules.0 and rules.1.'],
    [3, 'The policy dove has no rules.3; it has 3 rules, rules.0 to rules.2.'],
  ])('of a rule that is not there says which there are: %i', (count, says) => {
    const policy = { ...dove, rules: Array.from({ length: count }, () => ({ when: {}, times: 2 })) };
    const axes = [parseAxis('rules.3=1,2', BILATERAL)];
    expect(() => sweepPoint({ graph, scenario: january, policy, from, axes }, 0)).toThrow(says);
  });
});
