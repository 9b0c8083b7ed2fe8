import type { Command, Option } from 'commander';

/** A command line that is not finished, as far as it says what its last word may be. */
export interface Line {
  /** The command that it has come to. */
  command: Command;
  /** What was given to the command's arguments so far. */
  given: readonly string[];
  /** What was given to options so far, by their long names. */
  options: ReadonlyMap<string, string>;
  /** The option whose value comes next. */
  awaits?: Option | undefined;
}

/** Reads the words that stand before the one that is typed. */
export function readLine(root: Command, words: readonly string[]): Line {
  let command = root;
  let awaits: Option | undefined;
  const given: string[] = [];
  const options = new Map<string, string>();
  for (const word of words) {
    if (/^-./.test(word)) {
      const { option, value } = optionAt(command, word);
      awaits = option && value === undefined && takesValue(option) ? option : undefined;
      if (option) options.set(option.long ?? '', value ?? '');
    } else if (awaits) {
      options.set(awaits.long ?? '', word);
      if (!awaits.variadic) awaits = undefined;
    } else {
      const under = given.length === 0 ? command.commands.find((each) => each.name() === word) : undefined;
      if (under) command = under;
      else given.push(word);
    }
  }
  // One that takes several values may be followed by something else as well, but that is rare.
  return { command, given, options, awaits };
}

/** The option that a word begins with, and the value that the word holds: `--format=svg`, `-fsvg`. */
export function optionAt(command: Command, word: string): { option?: Option | undefined; value?: string | undefined } {
  const [, name = '', value] = /^(--[^=]*|-.)=?(.+)?$/s.exec(word) ?? [];
  const option = command.options.find(({ long, short }) => long === name || short === name);
  return { option, value: word.startsWith('--') && word.includes('=') ? (value ?? '') : value };
}

export const takesValue = ({ required, optional }: Option): boolean => required || optional;
