import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inside } from '../helpers/inside.js';
import { root } from '../helpers/scenarios.js';

/** Where a text stands in a drawing, and what its element says besides. */
function textOf(svg: string, text: string): { x: number; attributes: string } {
  const [, attributes = '', x = ''] = new RegExp(`<text([^>]*) x="([\\d.]+)"[^>]*>[^<]*${text}`).exec(svg) ?? [];
  return { x: Number(x), attributes };
}

test('the tree of a scenario that reads from right to left does so too', async () => {
  const file = join(root, 'tests/fixtures/do-hamsaye.yaml');
  const { out, code } = await inside(['diagram', file, '--of', 'tree', '--format', 'svg']);
  expect(code).toBe(0);
  const [, head = '', width = ''] = /<svg([^>]*) width="(\d+)"/.exec(out) ?? [];
  expect(/<svg[^>]*>/.exec(out)?.[0]).toContain('direction="rtl"');
  expect(head).toContain('viewBox');
  expect(out).toContain('read from right to left, row by row');
  // History begins at the right, and goes on to the left of it.
  expect(textOf(out, 'دو همسایه').x).toBeGreaterThan(Number(width) * 0.9);
  expect(textOf(out, '2 · 1 March 2024').x).toBeLessThan(textOf(out, 'Start').x);
  // A date keeps its own order.
  expect(textOf(out, '2 · 1 March 2024').attributes).toContain('direction="ltr" text-anchor="end"');
  const other = await inside(['diagram', '--of', 'tree', '--format', 'svg']);
  expect(other.out).not.toContain('direction=');
});
