// What `npm start` does: serves the classroom screen. Arguments go on: npm start -- --open
import { existsSync } from 'node:fs';

const cli = new URL('../dist/cli.js', import.meta.url);
if (existsSync(cli)) {
  process.argv.splice(2, 0, 'serve');
  await import(cli.href);
} else {
  console.error('Offramp is not built yet: run `npm ci` (or `npm run build`) first.');
  process.exitCode = 1;
}
