import { statesIn } from '../../render/json/documents.js';
import { problemsText } from '../../render/text/check.js';
import { isError } from '../../file/problem.js';
import { commandsIn } from '../called.js';
import { InputError } from '../errors.js';
import { type LoadedFile, loadAny } from '../files.js';
import { report } from '../report.js';
import { print, printJson, terminalStyle } from '../terminal.js';

/** `offramp check`: every problem of every file; exit code 1 when there is an error or a file cannot be read. */
export async function check(files: string[], options: { json?: boolean }): Promise<void> {
  const style = terminalStyle();
  const loaded: ({ file: string } & LoadedFile)[] = [];
  for (const file of files) {
    try {
      loaded.push({ file, ...(await loadAny(file)) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      process.exitCode = report(error, false);
    }
  }
  const problems = loaded.flatMap((entry) => entry.problems);
  if (problems.some(isError)) process.exitCode = 1;
  if (options.json) return printJson(problems);
  for (const { file, problems: own, ...found } of loaded) {
    const errors = own.filter(isError).length;
    const warnings = own.length - errors;
    await print(commandsIn(problemsText(own, style)));
    const count = `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
    const fine = found.scenario ?? found.model;
    await print(`${fine ? style.good('✓') : style.bad('✗')} ${file}: ${sizeText(found)}${count}\n`);
  }
}

/** How much there is in a file, where it is fine. */
function sizeText({ scenario, model }: Omit<LoadedFile, 'problems'>): string {
  if (scenario) return `${scenario.steps.length} steps, ${scenario.branches.length} paths; `;
  return model ? `${statesIn(model)} states, ${model.moves.size} moves, ${model.roles.size} roles; ` : '';
}
