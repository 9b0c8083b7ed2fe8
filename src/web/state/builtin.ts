import type { SourceText } from '../../file/yaml.js';
import type { TextFile } from '../../render/page/boot.js';
import type { Loaded } from '../../scenario/load.js';
import type { Scenario } from '../../scenario/scenario.js';
import { knowModels } from './models.js';

/** The files of all scenarios that come with Offramp, by id, the real one first: what `extends` may name. */
export async function builtinFiles(): Promise<ReadonlyMap<string, SourceText>> {
  return new Map([...(await builtinTexts())].map(([id, content]) => [id, { file: `${id}.yaml`, content }]));
}

/** The same as text. */
export async function builtinTexts(): Promise<ReadonlyMap<string, string>> {
  return (await import('./builtin-texts.js')).BUILTIN;
}

/** Takes in what a self-contained file brings. */
export async function adoptTexts(files: readonly TextFile[] = []): Promise<void> {
  if (files.length > 0) (await import('./builtin-texts.js')).adoptTexts(files);
}

/** All scenarios that come with Offramp, loaded, the real one first. */
export async function builtinScenarios(): Promise<Scenario[]> {
  const all = await Promise.all([...(await builtinFiles()).keys()].map(loadBuiltin));
  return all.flatMap(({ scenario }) => scenario ?? []);
}

const loads = new Map<string, Promise<Loaded>>();

/** A scenario that comes with Offramp, loaded once; without a scenario where there is none of that id. */
export function loadBuiltin(id: string): Promise<Loaded> {
  const known = loads.get(id);
  if (known) return known;
  const made = (async () => {
    const [{ loadScenario }, texts] = await Promise.all([
      import('../../scenario/load.js'),
      builtinFiles(),
      knowModels(),
    ]);
    const source = texts.get(id);
    return source
      ? loadScenario(source, (other, kind) => (kind === 'scenario' ? texts.get(other) : undefined))
      : { problems: [] };
  })();
  loads.set(id, made);
  return made;
}
