import { type Command, Option } from 'commander';
import { examples } from '../help.js';
import { json, SCENARIO } from './words.js';

/** Commands that go through a scenario: in the terminal, on the page, with a class. */
export function addStepping(root: Command): void {
  root
    .command('replay')
    .description('print a path step by step: date, who, what, state, tension, alternatives, outcome')
    .argument('[scenario]', SCENARIO)
    .option('-b, --branch <id>', 'the path to follow (default: history, or the what-if)')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        ['offramp replay', ''],
        ['offramp replay --branch iran-joint-investigation', ''],
        ['offramp replay my-crisis.yaml --json', ''],
      ),
    )
    .action(async (scenario, options) => (await import('../commands/replay.js')).replay(scenario, options));

  root
    .command('serve')
    .description('the classroom screen, in a browser on this computer')
    .argument('[scenario]', SCENARIO)
    .option('-p, --port <number>', 'the port to listen on (default: the first free one from 4870)')
    .option('-o, --open', 'open it in the browser')
    .addHelpText(
      'after',
      examples(
        ['offramp serve --open', 'the real sequence of January 2024'],
        ['offramp serve my-crisis.yaml', 'your own file; the page follows as you change it'],
      ),
    )
    .action(async (scenario, options) => (await import('../commands/serve.js')).serve(scenario, options));

  root
    .command('class')
    .description('a lesson in which students join with a code, choose and see what came of it')
    .argument('[scenario]', SCENARIO)
    .option('-l, --lan', 'let the network that this computer is in reach it (default: this computer alone)')
    .option('-p, --port <number>', 'the port to listen on (default: the first free one from 4890)')
    .option('-k, --keep <days>', 'delete a class so many days after the last thing done in it', '30')
    .option(
      '-d, --database <address>',
      'file: and a path, or postgres://…, which several servers may share (default: a file in your state folder)',
    )
    .option(
      '--behind <address>',
      'the address of a server in front of this one, with its path: https://example.org/offramp/',
    )
    .addOption(new Option('--join', 'begin no class: serve those in the database').conflicts(['open', 'begin']))
    .option('--begin', 'begin a class and end: another process serves those in the database')
    .option('-o, --open', 'open your page in the browser')
    .addHelpText(
      'after',
      examples(
        ['offramp class --lan', 'the real sequence of January 2024, on the school’s network'],
        ['offramp class my-crisis.yaml --open', 'your own file, on this computer'],
        ['offramp class --join --database postgres://…', 'another server for the same classes'],
      ),
    )
    .action(async (scenario, options) => (await import('../commands/class.js')).holdClass(scenario, options));

  root
    .command('play')
    .description('step through a scenario: next, back, another path, wait, compare, save')
    .argument('[scenario]', SCENARIO)
    .option('-r, --resume <file>', 'go on with a saved run')
    .option('-b, --branch <id>', 'the path that "next" follows')
    .addHelpText(
      'after',
      examples(
        ['offramp play', 'arrow keys and letters; ? shows them'],
        ['offramp play --resume monday.json', 'go on where you stopped'],
        ["printf 'n\\nn\\nm\\nq\\n' | offramp play", 'scripted: a command a line'],
      ),
    )
    .action(async (scenario, options) => (await import('../commands/play.js')).play(scenario, options));

  root
    .command('inspect')
    .description('play or replay here, and watch the machine live in a viewer in the browser')
    .argument('[scenario]', SCENARIO)
    .option('-b, --branch <id>', 'the path that "next" follows')
    .option('-r, --resume <file>', 'go on with a saved run')
    .option('--replay', 'go through the path by itself instead of reading keys')
    .option('--every <seconds>', 'seconds between the steps of a replay', '2')
    .option('-p, --port <number>', 'the port to listen on (default: the first free one from 4900)')
    .option('-o, --open', 'open the viewer in the browser')
    .option(
      '--remote <url>',
      'let a viewer at this address connect too, a page that is not part of Offramp; off unless given',
    )
    .addHelpText(
      'after',
      examples(
        ['offramp inspect --open', 'play; the viewer shows each event and what the machine did with it'],
        ['offramp inspect --replay --every 5', 'the real sequence, a step every five seconds'],
        ['offramp inspect my-crisis.yaml', ''],
      ),
    )
    .action(async (scenario, options) => (await import('../commands/inspect.js')).inspect(scenario, options));
}
