import type { Command, Option } from 'commander';
import { optionAt, readLine, takesValue } from './line.js';
import { type Values, valuesOf } from './values.js';

/**
 * What the last word of a command line may become.
 *
 * @param root the program
 * @param words all that stands behind its name, quotes and all; the last one is typed at the time, and may be empty
 */
export async function candidates(root: Command, words: readonly string[]): Promise<Values> {
  const plain = words.map((word) => word.replace(/["'\\]/g, ''));
  const typed = plain.at(-1) ?? '';
  const line = readLine(root, plain.slice(0, -1));
  const { command, given, awaits } = line;
  const seen = (command: Command): Command[] => command.createHelp().visibleCommands(command);
  const commands = (of: Command): Values => ({ words: seen(of).map((each) => [each.name(), each.description()]) });

  async function ofOption(option: Option, value: string, before = ''): Promise<Values> {
    const kind = /[<[]([\w/-]+)/.exec(option.flags)?.[1] ?? '';
    const { words, files } = option.argChoices
      ? { words: option.argChoices.map((choice): [string, string] => [choice, '']) }
      : await valuesOf(kind, { ...line, awaits: option }, value);
    return { words: words.map(([word, what]) => [`${before}${word}`, what]), ...(files && { files }) };
  }

  if (/^--[^=]+=/.test(typed)) {
    const { option, value = '' } = optionAt(command, typed);
    return option && takesValue(option)
      ? ofOption(option, value, typed.slice(0, typed.indexOf('=') + 1))
      : { words: [] };
  }
  if (typed.startsWith('-')) {
    const own = command.createHelp().visibleOptions(command);
    return { words: own.map(({ long, short, description }) => [long ?? short ?? '', description]) };
  }
  if (awaits) return ofOption(awaits, typed);
  if (seen(command).length > 0) return given.length === 0 ? commands(command) : { words: [] };
  if (command.name() === 'help') {
    let at = command.parent ?? root;
    for (const name of given) at = at.commands.find((each) => each.name() === name) ?? command;
    return commands(at);
  }
  const last = command.registeredArguments.at(-1);
  const argument = command.registeredArguments[given.length] ?? (last?.variadic ? last : undefined);
  if (!argument) return { words: [] };
  if (argument.argChoices) return { words: argument.argChoices.map((choice) => [choice, '']) };
  return valuesOf(argument.name(), line, typed);
}
