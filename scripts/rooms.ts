import { posix } from 'node:path';

/** They touch nothing but what they are handed. */
const PURE = ['file', 'model', 'scenario', 'play', 'explore', 'class', 'render', 'exchange'];
const GROUND = ['web/words', 'web/state', 'web/ui'];
const PARTS = [
  'map',
  'library',
  'story',
  'machine',
  'moves',
  'curve',
  'compare',
  'explore',
  'editor',
  'branches',
  'take-away',
].map((part) => `web/${part}`);

/** The rooms of src/ and what each may import from, itself apart. A file is in the room whose name its path begins with. */
const ROOMS: Record<string, readonly string[]> = {
  file: [],
  model: ['file'],
  // Machines of other programs, in and out.
  exchange: ['file', 'model'],
  scenario: ['file', 'model'],
  play: ['file', 'model', 'scenario'],
  explore: ['file', 'model', 'scenario', 'play'],
  class: ['file', 'model', 'scenario', 'play'],
  render: ['file', 'model', 'scenario', 'play', 'explore'],
  // What the package exports, and nothing else.
  library: PURE,
  'index.ts': ['library'],
  server: PURE,
  // What it translates for version 4 is the machine itself, so it sees the model beside the session.
  inspect: ['model', 'play'],
  'inspect/node': ['inspect', 'model', 'play', 'server'],
  cli: [...PURE, 'server', 'inspect', 'inspect/node'],
  'web/words': PURE,
  'web/state': [...PURE, 'web/words'],
  'web/ui': [...PURE, 'web/words', 'web/state'],
  'web/map': [...PURE, ...GROUND],
  'web/library': [...PURE, ...GROUND, 'web/map', 'web/take-away'],
  'web/story': [...PURE, ...GROUND, 'web/map'],
  'web/machine': [...PURE, ...GROUND],
  'web/moves': [...PURE, ...GROUND],
  'web/curve': [...PURE, ...GROUND],
  'web/compare': [...PURE, ...GROUND, 'web/curve'],
  'web/explore': [...PURE, ...GROUND, 'web/machine'],
  'web/editor': [...PURE, ...GROUND, 'web/machine', 'web/story'],
  'web/branches': [...PURE, ...GROUND, 'web/compare', 'web/editor'],
  'web/take-away': [...PURE, ...GROUND, 'web/map', 'web/story', 'web/machine'],
  'web/shell': [...PURE, ...GROUND, ...PARTS, 'inspect'],
  // Pages of their own; of the crisis’s they share how its texts and its machine are drawn.
  'web/class': [...PURE, ...GROUND, 'web/story', 'web/machine'],
  'web/main.tsx': [...PURE, ...GROUND, ...PARTS, 'web/shell'],
};
const DEEPEST_FIRST = Object.keys(ROOMS).sort((a, b) => b.length - a.length);

/** `import …`, `export … from`, `import()`, of types too; the formatter sees to the quotes. */
const IMPORTS = /(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g;

/**
 * The imports that go from a room to one that it may not see.
 *
 * @param files texts by path below src/, with slashes
 * @returns a line for people for each; none where all go one way
 */
export function strayImports(files: Iterable<readonly [path: string, text: string]>): string[] {
  const stray: string[] = [];
  for (const [path, text] of files) {
    const room = roomOf(path);
    if (room === undefined) {
      stray.push(`src/${path} is in no room of the house.`);
      continue;
    }
    for (const [, from = ''] of text.matchAll(IMPORTS)) {
      const target = posix.join(posix.dirname(path), from);
      // The imports of TypeScript name what it will have been compiled to.
      const to = roomOf(target) ?? roomOf(target.replace(/\.js$/, '.ts')) ?? roomOf(target.replace(/\.js$/, '.tsx'));
      if (to === room || (to !== undefined && ROOMS[room]?.includes(to))) continue;
      stray.push(`src/${path} imports ${from}: ${room} may not see ${to ?? `src/${target}`}.`);
    }
  }
  return stray;
}

function roomOf(path: string): string | undefined {
  return DEEPEST_FIRST.find((room) => path === room || path.startsWith(`${room}/`));
}
