import { Argument, Command, Option } from 'commander';
import { called } from './called.js';
import { addHelp, examples, HELP, HELP_WIDTH } from './help.js';
import { tellLine } from './terminal.js';

declare const __VERSION__: string | undefined;
const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : 'dev';

const SCENARIO =
  'a scenario file, or the id of one that comes with Offramp (default: the real sequence of January 2024)';
const MODEL = 'a model file, the id of a model that comes with Offramp, or a scenario, whose model is meant';
const FORCE = '--force';
const FORCE_TEXT = 'write over a file that is there already';
/** What says something of one scenario's odds, which are not asked for across several. */
const NOT_ACROSS = 'from branch resume policy runs seed ends limit all sweep shard workers'.split(' ');
const json = () => new Option('--json', 'print a JSON document instead (see docs/json.md)');

const EXPORT_EXAMPLES = examples(
  ['offramp export html', 'the real sequence of January 2024, as iran-pakistan-2024.html'],
  ['offramp export html my-crisis.yaml --out class.html', 'your own scenario'],
);

const IMPORT_EXAMPLES = examples(
  ['offramp import machine light.ts --out light.yaml', ''],
  ['offramp import machine workflow.scxml', 'what does not fit is said'],
);

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
    .action(async (scenario, options) => (await import('./commands/replay.js')).replay(scenario, options));

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
    .action(async (scenario, options) => (await import('./commands/serve.js')).serve(scenario, options));

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
    .action(async (scenario, options) => (await import('./commands/class.js')).holdClass(scenario, options));

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
    .action(async (scenario, options) => (await import('./commands/play.js')).play(scenario, options));

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
    .action(async (scenario, options) => (await import('./commands/inspect.js')).inspect(scenario, options));

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
    .action(async (files, options) => (await import('./commands/check.js')).check(files, options));

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
    .action(async (name, options) => (await import('./commands/new.js')).create(name, options));

  root
    .command('compare')
    .description('two branches side by side: where they part, what each did, how each ended')
    .argument('<a>', 'id of a branch, or a saved run')
    .argument('<b>', 'id of a branch, or a saved run')
    .option('-s, --scenario <scenario>', SCENARIO)
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        ['offramp compare trunk iran-joint-investigation', ''],
        ['offramp compare monday.json tuesday.json', ''],
      ),
    )
    .action(async (a, b, options) => (await import('./commands/compare.js')).compareCommand(a, b, options));

  root
    .command('diagram')
    .description('draw the machine, or the tree of branches')
    .argument('[scenario]', `${SCENARIO}; or a model, a file or an id`)
    .addOption(
      new Option(
        '-f, --format <format>',
        'what to print (default: as the file of --out is called, or mermaid)',
      ).choices(['mermaid', 'dot', 'svg', 'png', 'json']),
    )
    .addOption(new Option('--of <what>', 'what to draw').choices(['machine', 'tree']).default('machine'))
    .option('-b, --branch <id>', 'the path that is marked')
    .option('--at <step>', 'mark the state after this step (id or number) and the path to it')
    .option(
      '-o, --out <file>',
      'write to a file instead; its ending says in which format: svg, png, dot, gv, mmd, md, json',
    )
    .option(FORCE, FORCE_TEXT)
    .addHelpText(
      'after',
      examples(
        ['offramp diagram --out machine.png', 'for a slide'],
        ['offramp diagram --at pakistan-strikes', 'Mermaid, state and path marked'],
        ['offramp diagram --of tree --format dot | dot -Tpdf > tree.pdf', ''],
      ),
    )
    .action(async (scenario, options) => (await import('./commands/diagram.js')).diagram(scenario, options));

  const exports = root
    .command('export')
    .description('take a scenario away as one HTML file, or a machine for another program')
    .addHelpText('after', EXPORT_EXAMPLES);
  exports
    .command('html')
    .description('app and scenario as one HTML file, which opens by double click and needs no network')
    .argument('[scenario]', SCENARIO)
    .option('-o, --out <file>', 'the file to write (default: the id of the scenario, with .html)')
    .option(`-f, ${FORCE}`, FORCE_TEXT)
    .addHelpText('after', EXPORT_EXAMPLES)
    .action(async (scenario, options) => (await import('./commands/export-html.js')).exportHtml(scenario, options));
  exports
    .command('machine')
    .description('the machine for another program: XState, any that reads SCXML, state-machine-cat, SPIN')
    .argument('[model]', MODEL)
    .addOption(
      new Option('-f, --format <format>', 'xstate: JSON, ts: one file for plain XState, scxml, smcat, promela').choices(
        ['xstate', 'ts', 'scxml', 'smcat', 'promela'],
      ),
    )
    .option('-o, --out <file>', 'write to a file instead; its ending says in which format: json, ts, scxml, smcat, pml')
    .option(FORCE, FORCE_TEXT)
    .addHelpText(
      'after',
      examples(
        ['offramp export machine --format ts --out crisis.ts', ''],
        ['offramp export machine my-crisis.yaml --out my-crisis.pml', 'of a scenario its model'],
        ['offramp export machine my-model.yaml --out my-model.scxml', ''],
      ),
    )
    .action(async (model, options) => (await import('./commands/machine.js')).exportMachine(model, options));

  const imports = root
    .command('import')
    .description('bring a machine in, as a model file')
    .addHelpText('after', IMPORT_EXAMPLES);
  imports
    .command('machine')
    .description('an XState configuration (JSON or TypeScript, not run) or SCXML as a commented model file')
    .argument('<machine>', 'the file: .json, .json5, .ts, .js, .mjs, .scxml or .xml')
    .option('-o, --out <file>', 'the model file to write (default: it is printed)')
    .option(FORCE, FORCE_TEXT)
    .addHelpText('after', IMPORT_EXAMPLES)
    .action(async (file, options) => (await import('./commands/machine.js')).importMachine(file, options));

  root
    .command('list')
    .description('the crises and what-ifs that come along, or the branches of one; models')
    .argument('[scenarios...]', 'scenario or model files, or ids (default: everything that comes with Offramp)')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        ['offramp list', 'what there is: when, where, for whom, how long, how it ended'],
        ['offramp list iran-pakistan-2024', 'its branches, and where each ends'],
        ['offramp list my-crisis.yaml', 'the branches of your own'],
        ['offramp list --json', 'the same for another program'],
      ),
    )
    .action(async (scenarios, options) => (await import('./commands/list.js')).list(scenarios, options));

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
    .action(async (shell) => (await import('./commands/completion.js')).completion(shell));

  root
    .command('complete', { hidden: true })
    .description('what the last word of a command line may become, for the scripts of completion')
    .argument('[words...]', 'what stands behind offramp; the last word may be empty')
    .addHelpText('after', examples(["offramp complete -- diagram --format ''", '']))
    .action(async (words) => (await import('./commands/completion.js')).complete(root, words));

  const where = (command: Command): Command =>
    command
      .option('--from <step>', 'ask from after this step of the path (id or number; default: the start)')
      .option('-b, --branch <id>', 'the path (default: history, or the what-if)')
      .option('-r, --resume <file>', 'the path of a saved run, from where it stands');

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
      if (across === undefined) return (await import('./commands/explore.js')).explore(scenario, options);
      const files = [...(scenario === undefined ? [] : [scenario]), ...(across === true ? [] : across)];
      return (await import('./commands/across.js')).across(files, options);
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
    .action(async (scenario, options) => (await import('./commands/paths.js')).paths(scenario, options));

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
      (await import('./commands/prove.js')).proveCommand(property, scenario, options, command.args.slice(2)),
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
    .action(async (name, options) => (await import('./commands/policy.js')).policy(name, options));

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
    .action(async (scenarios, options) => (await import('./commands/fit.js')).fit(scenarios, options));

  root
    .command('merge')
    .description('join what offramp explore --shard wrote')
    .argument('<files...>', 'every shard')
    .option('-s, --scenario <scenario>', 'the scenario, where it does not come with Offramp')
    .addOption(json())
    .addHelpText('after', examples(['offramp merge shard-*.json --json', '']))
    .action(async (files, options) => (await import('./commands/merge.js')).merge(files, options));

  addHelp(root);
  addHelp(exports);
  addHelp(imports);
  for (const command of [...root.commands, ...exports.commands, ...imports.commands])
    command.exitOverride().showHelpAfterError('(add --help to see how)');
  return root;
}
