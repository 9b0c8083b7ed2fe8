/** Imports go one way: exit code 1 where one does not. That nothing goes round, and what is handed in, Biome checks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { strayImports } from './rooms.js';

const src = join(import.meta.dirname, '..', 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(sep, '/'))
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules/'));
const stray = strayImports(files.map((name) => [name, readFileSync(join(src, name), 'utf8')]));
for (const line of stray) console.error(line);
if (stray.length > 0) process.exitCode = 1;
else console.log('imports go one way');
