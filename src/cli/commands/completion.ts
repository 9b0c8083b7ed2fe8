import type { Command, Option } from 'commander';
import { UsageError } from '../errors.js';
import { builtinIds, openScenario } from '../files.js';
import { print } from '../terminal.js';

/** `offramp completion`: a script that completes commands, options, choices, ids and files. */
export async function completion(shell: string, root: Command): Promise<void> {
  const { branches, steps } = await openScenario();
  const ids = { branches: branches.map((branch) => branch.id), steps: steps.map((step) => step.id) };
  if (shell === 'bash') return print(bash(root, ids));
  if (shell === 'zsh') return print(zsh(root, ids));
  throw new UsageError(`${shell} is not a shell this knows: bash or zsh.`);
}

/** Commands whose argument is a scenario. */
const OF_SCENARIO = ['replay', 'play', 'inspect', 'serve', 'diagram', 'export', 'explore', 'paths'];

/** A command's own options, and those of what stands under it. */
function optionsOf(command: Command): Option[] {
  return [command, ...command.commands].flatMap(({ options }) => options);
}

const under = (command: Command): string[] => command.commands.map((each) => each.name());

function flags(command: Command): string[] {
  return [
    ...optionsOf(command).flatMap((option) => [option.short, option.long].filter((flag) => flag !== undefined)),
    '--help',
  ];
}

/** Ids of the real sequence: what a class asks for most. */
interface Ids {
  branches: readonly string[];
  steps: readonly string[];
}

/** Words that may follow an option; none where it is a file or free text. */
function valuesOf(option: Option, { branches, steps }: Ids): readonly string[] {
  if (option.argChoices) return option.argChoices;
  if (option.long === '--branch') return branches;
  return option.long === '--at' || option.long === '--from' ? steps : [];
}

/** Words that may be a command's arguments, besides files. */
function argumentsOf(command: Command, { branches }: Ids): readonly string[] {
  const shells = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  if (shells.length > 0) return shells;
  if (command.name() === 'compare') return branches;
  return [...under(command), ...(OF_SCENARIO.includes(command.name()) ? builtinIds() : [])];
}

function bash(root: Command, ids: Ids): string {
  const names = root.commands.map((command) => command.name());
  const cases = root.commands.map((command) => {
    const values = optionsOf(command).map((option) => {
      const words = valuesOf(option, ids);
      const given = [option.short, option.long].filter((flag) => flag !== undefined).join('|');
      return words.length > 0
        ? `      ${given}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word")); return ;;\n`
        : '';
    });
    const words = [...argumentsOf(command, ids), ...flags(command)];
    const files = command.name() === 'completion' ? '; files=""' : '';
    return `    ${command.name()})\n      case "$before" in\n${values.join('')}      esac\n      words="${words.join(' ')}"${files} ;;\n`;
  });
  return `# bash completion of offramp
_offramp() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words="" files=yes
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names.join(' ')} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('')}  esac
  COMPREPLY=($(compgen -W "$words" -- "$word") $([ -n "$files" ] && compgen -f -- "$word"))
}
complete -o filenames -F _offramp offramp
`;
}

function zsh(root: Command, ids: Ids): string {
  const clean = (text: string) => text.replace(/['[\]:\\]/g, ' ');
  const commands = root.commands.map((command) => `    '${command.name()}:${clean(command.description())}'`);
  const cases = root.commands.map((command) => {
    const options = optionsOf(command).map((option) => {
      const words = valuesOf(option, ids);
      const value = words.length > 0 ? `:value:(${words.join(' ')})` : option.required ? ':value:_files' : '';
      return `        '${option.long}[${clean(option.description)}]${value}'`;
    });
    const words = argumentsOf(command, ids).join(' ');
    const rest =
      command.name() === 'completion'
        ? `'*:shell:(${words})'`
        : words
          ? `'*:id:{_alternative "ids:id:(${words})" "files:file:_files"}'`
          : "'*:file:_files'";
    return `      ${command.name()}) _arguments \\\n${[...options, `        ${rest}`].join(' \\\n')} ;;\n`;
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
# Loaded as a function of its own (from a folder in fpath) or sourced in a profile.
if [ "$funcstack[1]" = "_offramp" ]; then _offramp "$@"; else compdef _offramp offramp; fi
`;
}
