import type { SourceText } from '../../file/yaml.js';
import type { Loaded } from '../../scenario/load.js';
import type { Scenario } from '../../scenario/scenario.js';
import { knowModels } from './models.js';

/** The files of all scenarios that come with Offramp, by id, the real one first: what `extends` may name. */
export async function builtinFiles(): Promise<ReadonlyMap<string, SourceText>> {
  const { BUILTIN } = await import('./builtin-texts.js');
  return new Map([...BUILTIN].map(([id, content]) => [id, { file: `${id}.yaml`, content }]));
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
