// What `npm start` does for now: the real sequence, then how to go on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
if (!existsSync(cli)) {
  console.error('Offramp is not built yet: run `npm ci` (or `npm run build`) first.');
  process.exit(1);
}
const { status } = spawnSync(process.execPath, [cli, 'replay'], { stdio: 'inherit' });
if (status === 0) {
  console.log(`Now take another path yourself:

  npx offramp play                 step through it; at each step choose what happens
  npx offramp list                 every scenario and branch
  npx offramp new my-crisis        write a what-if of your own
  npx offramp --help               everything else`);
}
process.exitCode = status ?? 1;
