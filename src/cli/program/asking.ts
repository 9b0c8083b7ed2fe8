import { type Command, Option } from 'commander';
import { called } from '../called.js';
import { examples } from '../help.js';
import { FORCE, FORCE_TEXT, json, SCENARIO } from './words.js';

/** What says something of one scenario's odds, which are not asked for across several. */
const NOT_ACROSS = 'from branch resume policy runs seed ends limit all sweep shard workers'.split(' ');

/** Options that say from where on a question is asked. */
const where = (command: Command): Command =>
  command
    .option('--from <step>', 'ask from after this step of the path (id or number; default: the start)')
    .option('-b, --branch <id>', 'the path (default: history, or the what-if)')
    .option('-r, --resume <file>', 'the path of a saved run, from where it stands');

/** Commands that ask what could have been, and what answers rest on. */
export function addAsking(root: Command): void {
  where(
    root
      .command('explore')
      .description('how likely each outcome is, and which moment decided')
      .argument('[scenario]', SCENARIO),
  )
    .option(
      '-p, --policy <policy>',
      'how actors choose: uniform, historical, tit-for-tat, hawk, dove, domestic-pressure, or a YAML file',
      'historical',
    )
    .option('-n, --runs <number>', 'simulated runs beside the exact odds', '10000')
    .option('-s, --seed <number>', 'seed of the simulated runs', '1')
    .option('--ends <outcomes>', 'outcomes that end a run, with commas between (default: all)')
    .option(
      '--limit <n>',
      'configurations that are explored at most; of a larger machine the odds are simulated (default: 1,000,000)',
    )
    .option('--all', 'every possible move counts as an alternative, not only those of the script')
    .addOption(
      new Option(
        '--across [files...]',
        'instead: what the paths of real crises have in common (default: those that come with Offramp)',
      ).conflicts(NOT_ACROSS),
    )
    .option('--sweep <axis...>', 'vary a figure: classes.force=0:4:9, or two for a map')
    .option('--shard <i/n>', `do the i-th of n parts of the runs and the grid; join them with ${called} merge`)
    .option('--workers <number>', 'threads that share the runs and the grid (default: what the machine offers)')
    .option('-o, --out <file>', 'write the JSON document to a file instead')
    .option(FORCE, FORCE_TEXT)
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        ['offramp explore', 'how lucky was January 2024?'],
        ['offramp explore --from pakistan-strikes --policy hawk', ''],
        ['offramp explore --policy dove --sweep turns.nobody=0:0.5:6', 'a table'],
        ['offramp explore --across', 'what came before tension fell'],
      ),
    )
    .action(async (scenario, options) => {
      const { across } = options;
      if (across === undefined) return (await import('../commands/explore.js')).explore(scenario, options);
      const files = [...(scenario === undefined ? [] : [scenario]), ...(across === true ? [] : across)];
      return (await import('../commands/across.js')).across(files, options);
    });

  where(
    root
      .command('paths')
      .description('the shortest ways to an outcome, how many there are, what can be reached')
      .argument('[scenario]', SCENARIO),
  )
    .option('-t, --to <goal>', "an outcome, or a condition such as 'restored and tension <= 3' (default: each outcome)")
    .addOption(
      new Option('--by <measure>', 'what makes a path short').choices(['moves', 'hours', 'hostility']).default('moves'),
    )
    .option('-k, --best <number>', 'how many paths (default: 1 to each outcome, or 3)')
    .option('--simple', 'simple paths as they come, the short ones not first')
    .option('-m, --most <number>', 'moves that ways and reach are counted to', '8')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        ['offramp paths --from iran-protests', 'the ways out after the two strikes'],
        ['offramp paths --to restored --by hostility --best 5', ''],
      ),
    )
    .action(async (scenario, options) => (await import('../commands/paths.js')).paths(scenario, options));

  where(
    root
      .command('prove')
      .description('whether something holds on every path: never, always, eventually, possibly, … until …')
      .argument('<property>', "for instance 'never openConflict' or 'eventually restored within 8'")
      .argument('[scenario]', SCENARIO),
  )
    .option('--save <file>', `save the path that breaks or shows it as a branch of a run, for ${called} play --resume`)
    .option(FORCE, FORCE_TEXT)
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        ["offramp prove 'never openConflict'", 'exit code 1 where it does not hold'],
        ["offramp prove 'never openConflict within 3' --from pakistan-strikes", ''],
        ["offramp prove 'tension <= 8 until dialogue' --save broken.json", ''],
      ),
    )
    // A claim without quotes comes as several words.
    .allowExcessArguments()
    .action(async (property, scenario, options, command: Command) =>
      (await import('../commands/prove.js')).proveCommand(property, scenario, options, command.args.slice(2)),
    );

  root
    .command('policy')
    .description('the policies there are, or one with all its weights as YAML')
    .argument('[policy]', 'id of a policy; default: lists them')
    .addHelpText(
      'after',
      examples(['offramp policy', ''], ['offramp policy hawk > mine.yaml', 'where one of your own may begin']),
    )
    .option(
      '-m, --model <model>',
      'the model that it is for: an id, a model file, or a scenario; default: that of the real sequence',
    )
    .action(async (name, options) => (await import('../commands/policy.js')).policy(name, options));

  root
    .command('fit')
    .description('the weights of a policy under which what was done in real crises is likeliest')
    .argument(
      '[scenarios...]',
      'scenario files, or ids; made-up ones are left aside (default: all that come with Offramp)',
    )
    .option('-m, --model <model>', 'the model whose crises are taken (default: that of most of them)')
    .option('--prior <number>', 'standard deviation of the logarithm of each weight beforehand, around 0', '1')
    .option('-o, --out <file>', `write the policy to a file, for ${called} explore --policy`)
    .option(FORCE, FORCE_TEXT)
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        ['offramp fit scenarios/*.yaml', 'with standard errors, and how well it foresees'],
        ['offramp fit --out fitted.yaml', ''],
        ['offramp explore --policy fitted.yaml', ''],
      ),
    )
    .action(async (scenarios, options) => (await import('../commands/fit.js')).fit(scenarios, options));

  root
    .command('merge')
    .description('join what offramp explore --shard wrote')
    .argument('<files...>', 'every shard')
    .option('-s, --scenario <scenario>', 'the scenario, where it does not come with Offramp')
    .addOption(json())
    .addHelpText('after', examples(['offramp merge shard-*.json --json', '']))
    .action(async (files, options) => (await import('../commands/merge.js')).merge(files, options));
}
