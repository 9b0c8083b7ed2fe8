import { InputError } from './errors.js';
import { program } from './program.js';
import { report } from './report.js';

const debug = process.argv.includes('--debug');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  const why = error.code === 'ENOSPC' ? 'There is no room on the disk for' : `Nobody could take (${error.code})`;
  process.exit(report(new InputError(`${why} what was to be printed.`), debug));
});

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = report(error, debug);
}
