import { expect, test } from 'vitest';
import { Session } from '../../src/play/index.js';
import { sessionTree, type TreeGraph, treeDiagram } from '../../src/render/diagram/index.js';
import { january } from '../helpers/scenarios.js';

/** The real path, then waits, and branches that leave it where they are asked for. */
function treeOf(waits: number, leave: readonly number[] = []): TreeGraph {
  const session = new Session(january);
  while (session.nextStep) session.next();
  for (let n = 0; n < waits; n += 1) session.wait(n % 2);
  const end = session.node.id;
  for (const [n, at] of leave.entries()) {
    session.jump(at);
    session.fork(`Branch ${n}`);
    session.wait(1);
  }
  session.jump(end);
  return sessionTree(session);
}

const boxes = { mermaid: /^ {2}s\d+\["/gm, dot: /^ {2}"[^"]+" \[/gm };
const numberIn = (text: string, sign: string) =>
  [...text.matchAll(new RegExp(`… ([\\d,]+) ${sign}`, 'g'))].reduce(
    (sum, [, count = '']) => sum + Number(count.replaceAll(',', '')),
    0,
  );

test.each(['mermaid', 'dot'] as const)(
  'a long tree in %s folds what nobody leaves, and says how many steps',
  async (format) => {
    const tree = treeOf(2_000, [5, 900]);
    const drawn = await treeDiagram(format, tree);
    const shown = drawn.match(boxes[format])?.length ?? 0;
    expect(shown).toBeLessThan(20);
    const folds = drawn.match(/… [\d,]+ steps/g)?.length ?? 0;
    // All of it is there, drawn or counted.
    expect(shown - folds + numberIn(drawn, 'steps')).toBe(tree.nodes.length);
    expect(drawn.length).toBeLessThan(50_000);
  },
);

test.each(['mermaid', 'dot'] as const)('a tree of many branches in %s says how many are not drawn', async (format) => {
  const tree = treeOf(
    0,
    Array.from({ length: 1_000 }, (_, n) => n % 15),
  );
  const drawn = await treeDiagram(format, tree);
  expect(drawn.match(boxes[format])?.length ?? 0).toBeLessThan(400);
  const branches = tree.branches.length - 1;
  const named = drawn.match(/Branch \d+/g)?.length ?? 0;
  expect(named).toBeGreaterThan(10);
  expect(named + numberIn(drawn, 'branches? leaves? here')).toBe(branches);
});

test('the JSON of a large tree holds all of it', async () => {
  const tree = treeOf(500);
  expect(JSON.parse(await treeDiagram('json', tree)).nodes).toHaveLength(tree.nodes.length);
});
