import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';

const STEPS = `id: alone
title: Two ships
summary: A ship comes and goes.
model: standoff-at-sea
actors: { holder: { name: Toran }, challenger: { name: Ilmar } }
start: 2033-06-01T05:00
steps:
  - { id: comes, by: challenger, move: shadow, title: The Resolute comes }
  - { id: goes, by: challenger, move: turnAway, title: The Resolute goes }
`;

test('of a crisis without alternatives it is said that its luck is no news, and what would be', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'alone.yaml');
    writeFileSync(file, STEPS);
    const said = async (...more: string[]) =>
      (await inside(['explore', file, '--runs', '0', ...more])).out.replaceAll(/\s+/g, ' ');
    expect(await said()).toContain('the chance of that was 100.0 %. No step of it has an alternative, so it could not');
    expect(await said('--policy', 'hawk')).not.toContain('No step of it has an alternative');
  }));
