import { program } from './program/index.js';
import { report } from './report.js';

/**
 * Does what a command line asks for.
 *
 * @param args what stands behind the name of the program
 */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, args.includes('--debug'));
  }
}
