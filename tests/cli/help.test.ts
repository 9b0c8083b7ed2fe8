import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { program } from '../../src/cli/program/index.js';
import { columns } from '../../src/render/text/columns.js';
import { inside } from '../helpers/inside.js';

/** Every command with the words that lead to it, those under another one and hidden ones too. */
const paths = (within: Command = program(), before: string[] = []): string[][] =>
  within.commands.flatMap((command) => {
    const path = [...before, command.name()];
    return [path, ...paths(command, path)];
  });

describe('help', () => {
  test.each(paths().map((path) => path.join(' ')))(
    'of %s has examples, by either way, and fits on any terminal',
    async (path) => {
      const words = path.split(' ');
      const { code, out } = await inside(['help', ...words], { columns: 80 });
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^Usage: offramp ${path}\\b[\\s\\S]*\\nExamples:\\n {2}\\S`));
      expect(out).not.toMatch(/[^\S\n]\n/);
      expect((await inside([...words, '--help'], { columns: 80 })).out).toBe(out);
      for (const width of [40, 60, 80, 100]) {
        const { out } = await inside(['help', ...words], { columns: width });
        // A wider line is a single word.
        for (const line of out.split('\n').filter((each) => each.trim().includes(' ')))
          expect(columns(line), line).toBeLessThanOrEqual(width);
      }
    },
  );

  test('of all commands tells of those that are not hidden', async () => {
    const { out } = await inside(['help'], { columns: 40 });
    for (const [name = '', under] of paths())
      if (!under && name !== 'complete') expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
    expect(out).not.toMatch(/^ {2}complete\b/m);
    expect(out).toMatch(/\n {2}offramp check my-crisis\.yaml\n {6}say what is wrong with a scenario\n {6}file\n/);
    for (const line of out.split('\n')) expect(columns(line), line).toBeLessThanOrEqual(40);
  });

  test('breaks a long example where a shell takes both lines for one command', async () => {
    const { out } = await inside(['help', 'prove'], { columns: 40 });
    expect(out).toContain(`  offramp prove \\\n    'never openConflict within 3' \\\n    --from pakistan-strikes\n`);
  });

  test.each([
    [['help', 'nosuch'], 'There is no command `offramp nosuch`. Possible: replay, '],
    [['help', 'repaly'], 'There is no command `offramp repaly`. Did you mean replay?'],
    [['help', 'export', 'htlm'], 'There is no command `offramp export htlm`. Did you mean html?'],
    [['help', 'list', 'all'], 'There are no commands under `offramp list`.'],
    [['export', 'pdf'], 'There is no command `offramp export pdf`.'],
    [['diagarm', '--of', 'tree'], 'There is no command `offramp diagarm`. Did you mean diagram?'],
  ])('%j is wrong usage', async (args, says) => {
    const { code, out, err } = await inside(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`offramp: ${says}`);
    expect(err).toContain('--help` shows');
  });
});
