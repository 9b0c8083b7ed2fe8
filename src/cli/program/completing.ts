import { Argument, type Command } from 'commander';
import { examples } from '../help.js';

/** The command that makes a shell complete what is typed, and the one its scripts ask. */
export function addCompletion(root: Command): void {
  root
    .command('completion')
    .description('print what makes a shell complete the command offramp, once `npm link` has made it one')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      examples(
        ['offramp completion bash >> ~/.bashrc', ''],
        ['offramp completion zsh > ~/.zfunc/_offramp', 'a folder of $fpath'],
        ['offramp completion fish > ~/.config/fish/completions/offramp.fish', ''],
      ),
    )
    .action(async (shell) => (await import('../commands/completion.js')).completion(shell));

  root
    .command('complete', { hidden: true })
    .description('what the last word of a command line may become, for the scripts of completion')
    .argument('[words...]', 'what stands behind offramp; the last word may be empty')
    .addHelpText('after', examples(["offramp complete -- diagram --format ''", '']))
    .action(async (words) => (await import('../commands/completion.js')).complete(root, words));
}
