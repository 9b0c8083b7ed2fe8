import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../scripts/generated.js';
import { root } from './helpers/scenarios.js';

const files = await generatedFiles();

test.each(Object.keys(files))('%s is fresh; `npm run generate` makes it so', (file) => {
  expect(readFileSync(join(root, file), 'utf8')).toBe(files[file]);
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
