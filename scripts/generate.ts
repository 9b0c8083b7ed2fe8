/**
 * Writes what is generated and committed: schema/ from zod, docs/scenario-reference.md and the
 * tables of docs/machine.md from schema and model, and docs/api from the docstrings. A test, and for docs/api
 * `npm run lint`, fails when any of it is stale.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generated.js';
import { reference } from './reference/reference.js';

const root = join(import.meta.dirname, '..');
for (const [file, text] of Object.entries({ ...(await generatedFiles()), ...(await reference()).files })) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  console.log(file);
}
