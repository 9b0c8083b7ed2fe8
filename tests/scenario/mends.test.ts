import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applied } from '../../src/scenario/edit/index.js';
import { loadScenario, type Problem } from '../../src/scenario/index.js';
import { fileOf, root } from '../helpers/scenarios.js';

const tutorial = readFileSync(join(root, 'docs/tutorial/quiet-answer.yaml'), 'utf8');
const problemsOf = (content: string) => loadScenario({ file: 'q.yaml', content }, fileOf).problems;
const told = (problems: readonly Problem[]) => problems.map(({ line, code }) => `${line} ${code}`);

test('a slip in the YAML hides nothing else where its mend is known, and a text with all mends taken has no errors', () => {
  const broken = tutorial
    .replace('title: A quiet answer', 'title: A quiet answer: by telephone')
    .replace('move: protest', 'move: protset')
    .replace('id: quiet-iran', 'id: quiet-note')
    .replace('    title: Both say', '    at: 17 January 2024\n    title: Both say');
  expect(told(problemsOf(broken))).toEqual(['3 yaml-syntax', '12 unknown-move', '31 duplicate-id', '42 date']);
  let text = broken;
  // Each where it stands in the text as it is then.
  for (let round = 0; round < 8; round += 1) {
    const [problem] = problemsOf(text).filter(({ severity }) => severity === 'error');
    if (!problem) break;
    expect(problem.fix, problem.message).toBeDefined();
    text = applied(text, problem.fix ?? []);
  }
  expect(problemsOf(text).filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(text).toContain('title: "A quiet answer: by telephone"');
  expect(text).toContain('move: protest');
  expect(text).toContain('at: 2024-01-17');
});

test.each([
  ['a missing quote at the end', 'title: A quiet answer', 'title: "A quiet answer', 'title: "A quiet answer"'],
  ['a tab', '\ntitle:', '\n\ttitle:', '\ntitle:'],
  ['a dash too far in', '  - id: quiet-conv', '   - id: quiet-conv', '  - id: quiet-conv'],
  ['no space after a colon', 'move: protest', 'move:protest', 'move: protest'],
  ['quotes around a word', 'title: A quiet answer', 'title: "A" quiet answer', 'title: "\\"A\\" quiet answer"'],
  ['a key that is misspelt', 'summary:', 'sumary:', 'summary:'],
  ['a step that is not there', 'from: pakistan-condemns', 'from: pakistan-condems', 'from: pakistan-condemns'],
])('%s is mended by what comes with the problem', (_, right, wrong, mended) => {
  const content = tutorial.replace(right, wrong);
  const problem = problemsOf(content).find(({ fix }) => fix);
  expect(applied(content, problem?.fix ?? [])).toBe(tutorial.replace(right, mended));
});

test('where there are two ways to mend it, or none that is known, nothing is offered', () => {
  for (const [right, wrong] of [
    ['move: protest', 'move protest'],
    ['by: responder', 'by: nobody'],
    ['title: A quiet answer\n', ''],
  ] as const)
    expect(problemsOf(tutorial.replace(right, wrong))[0]?.fix).toBeUndefined();
});

test('a key that is there twice is told, and the rest is checked', () => {
  const problems = problemsOf(tutorial.replace('move: protest', 'move: protset\n    by: responder'));
  expect(problems.map(({ code }) => code)).toEqual(['unknown-move', 'yaml-syntax']);
});
