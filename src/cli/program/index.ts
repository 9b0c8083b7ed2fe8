import { Command } from 'commander';
import { called } from '../called.js';
import { addHelp, examples, HELP, HELP_WIDTH } from '../help.js';
import { tellLine } from '../terminal.js';
import { addAsking } from './asking.js';
import { addCompletion } from './completing.js';
import { addShowing } from './showing.js';
import { addStepping } from './stepping.js';
import { addWriting } from './writing.js';

declare const __VERSION__: string | undefined;
const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : 'dev';

/** Every command with its options. What a command does is loaded when it is called, so that none waits for another. */
export function program(): Command {
  const root = new Command(called)
    .description('Step through a crisis between two states, take another path, write your own what-if.')
    .version(VERSION, '-V, --version')
    .option('--debug', 'print the stack trace of an error')
    .showHelpAfterError(`(${called} --help shows how)`)
    .configureHelp(HELP)
    .configureOutput(HELP_WIDTH)
    .exitOverride()
    // What it says of arguments holds them as they were given.
    .configureOutput({ writeErr: (text) => tellLine(text.trimEnd()) })
    .addHelpText(
      'after',
      examples(
        ['offramp replay', 'the real sequence of January 2024, step by step'],
        ['offramp play', 'step through it yourself, and take another path'],
        ['offramp list', 'the scenarios and models that come with Offramp'],
        ['offramp new my-crisis', 'write a what-if of your own'],
        ['offramp check my-crisis.yaml', 'say what is wrong with a scenario file'],
      ),
    );

  addStepping(root);
  addWriting(root);
  addShowing(root);
  addCompletion(root);
  addAsking(root);

  for (const command of withThoseBelow(root)) if (command.commands.length > 0) addHelp(command);
  for (const command of withThoseBelow(root))
    if (command !== root) command.exitOverride().showHelpAfterError('(add --help to see how)');
  return root;
}

/** A command and all that stand below it. */
function withThoseBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withThoseBelow)];
}
