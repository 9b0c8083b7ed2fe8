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
  const rowsOf = (section: string, event: string) =>
    of(section)
      .split('\n')
      .filter((line) => line.includes(`\`${event}\` |`));
  for (const region of BILATERAL.regions)
    for (const { id: state, on } of region.states.values())
      for (const [event, transitions] of on) {
        const own = rowsOf(`${region.id}: ${state}`, event);
        // What several states share is listed once; of two groups that have it, the last counts.
        const groups = [...of(`${region.id}: ${state}`).matchAll(/\[(\w+)\]\(#shared-\w+\)/g)].map(([, name]) => name);
        const shared = groups.map((name) => rowsOf(`shared: ${name}`, event)).filter(({ length }) => length > 0);
        expect(own.length > 0 ? own : shared.at(-1), `${event} in ${state}`).toHaveLength(transitions.length);
      }
  for (const { id, class: family } of BILATERAL.moves.values())
    expect(page).toMatch(new RegExp(`\\| \`${id}\` .*\\| ${family} \\|`));
});

test('the page of a model says whom a move is aimed at, and lists once what its states share', () => {
  const page = files['docs/machine.md'] ?? '';
  expect(page).toMatch(/^\| move \| title \| by \| target \| CAMEO/m);
  expect(page).toMatch(/^\| `militantAttack` \| [^|]+ \| militants \| initiator, responder \| /m);
  expect(page).toMatch(/^\| `strike` \| [^|]+ \| initiator, responder \| {2}\| /m);
  // A signal of protest is possible in five phases, and goes the same way in each.
  expect(page.split('\n').filter((line) => line.startsWith('| `protest` | initiator, responder |  |  |'))).toHaveLength(
    1,
  );
  const headings = new Set(
    [...page.matchAll(/^#+ (.*)$/gm)].map(([, text]) =>
      text
        ?.toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
  for (const [, link] of page.matchAll(/\]\(#([\w-]+)\)/g)) expect(headings, link).toContain(link);
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
