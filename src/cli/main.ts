import { InputError } from './errors.js';
import { report } from './report.js';
import { run } from './run.js';

const args = process.argv.slice(2);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  const why = error.code === 'ENOSPC' ? 'There is no room on the disk for' : `Nobody could take (${error.code})`;
  process.exit(report(new InputError(`${why} what was to be printed.`), args.includes('--debug')));
});

await run(args);
