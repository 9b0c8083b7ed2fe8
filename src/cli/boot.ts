import { basename } from 'node:path';
import { isError } from '../file/problem.js';
import type { SourceText } from '../file/yaml.js';
import type { Boot, TextFile } from '../render/page/boot.js';
import { loadScenario } from '../scenario/load.js';
import { mapKey } from '../scenario/map-key.js';
import type { Scenario } from '../scenario/scenario.js';
import { isBuiltin, isFile, MAX_FILE, openScenario, resolver } from './files.js';
import { type Album, albumOf, type Content } from './pictures.js';
import { readBounded } from './read.js';

/** A boot document and the files it was made from, which a server watches. */
export interface Opened {
  boot: Boot;
  files: string[];
  /** Its pictures, by the name under which they are served. */
  content: ReadonlyMap<string, Content>;
}

/**
 * The boot document for what an argument names: a file, or the id of a scenario that comes with Offramp.
 *
 * @throws InputError when there is none, or it has errors
 */
export async function openBoot(name: string | undefined): Promise<Opened> {
  if (name === undefined || !isFile(name))
    return { boot: await drawn({ scenario: await openScenario(name) }), files: [], content: new Map() };
  const { beside, source, loaded, album, files } = readAll(name);
  // Where there are errors, opening it says which.
  const scenario = loaded.scenario ?? (await openScenario(name));
  const { content, ...shown } = picturesIn(album, scenario);
  return {
    boot: await drawn({ scenario, source, ...(beside.length > 0 && { beside }), ...shown }),
    files: files(),
    content,
  };
}

/** With the drawing of its map, where it is one of those that come with Offramp. */
async function drawn(boot: Boot): Promise<Boot> {
  const { map } = boot.scenario;
  if (!map) return boot;
  const { drawings } = await import('#shipped-maps');
  const key = mapKey(map);
  const drawing = drawings.find((one) => one.key === key);
  return drawing ? { ...boot, map: drawing } : boot;
}

/**
 * The boot document after a file has changed on disk, which is not waited for. Where it has errors now, the scenario stays what it was.
 *
 * @throws InputError when the file cannot be read any more
 */
export function reopenBoot(name: string, before: Boot): Opened {
  const { beside, source, loaded, album, files } = readAll(name, { ordinary: true });
  const errors = loaded.problems.filter(isError);
  const scenario = loaded.scenario ?? before.scenario;
  const { content, ...shown } = picturesIn(album, scenario);
  const boot = {
    ...{ scenario, source, ...(beside.length > 0 && { beside }), ...shown },
    ...(!loaded.scenario && { problems: errors }),
  };
  return { boot, files: files(), content };
}

function picturesIn(album: Album, scenario: Scenario): Pick<Boot, 'pictures'> & Pick<Opened, 'content'> {
  const { pictures, content } = album.shown(scenario);
  return { content, ...(content.size > 0 && { pictures }) };
}

function readAll(name: string, reading = {}) {
  const text = (source: SourceText): TextFile => ({
    name: basename(source.file),
    text: typeof source.content === 'string' ? source.content : new TextDecoder().decode(source.content),
  });
  const own: SourceText = { file: name, content: readBounded(name, MAX_FILE, reading) };
  const find = resolver(name);
  const used = new Map<string, SourceText>();
  const album = albumOf(name);
  const loaded = loadScenario(
    own,
    (id, kind) => {
      const found = find(id, kind);
      for (const each of found ? [found, ...Object.values(found.texts ?? {})] : []) used.set(each.file, each);
      return found;
    },
    album.look,
  );
  const others = [...used.values()].filter(({ file }) => !isBuiltin(file));
  const files = () => [name, ...others.map(({ file }) => file), ...album.files()];
  return { loaded, source: text(own), beside: others.map(text), album, files };
}
