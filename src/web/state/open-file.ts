import { isError, type Problem } from '../../file/problem.js';
import type { Boot, TextFile } from '../../render/page/boot.js';
import { extendedBy } from '../../render/page/texts.js';
import type { Resolve } from '../../scenario/basis.js';
import { loadScenario } from '../../scenario/load.js';
import { builtinFiles } from './builtin.js';
import { filesOf, isModelFile, modelIn } from './model-files.js';
import { knowModels } from './models.js';

export interface Opened {
  /** Absent where the file has errors. */
  boot?: Boot;
  /** Name of the scenario's own file. */
  file: string;
  /** Errors first. */
  problems: Problem[];
}

const stem = (name: string) => name.replace(/\.ya?ml$/i, '');

/**
 * Loads a scenario from texts: its own file, files that it extends, and its model. What comes with Offramp is
 * found besides.
 *
 * @param files the one that no other of them extends is the scenario
 */
export async function bootOf(files: readonly TextFile[]): Promise<Opened> {
  const extended = new Set(files.flatMap(({ text }) => extendedBy(text) ?? []));
  const scenarios = files.filter((file) => !isModelFile(file));
  const own = scenarios.find(({ name }) => !extended.has(stem(name))) ?? scenarios[0] ?? files[0];
  if (!own) return { file: '', problems: [] };
  const [builtin] = await Promise.all([builtinFiles(), knowModels()]);
  const used = new Map<string, TextFile>();
  const resolve: Resolve = (id, kind): ReturnType<Resolve> => {
    if (kind === 'model') {
      const model = modelIn(files, id);
      for (const each of model ? filesOf(model) : []) used.set(each.name, each);
      return model;
    }
    const beside = files.find((file) => file !== own && stem(file.name) === id);
    if (!beside) return builtin.get(id);
    used.set(beside.name, beside);
    return { file: beside.name, content: beside.text };
  };
  const { scenario, problems } = loadScenario({ file: own.name, content: own.text }, resolve);
  const errors = problems.filter(isError);
  if (!scenario) return { file: own.name, problems: errors };
  const beside = [...used.values()];
  const boot: Boot = { scenario, source: own, ...(beside.length > 0 && { beside }) };
  return { file: own.name, problems, boot };
}
