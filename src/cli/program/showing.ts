import { type Command, Option } from 'commander';
import { examples } from '../help.js';
import { FORCE, FORCE_TEXT, json, MODEL, SCENARIO } from './words.js';

const EXPORT_EXAMPLES = examples(
  ['offramp export html', 'the real sequence of January 2024, as iran-pakistan-2024.html'],
  ['offramp export html my-crisis.yaml --out class.html', 'your own scenario'],
);

const IMPORT_EXAMPLES = examples(
  ['offramp import machine light.ts --out light.yaml', ''],
  ['offramp import machine workflow.scxml', 'what does not fit is said'],
);

/** Commands that show what there is side by side or as a picture, take it away and bring it in. */
export function addShowing(root: Command): void {
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
    .action(async (a, b, options) => (await import('../commands/compare.js')).compareCommand(a, b, options));

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
    .action(async (scenario, options) => (await import('../commands/diagram.js')).diagram(scenario, options));

  addExports(root);
  addImports(root);

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
    .action(async (scenarios, options) => (await import('../commands/list.js')).list(scenarios, options));
}

function addExports(root: Command): void {
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
    .action(async (scenario, options) => (await import('../commands/export-html.js')).exportHtml(scenario, options));
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
    .action(async (model, options) => (await import('../commands/machine.js')).exportMachine(model, options));
}

function addImports(root: Command): void {
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
    .action(async (file, options) => (await import('../commands/machine.js')).importMachine(file, options));
}
