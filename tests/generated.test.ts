import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../scripts/generated.js';
import { BILATERAL, root } from './helpers/scenarios.js';

const files = await generatedFiles();

test.each(Object.keys(files))('%s is fresh; `npm run generate` makes it so', (file) => {
  expect(readFileSync(join(root, file), 'utf8')).toBe(files[file]);
});

test('docs/machine.md says of every move in every state what it asks for and does', () => {
  const page = files['docs/machine.md'] ?? '';
  const of = (state: string) => page.split(`### ${state}\n`)[1]?.split('\n#')[0] ?? '';
  expect(of('phase: strike')).toContain(
    '| `counterStrike` | initiator, responder | did not use force first and pressure(actor) ≥ 1 | `retaliation` | tension + 2; exchanges = 3 if respondedBy ≠ none;',
  );
  expect(of('phase: strike')).toContain(
    'initiatedBy = actor if initiatedBy = none; pressure(actor) − 2; pressure(rival) + 2 |',
  );
  expect(of('phase: openConflict')).toContain('On entering: tension = 10; raise `warBreaksOut`.');
  for (const region of BILATERAL.regions)
    for (const { id: state, on } of region.states.values())
      for (const [event, transitions] of on) {
        const rows = of(`${region.id}: ${state}`)
          .split('\n')
          .filter((line) => line.includes(`\`${event}\` |`));
        expect(rows, `${event} in ${state}`).toHaveLength(transitions.length);
      }
  for (const { id, class: family } of BILATERAL.moves.values())
    expect(page).toMatch(new RegExp(`\\| \`${id}\` .*\\| ${family} \\|`));
});

test('docs/model-reference.md says what every key of a model is, and nothing it names is missing', () => {
  const page = files['docs/model-reference.md'] ?? '';
  for (const key of ['every-move', 'outcomes', 'deadlines', 'signals', 'again', 'rival'])
    expect(page).toMatch(new RegExp(`^\\| \`${key}\` \\|.*\\| [A-Z]`, 'm'));
  const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading?.toLowerCase());
  for (const [, link] of page.matchAll(/\]\(#([a-z]+)\)/g)) expect(headings).toContain(link);
});

test('the machine drawn in README is the one that there is', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const drawn = /```mermaid\n([\s\S]*?)```/.exec(readme)?.[1];
  const reference = /```mermaid\n([\s\S]*?)```/.exec(files['docs/machine-interstate-crisis.md'] ?? '')?.[1];
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
