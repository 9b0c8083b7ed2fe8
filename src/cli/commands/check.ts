import type { Examined } from '../../explore/examine.js';
import { byPlace, isError } from '../../file/problem.js';
import { statesIn } from '../../render/json/documents.js';
import { problemsText } from '../../render/text/check.js';
import { commandsIn } from '../called.js';
import { InputError } from '../errors.js';
import { limitOf } from '../explore/numbers.js';
import { type LoadedFile, loadAny } from '../files.js';
import { report } from '../report.js';
import { print, printJson, terminalStyle } from '../terminal.js';

/** `offramp check`: every problem of every file; exit code 1 when there is an error or a file cannot be read. */
export async function check(files: string[], options: { json?: boolean; limit?: string }): Promise<void> {
  const limit = limitOf(options.limit);
  const style = terminalStyle();
  const loaded: ({ file: string } & Checked)[] = [];
  for (const file of files) {
    try {
      loaded.push({ file, ...(await examined(await loadAny(file), limit)) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      process.exitCode = report(error, false);
    }
  }
  const problems = loaded.flatMap((entry) => entry.problems);
  if (problems.some(isError)) process.exitCode = 1;
  if (options.json) return printJson(problems.map(({ fix: _, ...told }) => told));
  for (const { file, problems: own, ...found } of loaded) {
    const errors = own.filter(isError).length;
    const warnings = own.length - errors;
    await print(commandsIn(problemsText(own, style)));
    const count = `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
    const fine = found.scenario ?? found.model;
    await print(`${fine ? style.good('✓') : style.bad('✗')} ${file}: ${sizeText(found)}${count}\n`);
  }
}

type Checked = LoadedFile & { examined?: Examined };

/** A model that is fine is explored as well: what can never happen in it shows only so. */
async function examined(loaded: LoadedFile, limit: number | undefined): Promise<Checked> {
  const { model, locate } = loaded;
  if (!model || !locate) return loaded;
  const { examineModel } = await import('../explore/examine.js');
  const found = examineModel(model, limit);
  const known = new Set(loaded.problems.map(({ line, code }) => `${line} ${code}`));
  const more = found.slips.map(locate).filter(({ line, code }) => !known.has(`${line} ${code}`));
  return { ...loaded, problems: [...loaded.problems, ...more].sort(byPlace), examined: found };
}

/** How much there is in a file, where it is fine. */
function sizeText({ scenario, model, examined: found }: Omit<Checked, 'problems'>): string {
  if (scenario) return `${scenario.steps.length} steps, ${scenario.branches.length} paths; `;
  if (!model) return '';
  const number = (count: number) => count.toLocaleString('en');
  const size = found
    ? `${found.complete ? '' : 'at least '}${number(found.configurations)} configurations, ${number(found.transitions)} transitions; `
    : '';
  return `${statesIn(model)} states, ${model.moves.size} moves, ${model.roles.size} roles; ${size}`;
}
