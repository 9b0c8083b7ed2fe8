import { CommanderError } from 'commander';
import { commandsIn } from './called.js';
import { InputError, UsageError } from './errors.js';
import { tell, tellLine } from './terminal.js';

/** Errors of the lower rooms whose messages are written for people. */
const FOR_PEOPLE = new Set(['SessionError', 'RefusedError', 'MoveError', 'ExploreError', 'PortError']);

/**
 * Tells a person what went wrong, without a stack trace unless asked for.
 *
 * @returns the exit code: 1 the input has problems, 2 wrong usage
 */
export function report(error: unknown, debug: boolean): number {
  // Commander has said already what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = commandsIn(error instanceof Error ? error.message : String(error));
  if (debug && error instanceof Error) tellLine(error.stack ?? message);
  else if (
    error instanceof InputError ||
    error instanceof UsageError ||
    (error instanceof Error && FOR_PEOPLE.has(error.name))
  ) {
    tell(message);
  } else
    tell(
      `something went wrong that should not: ${message}\nRun the same command with --debug and report what it prints.`,
    );
  return error instanceof UsageError ? 2 : 1;
}
