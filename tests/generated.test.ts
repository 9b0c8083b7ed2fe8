import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../scripts/generated.js';
import { crisisConfig, MOVE_IDS, MOVES } from '../src/model/index.js';
import { root } from './helpers/scenarios.js';

const files = await generatedFiles();

test.each(Object.keys(files))('%s is fresh; `npm run generate` makes it so', (file) => {
  expect(readFileSync(join(root, file), 'utf8')).toBe(files[file]);
});

test('docs/machine.md says of every move in every state what it asks for and does', () => {
  const page = files['docs/machine.md'] ?? '';
  const of = (state: string) => page.split(`### ${state}\n`)[1]?.split('\n#')[0] ?? '';
  expect(of('phase: strike')).toContain(
    "| `counterStrike` | initiator, responder | did not use force first and the actor's pressure ≥ 1 | `retaliation` | tension +2; force is recorded (`recordForce`); pressure of the actor −2; pressure of the rival +2 |",
  );
  expect(of('phase: openConflict')).toContain('On entering: tension is 10; raises `warBreaksOut`.');
  for (const [region, { states }] of Object.entries(crisisConfig.states))
    for (const [state, { on = {} }] of Object.entries(states as Record<string, { on?: object }>))
      for (const [event, transitions] of Object.entries(on)) {
        const rows = of(`${region}: ${state}`)
          .split('\n')
          .filter((line) => line.includes(`\`${event}\` |`));
        expect(rows, `${event} in ${state}`).toHaveLength([transitions].flat().length);
      }
  for (const id of MOVE_IDS) expect(page).toMatch(new RegExp(`\\| \`${id}\` .*\\| ${MOVES[id].class} \\|`));
});

test('the machine drawn in README is the one that there is', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const drawn = /```mermaid\n([\s\S]*?)```/.exec(readme)?.[1];
  const reference = /```mermaid\n([\s\S]*?)```/.exec(files['docs/machine.md'] ?? '')?.[1];
  expect(drawn).toBe(reference);
});

test('the tutorial in README is the file that is tested', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const tutorial = readFileSync(join(root, 'docs/tutorial/quiet-answer.yaml'), 'utf8');
  const [, shown = ''] = /```yaml\n(id: quiet-answer[\s\S]*?)```/.exec(readme) ?? [];
  expect(shown.trim().length).toBeGreaterThan(100);
  expect(tutorial).toContain(shown.trim());
});

test('every runtime dependency has its line in README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies))
    expect(readme).toMatch(new RegExp(`^\\| ${name.replace('/', '\\/')} +\\|`, 'm'));
});
