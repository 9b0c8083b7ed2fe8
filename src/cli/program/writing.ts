import { type Command, Option } from 'commander';
import { examples } from '../help.js';
import { FORCE, FORCE_TEXT, json } from './words.js';

/** Commands for those who write a scenario or a model. */
export function addWriting(root: Command): void {
  root
    .command('check')
    .description('say what is wrong with scenario and model files: line, column, what to do')
    .argument('<files...>', 'scenario or model files')
    .option('--limit <n>', 'of a model: configurations that are explored at most (default: 1,000,000)')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        ['offramp check my-crisis.yaml', ''],
        ['offramp check my-model.yaml', 'explores it, and says what can never happen'],
        ['offramp check scenarios/*.yaml --json', ''],
      ),
    )
    .action(async (files, options) => (await import('../commands/check.js')).check(files, options));

  root
    .command('new')
    .description('write NAME.yaml, a scenario or a model to start from, into this folder')
    .argument('<name>', 'small letters, digits and hyphens')
    .option('-t, --title <title>', 'its title')
    .addOption(
      new Option(
        '-k, --kind <kind>',
        'a what-if on another scenario, a crisis of your own on a model, or a model',
      ).choices(['what-if', 'blank', 'model']),
    )
    .option('-e, --extends <scenario>', 'what-if: the scenario it leaves, an id or a file')
    .option('-f, --from <step>', 'what-if: the step instead of which it begins')
    .option(
      '-m, --model <model>',
      'blank: the model that it runs on, an id or a file (default: that of most crises between two states)',
    )
    .option('--name <role=name...>', 'blank: who stands behind a role of the model')
    .option('--initiator <country>', 'blank: the country that uses force first')
    .option('--responder <country>', 'blank: the other country')
    .option('--start <date>', 'blank: the day on which the clock starts, YYYY-MM-DD')
    .option('-y, --yes', 'ask nothing, take the defaults')
    .option(FORCE, FORCE_TEXT)
    .addHelpText(
      'after',
      examples(
        ['offramp new my-crisis', 'asks a few questions'],
        ['offramp new my-crisis --kind blank --initiator Northmark --responder Estavia', ''],
        ['offramp new no-strike --extends iran-pakistan-2024 --from pakistan-strikes', ''],
        ['offramp new my-model --kind model', 'a small commented model, to be made your own'],
      ),
    )
    .action(async (name, options) => (await import('../commands/new.js')).create(name, options));
}
