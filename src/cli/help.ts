import type { Command, Help, HelpConfiguration } from 'commander';
import { didYouMean } from '../file/suggest.js';
import { columns, indent, pad, wrap } from '../render/text/columns.js';
import { called } from './called.js';
import { UsageError } from './errors.js';
import { terminalStyle } from './terminal.js';

/** Columns of a text beside what it explains; where there are fewer, it stands below. */
const BESIDE = 30;

/** How help is laid out: as wide as the terminal, and on a narrow one each text below what it explains. */
export const HELP: HelpConfiguration = {
  styleUsage: (usage: string) => hanging(wrap(usage, terminalStyle().width - 7), 7),
  boxWrap: (text: string, width: number) => wrap(text, width).join('\n'),
  formatItem: (term: string, termWidth: number, text: string, helper: Help) =>
    explained([term], text, termWidth, helper.helpWidth ?? 80).join('\n'),
};

/** How wide help may be: what commander asks for. */
export const HELP_WIDTH = {
  getOutHelpWidth: () => terminalStyle().width,
  getErrHelpWidth: () => terminalStyle(process.stderr).width,
};

/** Commands and what they do, below the rest of a help. */
export function examples(...pairs: [command: string, what: string][]): () => string {
  return () => {
    const { width } = terminalStyle();
    const shown = pairs.map(([command, what]) => [command.replace(/(^|\| )offramp /, `$1${called} `), what] as const);
    const longest = Math.max(...shown.map(([command]) => columns(command)));
    return [
      '',
      'Examples:',
      ...shown.flatMap(([command, what]) => explained(commandLines(command, width - 2), what, longest, width)),
    ].join('\n');
  };
}

/** A term of one line or more, indented, and the text that explains it: beside it where there is room, or below. */
function explained(term: readonly string[], text: string, termWidth: number, width: number): string[] {
  const room = width - termWidth - 4;
  const [first = '', ...more] = wrap(text, room < BESIDE ? width - 6 : room);
  if (first === '') return indent(term, 2);
  if (room < BESIDE) return [...indent(term, 2), ...indent([first, ...more], 6)];
  return [`  ${pad(term.join(' '), termWidth)}  ${first}`, ...indent(more, termWidth + 4)];
}

/** A command in lines that a shell takes for one; an option stays beside its value. */
function commandLines(command: string, width: number): string[] {
  const words = command.match(/(?:--\w+ (?!-))?(?:'[^']*'|[^\s'])+/g) ?? [];
  const lines: string[] = [];
  for (const [index, word] of words.entries()) {
    const line = lines.at(-1);
    // Behind all but the last word there has to be room for a backslash.
    const end = index === words.length - 1 ? 0 : 2;
    if (line !== undefined && columns(line) + 1 + columns(word) + end <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(line === undefined ? word : `  ${word}`);
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line));
}

const hanging = (lines: readonly string[], by: number): string => indent(lines, by).join('\n').trimStart();

/** Adds `help [command]`, which says of a name that is none what was perhaps meant. */
export function addHelp(to: Command): void {
  to.helpCommand(false)
    .command('help')
    .description('how a command is used')
    .argument('[command...]', 'a command, with that under it where it has some')
    .addHelpText('after', examples([`${pathOf(to)} help`, ''], [`${pathOf(to)} help ${to.commands[0]?.name()}`, '']))
    .action((names: string[]) => {
      let at = to;
      for (const name of names) at = commandOf(at, name);
      at.outputHelp();
    });
  to.on('command:*', ([name = '']: string[]) => {
    commandOf(to, name);
  });
}

/** @throws UsageError where a command has none of that name */
function commandOf(within: Command, name: string): Command {
  const found = within.commands.find((command) => command.name() === name || command.aliases().includes(name));
  if (found) return found;
  const path = pathOf(within);
  const names = within
    .createHelp()
    .visibleCommands(within)
    .map((command) => command.name());
  throw new UsageError(
    names.length === 0
      ? `There are no commands under \`${path}\`. \`${path} --help\` shows how it is used.`
      : `There is no command \`${path} ${name}\`. ${didYouMean(name, names)} \`${path} --help\` shows what there is.`,
  );
}

/** A command with all that it stands under, as `offramp export html`. */
function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : 'offramp';
}
