#!/usr/bin/env node
// The command: `node offramp …` in this folder, `offramp …` where it is linked or installed.
import { existsSync } from 'node:fs';
import module from 'node:module';

// From Node 22.1 on, what was compiled once is kept for the next start.
module.enableCompileCache?.();

if (existsSync(new URL('./dist/cli.js', import.meta.url))) await import('./dist/cli.js');
else {
  console.error(
    `Offramp is not built yet. In its folder, ${import.meta.dirname}, run \`npm ci\`; or where that was done already, \`npm run build\`.`,
  );
  process.exitCode = 1;
}
