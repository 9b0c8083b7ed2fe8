#!/usr/bin/env node
import { program } from './program.js';
import { report } from './report.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = report(error, process.argv.includes('--debug'));
}
