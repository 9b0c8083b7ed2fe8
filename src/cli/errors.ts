/** The input has problems: exit code 1. The message is for people. */
export class InputError extends Error {
  override name = 'InputError';
}

/** The command was used wrongly: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
