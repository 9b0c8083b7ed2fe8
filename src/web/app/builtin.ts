import type { Loaded } from '../../scenario/load.js';
import type { SourceText } from '../../scenario/yaml.js';

const TEXTS = import.meta.glob<string>('../../../scenarios/*.yaml', { query: '?raw', import: 'default' });

/** The real sequence, which stands first wherever scenarios are listed. */
const FIRST = 'iran-pakistan-2024';

const files = new Map(
  Object.entries(TEXTS).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length), text]),
);

/** Ids of the scenarios that come with Offramp, the real one first. */
export const BUILTIN_IDS: readonly string[] = [FIRST, ...[...files.keys()].filter((id) => id !== FIRST).sort()];

/** The text of a scenario that comes with Offramp, read when it is asked for. */
export async function builtinText(id: string): Promise<string | undefined> {
  return files.get(id)?.();
}

/** The files of all scenarios that come with Offramp, by id: what `extends` may name. */
export async function builtinFiles(): Promise<ReadonlyMap<string, SourceText>> {
  const read = BUILTIN_IDS.map(
    async (id) => [id, { file: `${id}.yaml`, content: (await builtinText(id)) ?? '' }] as const,
  );
  return new Map(await Promise.all(read));
}

const loads = new Map<string, Promise<Loaded>>();

/** A scenario that comes with Offramp, loaded once; without a scenario where there is none of that id. */
export function loadBuiltin(id: string): Promise<Loaded> {
  const known = loads.get(id);
  if (known) return known;
  const made = (async () => {
    const [{ loadScenario }, texts] = await Promise.all([import('../../scenario/load.js'), builtinFiles()]);
    const source = texts.get(id);
    return source ? loadScenario(source, (other) => texts.get(other)) : { problems: [] };
  })();
  loads.set(id, made);
  return made;
}
