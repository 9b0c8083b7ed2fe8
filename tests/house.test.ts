import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { strayImports } from '../scripts/rooms.js';
import { shippedModels } from '../src/model/index.js';
import { root } from './helpers/scenarios.js';

test('an import that goes back is told, of a type or at a later time too', () => {
  const files = {
    'model/a.ts': `import { b } from '../play/b.js';`,
    'play/what-if/b.ts': `import type { Graph } from '../../explore/graph.js';`,
    'render/text/c.ts': `const d = () => import('../../web/main.js');`,
    'render/d.ts': `export * from '../../tests/helpers.js';`,
    'server/e.ts': `import { openBoot } from '../cli/boot.js';`,
    'web/state/f.ts': `import type { Page } from '../shell/Page.js';`,
    'web/ui/g.tsx': `import '../story/story.css';`,
    'web/curve/h.tsx': `import { Frame } from '../machine/Frame.js';`,
    'web/cellar/i.ts': '',
  };
  expect(strayImports(Object.entries(files))).toEqual([
    'src/model/a.ts imports ../play/b.js: model may not see play.',
    'src/play/what-if/b.ts imports ../../explore/graph.js: play may not see explore.',
    'src/render/text/c.ts imports ../../web/main.js: render may not see web/main.tsx.',
    'src/render/d.ts imports ../../tests/helpers.js: render may not see src/../tests/helpers.js.',
    'src/server/e.ts imports ../cli/boot.js: server may not see cli.',
    'src/web/state/f.ts imports ../shell/Page.js: web/state may not see web/shell.',
    'src/web/ui/g.tsx imports ../story/story.css: web/ui may not see web/story.',
    'src/web/curve/h.tsx imports ../machine/Frame.js: web/curve may not see web/machine.',
    'src/web/cellar/i.ts is in no room of the house.',
  ]);
});

test('an import that goes on is not', () => {
  const files = {
    'play/a.ts': `import { b } from './b.js';\nimport { c } from '../model/index.js';`,
    'index.ts': `export { b } from './library/render.js';`,
    'library/render.ts': `export { b } from '../render/index.js';`,
    'web/shell/Page.tsx': `import { Story } from '../story/Story.js';\nimport { words } from '../words/index.js';`,
    'web/main.tsx': `import { Page } from './shell/Page.js';`,
  };
  expect(strayImports(Object.entries(files))).toEqual([]);
});

test('circles are told, of types alone too, and what is not handed in below the doors', () => {
  const files: Record<string, string> = {
    'biome.json': '',
    'scripts/handed-in.grit': '',
    'src/web/words/a.ts': `import { b } from './b.js';\nexport const a = (): unknown => b;\n`,
    'src/web/words/b.ts': `export const b = async (): Promise<unknown> => (await import('./a.js')).a;\n`,
    'src/web/words/c.ts': `import type { D } from './d.js';\n\nexport interface C {\n  d: D;\n}\n`,
    'src/web/words/d.ts': `import type { C } from './c.js';\n\nexport interface D {\n  c: C;\n}\n`,
    'src/model/now.ts': 'export const now = () => Date.now();\n',
    'src/model/day.ts': `export const day = () => [new Date(), new Date('2024-01-16')].length;\n`,
    'src/play/chance.ts': 'export const chance = [1].map(Math.random);\n',
    'src/play/file.ts': `import { readFileSync } from 'node:fs';\n\nexport const read = readFileSync;\n`,
    'src/explore/wait.ts': 'export const wait = () => setTimeout(() => {}, 9);\n',
    'src/render/net.ts': `export const get = () => fetch('/');\n`,
    'src/render/pure.ts': `export const day = Math.round(Date.parse('2024-01-16'));\n`,
    'src/web/state/page.ts': 'export const page = () => [document.title, Date.now()].length;\n',
  };
  const folder = mkdtempSync(join(tmpdir(), 'offramp-house-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      if (text) writeFileSync(join(folder, name), text);
      else copyFileSync(join(root, name), join(folder, name));
    }
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const { stdout, stderr, status } = spawnSync(process.execPath, [biome, 'lint', '--colors=off', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const told = [...`${stdout}${stderr}`.matchAll(/^(src\/\S+):(\d+):\d+ (?:lint\/\w+\/)?(\w+)/gm)];
    expect(told.map(([, file, line, rule]) => `${file}:${line} ${rule}`).sort()).toEqual([
      'src/explore/wait.ts:1 noRestrictedGlobals',
      'src/model/day.ts:1 plugin',
      'src/model/now.ts:1 plugin',
      'src/play/chance.ts:1 plugin',
      'src/play/file.ts:1 noRestrictedImports',
      'src/render/net.ts:1 noRestrictedGlobals',
      'src/web/words/a.ts:1 noImportCycles',
      'src/web/words/b.ts:1 noImportCycles',
      'src/web/words/c.ts:1 noImportCycles',
      'src/web/words/d.ts:1 noImportCycles',
    ]);
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no id of a shipped model stands in the source: the machine is a file', () => {
  // Words of one syllable mean other things too; names that are put together do not.
  const ids = shippedModels().flatMap((model) => [
    ...model.roles.keys(),
    ...model.moves.keys(),
    ...model.deadlines.keys(),
    ...model.signals.keys(),
    ...model.conditions.keys(),
    ...model.fields.map(({ name }) => name),
    ...model.regions.flatMap(({ id, states }) => [id, ...states.keys()]),
  ]);
  const telling = new Set(ids.filter((id) => /[A-Z]/.test(id)));
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes('node_modules'),
  );
  // Help shows examples on the real sequence.
  const stray = files
    .filter((path) => !path.startsWith(join('cli', 'program')))
    .flatMap((path) => {
      const text = readFileSync(join(root, 'src', path), 'utf8');
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '');
      return [...code.matchAll(/\b[a-z]+[A-Z][A-Za-z]*\b/g)].flatMap(([word]) =>
        telling.has(word) ? [`${path} ${word}`] : [],
      );
    });
  expect([...new Set(stray)]).toEqual([]);
});

test('the page has one scale of type, of spaces and of corners, and says a colour once', () => {
  const SCALES: [property: RegExp, values: RegExp][] = [
    [/^font(-size)?$/, /^(0\.75|0\.875|1|1\.25|1\.5)rem$/],
    [/^(padding|margin|gap|row-gap|column-gap)/, /^-?(1px|2px|0\.25rem|0\.375rem|0\.5rem|0\.75rem|1rem|1\.5rem|2rem)$/],
    [/^border.*radius$/, /^(2px|4px|12px)$/],
  ];
  const COLOUR = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i;
  const folder = join(root, 'src', 'web');
  const stray: string[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    // A wall and a telephone have measures of their own; a sheet of paper has points and millimetres.
    if (!file.endsWith('.css') || /^class[\\/]|handout\.css$/.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8').replace(/\/\*.*?\*\//gs, '');
    for (const [, property = '', value = ''] of text.matchAll(/([a-z-]+):\s*([^;{}]+);/g)) {
      if (!file.endsWith('tokens.css') && COLOUR.test(value)) stray.push(`${file}: ${property}: ${value}`);
      const values = SCALES.find(([name]) => name.test(property))?.[1];
      // What is worked out, and what grows with a drawing's own type or with the screen, has no place on a scale.
      if (!values || /(calc|clamp|min|max)\(/.test(value)) continue;
      // Type in pixels is that of a drawing, and so much space is a place for something.
      const measured = property.startsWith('font') ? /rem$/ : /^-?\d(\.\d+)?(px|rem)$|^\d\dpx$/;
      for (const part of value.split(/[\s/]+/))
        if (measured.test(part) && !values.test(part)) stray.push(`${file}: ${property}: ${value}`);
    }
  }
  expect(stray).toEqual([]);
});
