/**
 * Imports go one way: model <- scenario <- play <- explore <- render <- cli, web; and nothing below
 * the doors touches files, the network, the clock or random numbers. Exit code 1 where that is broken.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const src = join(import.meta.dirname, '..', 'src');
/** What each room may import from, itself apart. */
const MAY: Record<string, readonly string[]> = {
  model: [],
  scenario: ['model'],
  play: ['model', 'scenario'],
  explore: ['model', 'scenario', 'play'],
  render: ['model', 'scenario', 'play', 'explore'],
  cli: ['model', 'scenario', 'play', 'explore', 'render', 'inspect'],
  web: ['model', 'scenario', 'play', 'explore', 'render', 'inspect'],
  // What it translates for version 4 is the machine itself, so it sees the model beside the session.
  inspect: ['model', 'play'],
  // What the package exports, and nothing else.
  library: ['model', 'scenario', 'play', 'explore', 'render'],
  'index.ts': ['library'],
};
const DOORS = new Set(['cli', 'web', 'inspect']);
const FORBIDDEN: readonly [RegExp, string][] = [
  [/from 'node:/, 'a module of Node'],
  [/\bDate\.now\(|\bnew Date\(\)/, 'the clock'],
  [/\bperformance\.now\(/, 'the clock'],
  [/\bMath\.random\(|\bcrypto\.getRandomValues\(/, 'random numbers'],
  [/\bsetTimeout\(|\bsetInterval\(/, 'timers'],
  [/\bdocument\.(?:body|createElement|querySelector)|\bwindow\./, 'the DOM'],
  [/\bfetch\(/, 'the network'],
  [/\bprocess\./, 'the process'],
];

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : files(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const broken: string[] = [];
for (const file of files(src)) {
  const name = relative(src, file);
  const room = name.split('/')[0] ?? '';
  const allowed = MAY[room];
  if (!allowed) {
    broken.push(`src/${name}: ${room} is no room of the house`);
    continue;
  }
  const text = readFileSync(file, 'utf8');
  for (const [, from = ''] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
    const target = relative(src, join(file, '..', from)).split('/')[0] ?? '';
    if (target !== room && !allowed.includes(target))
      broken.push(`src/${name} imports from ${target}, which lies above it`);
  }
  if (DOORS.has(room)) continue;
  for (const [pattern, what] of FORBIDDEN) if (pattern.test(text)) broken.push(`src/${name} touches ${what}`);
}
for (const line of broken) console.error(line);
if (broken.length > 0) process.exitCode = 1;
else console.log('imports go one way');
