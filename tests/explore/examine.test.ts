import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examine, largeText } from '../../src/explore/examine.js';
import { directSteps } from '../../src/explore/graph/direct.js';
import { explore, graphOf, subjectOfModel } from '../../src/explore/graph/explore.js';
import { parseProperty } from '../../src/explore/prove/parse.js';
import { prove } from '../../src/explore/prove/prove.js';
import { loadModel, shippedModels } from '../../src/model/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { root } from '../helpers/scenarios.js';
import { builtGraph } from './helpers.js';

const TEXT = `id: faulty
title: Everything that can be wrong
measure: heat
roles:
  left: { kind: side, rival: right }
  right: { kind: side, rival: left }
variables:
  heat: { from: 0, to: 4 }
  idle: { from: 0, to: 1 }
conditions:
  unasked: heat >= 1
moves:
  push: { title: Push, cameo: "111", by: side }
  shout: { title: Shout, cameo: "111", by: side }
  leap: { title: Leap, cameo: "190", by: side }
  sleep: { title: Sleep, cameo: "010", by: side }
deadlines:
  never: { hours: 2 }
signals: [heard]
regions:
  course:
    states:
      start:
        on:
          push: { do: heat + 1 }
          shout: { if: heat >= 0, to: pit }
          leap: { if: heat > 4, to: far }
      pit:
      far:
      good: { on: { push: good } }
outcomes: { good: good }
`;

function found(text: string, limit = 1_000) {
  const { model, problems, locate } = loadModel({ file: 'faulty.yaml', content: text });
  if (!model || !locate) return { problems, slips: [], paths: [] };
  const subject = subjectOfModel(model);
  const graph = explore(subject, directSteps(model, subject.space, subject.events), { limit });
  const { slips } = examine(graph);
  return { problems, slips: slips.map(locate), large: graph.complete ? undefined : locate(largeText(graph)) };
}
const line = (words: string) => TEXT.split('\n').findIndex((text) => text.includes(words)) + 1;

describe('what an author would hardly mean', () => {
  test('names that nothing uses are told where they stand', () => {
    expect(found(TEXT).problems.map(({ code, line: at, message }) => [code, at, message])).toEqual([
      ['unused-name', line('idle:'), 'Nothing in the model reads idle.'],
      ['unused-name', line('unasked:'), 'No transition uses the condition unasked.'],
      ['impossible-move', line('sleep:'), 'No state knows the move sleep.'],
      ['unused-name', line('never:'), 'No state waits for the deadline never.'],
      ['unused-name', line('signals:'), 'Nothing raises the signal heard.'],
    ]);
  });

  test('what can never happen is found by exploring, with the way to where it goes wrong', () => {
    const told = found(TEXT).slips.map(({ code, line: at, message }) => [code, at, message]);
    expect(told).toContainEqual(['unreachable-state', line('      far:'), 'Nothing ever leads to the state far.']);
    expect(told).toContainEqual(['unreachable-outcome', line('outcomes:'), 'No path comes to the outcome good.']);
    expect(told).toContainEqual(['impossible-move', line('leap:'), 'The move leap is never possible.']);
    expect(told).toContainEqual([
      'constant-guard',
      line('shout: { if'),
      'In start the condition “heat ≥ 0” of shout always holds.',
    ]);
    expect(told).toContainEqual([
      'constant-guard',
      line('leap: { if'),
      'In start the condition “heat > 4” of leap never holds.',
    ]);
    const trap = told.find(([code, , message]) => code === 'trap' && String(message).startsWith('From pit'));
    expect(trap?.[2]).toMatch(
      /^From pit \(heat 0, idle 0\) no outcome can be come to\. It is come to by shout by \w+\.$/,
    );
  });

  test('what happens always is told too where no number can meet its condition', () => {
    const always = TEXT.replace('      far:\n', '      far: { always: { if: heat >= 9, to: good } }\n');
    expect(found(always).slips.map(({ code, message }) => `${code} ${message}`)).toContain(
      'constant-guard In far the condition “heat ≥ 9” under `always:` never holds.',
    );
  });

  test('of a model that is too large, only what is sure is told, and where it stopped', () => {
    const { large, slips } = found(TEXT, 2);
    expect(large).toMatchObject({ code: 'large-model', line: line('variables:') });
    expect(slips.every(({ code }) => code === 'trap')).toBe(true);
  });

  test('nothing of the kind is in what comes with Offramp', () => {
    for (const model of shippedModels())
      expect(examine(builtGraph(model)).slips.map(({ message }) => message)).toEqual([]);
  });
});

test('the machine of the tutorial is what its page says', () => {
  const read = (name: string) => ({ file: name, content: readFileSync(join(root, 'docs/tutorial', name), 'utf8') });
  const { model, problems } = loadModel(read('well.yaml'));
  expect(problems).toEqual([]);
  if (!model) return;
  expect(examine(graphOf(model)).slips).toEqual([]);
  const { scenario, problems: own } = loadScenario(read('dry-summer.yaml'), (id) => read(`${id}.yaml`));
  expect([own, scenario?.model]).toEqual([[], 'well']);
  const graph = graphOf(model);
  expect(prove(graph, graph.start, parseProperty('always possibly turns', model)).holds).toBe(false);
  // The slip that the page makes on purpose.
  const slow = loadModel({
    ...read('well.yaml'),
    content: read('well.yaml').content.replace('goldstein / 3', 'goldstein / 5'),
  });
  const told = slow.model ? examine(graphOf(slow.model)).slips.map(({ message }) => message) : [];
  expect(told).toContain('The move fight is never possible.');
});
