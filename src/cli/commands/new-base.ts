import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, resolve as resolvePath } from 'node:path';
import { isId } from '../../file/ids.js';
import { didYouMean } from '../../file/suggest.js';
import type { Scenario } from '../../scenario/scenario.js';
import { InputError } from '../errors.js';
import { isFileName, noFileText } from '../file-errors.js';
import { builtinIds, isBuiltin, openScenario, resolver } from '../files.js';

/** What a new scenario is made of: what `offramp new` was given, and what was answered. */
export interface NewOptions {
  title?: string;
  kind?: 'what-if' | 'blank' | 'model';
  /** The model that a blank scenario runs on. */
  model?: string;
  /** Names behind roles, `ROLE=NAME` each. */
  name?: string[];
  extends?: string;
  from?: string;
  initiator?: string;
  responder?: string;
  start?: string;
  yes?: boolean;
  force?: boolean;
}

/** A scenario that a what-if can leave, and the folder in which a what-if finds it. */
export interface Base {
  scenario: Scenario;
  /** As the scenario was named, so relative to the current folder; `.` is that folder itself. */
  folder: string;
}

/**
 * The scenario that a new what-if extends.
 *
 * @param name a scenario file, the id of one in this folder, or of one that comes with Offramp
 * @throws InputError when there is none, it has errors, or a what-if would not find it by its id
 */
export async function openBase(name: string): Promise<Base> {
  const file = isFileName(name) ? name : [`${name}.yaml`, `${name}.yml`].find((path) => isId(name) && existsSync(path));
  if (file === undefined) {
    if (builtinIds().includes(name)) return { scenario: await openScenario(name), folder: '.' };
    throw new InputError(
      `There is no scenario ${name} in this folder, and none of that name comes with Offramp. ${didYouMean(name, builtinIds())}`,
    );
  }
  if (!existsSync(file)) throw new InputError(noFileText(file));
  const scenario = await openScenario(file);
  if (isBuiltin(file)) return { scenario, folder: '.' };
  if (basename(file, extname(file)) !== scenario.id)
    throw new InputError(
      `${file} has the id ${scenario.id}, so nothing can extend it by the name of its file. Make both the same: rename it to ${scenario.id}.yaml, say.`,
    );
  const folder = dirname(file);
  const found = resolver(join(folder, 'what-if.yaml'))(scenario.id)?.file;
  if (found === undefined || resolvePath(found) !== resolvePath(file))
    throw new InputError(
      `A what-if that extends ${scenario.id} would not find ${file}: ${
        found
          ? `${found} comes first`
          : 'it has to be a file of its own that ends in .yaml, not a link to another folder'
      }. Copy it to where the what-if shall be, as ${scenario.id}.yaml.`,
    );
  return { scenario, folder };
}
