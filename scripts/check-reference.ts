/** Whether docs/api is what the docstrings say, and nothing public lacks one. Exit code 1 where not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reference } from './reference/reference.js';

const root = join(import.meta.dirname, '..');
const { files, missing } = await reference();
const wrong = [...missing];
for (const name of readdirSync(join(root, 'docs/api')))
  if (!(`docs/api/${name}` in files)) wrong.push(`docs/api/${name} is no page of the reference: delete it`);
for (const [file, text] of Object.entries(files)) {
  let committed = '';
  try {
    committed = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
  } catch {}
  if (committed !== text) wrong.push(`${file} is stale: npm run generate`);
}
for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
else console.log('everything public is documented');
