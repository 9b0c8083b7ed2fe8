import type { Command } from 'commander';
import { UsageError } from '../errors.js';
import { builtinIds } from '../files.js';
import { print } from '../terminal.js';

/** `offramp completion`: a script that completes commands, options, choices, ids and files. */
export async function completion(shell: string, root: Command): Promise<void> {
  if (shell === 'bash') return print(bash(root));
  if (shell === 'zsh') return print(zsh(root));
  throw new UsageError(`${shell} is not a shell this knows: bash or zsh.`);
}

function flags(command: Command): string[] {
  return [
    ...command.options.flatMap((option) => [option.short, option.long].filter((flag) => flag !== undefined)),
    '--help',
  ];
}

/** Values of an option: its choices, or files. */
function choices(command: Command): [string[], readonly string[]][] {
  return command.options.flatMap((option): [string[], readonly string[]][] =>
    option.argChoices ? [[[option.short, option.long].filter((flag) => flag !== undefined), option.argChoices]] : [],
  );
}

function bash(root: Command): string {
  const names = root.commands.map((command) => command.name());
  const cases = root.commands.map((command) => {
    const values = choices(command).map(
      ([given, words]) =>
        `      ${given.join('|')}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word")); return ;;\n`,
    );
    const ids = ['replay', 'play', 'diagram', 'inspect'].includes(command.name())
      ? ` ${builtinIds().join(' ')}`
      : command.name() === 'completion'
        ? ' bash zsh'
        : '';
    return `    ${command.name()})\n      case "$before" in\n${values.join('')}      esac\n      words="${flags(command).join(' ')}${ids}" ;;\n`;
  });
  return `# bash completion of offramp
_offramp() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names.join(' ')} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('')}  esac
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _offramp offramp
`;
}

function zsh(root: Command): string {
  const clean = (text: string) => text.replace(/['[\]:\\]/g, ' ');
  const commands = root.commands.map((command) => `    '${command.name()}:${clean(command.description())}'`);
  const cases = root.commands.map((command) => {
    const options = command.options.map((option) => {
      const value = option.argChoices
        ? `:value:(${option.argChoices.join(' ')})`
        : option.required
          ? ':value:_files'
          : '';
      return `        '${option.long}[${clean(option.description)}]${value}'`;
    });
    const ids = ['replay', 'play', 'diagram', 'inspect'].includes(command.name())
      ? `'*:scenario:{_alternative "ids:scenario:(${builtinIds().join(' ')})" "files:file:_files"}'`
      : "'*:file:_files'";
    return `      ${command.name()}) _arguments \\\n${[...options, `        ${ids}`].join(' \\\n')} ;;\n`;
  });
  return `#compdef offramp
_offramp() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
  else
    shift words; (( CURRENT-- ))
    case "$words[1]" in
${cases.join('')}    esac
  fi
}
compdef _offramp offramp
`;
}
