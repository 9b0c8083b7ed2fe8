import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve as resolvePath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorsText } from '../scenario/problem.js';
import type { Scenario } from '../scenario/scenario.js';
import type { SourceText } from '../scenario/yaml.js';
import { InputError } from './errors.js';

/** This file is at src/cli/ or in dist/. */
function packageRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package.json'))) at = dirname(at);
  return at;
}

/** The package's own folder. */
export const root = packageRoot();
const builtinFolder = join(root, 'scenarios');
/** Scenarios as they are after loading, made by the build: so that a replay need not load a YAML parser. */
const compiledFolder = join(root, 'dist', 'scenarios');

/** The real sequence, replayed when nothing else is named. */
export const DEFAULT_SCENARIO = 'iran-pakistan-2024';

/** Ids of the scenarios that come with Offramp, the real one first. */
export function builtinIds(): string[] {
  const ids = readdirSync(builtinFolder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
  return [DEFAULT_SCENARIO, ...ids.filter((id) => id !== DEFAULT_SCENARIO)];
}

/** Whether a file is one of those that come with Offramp. */
export function isBuiltin(file: string): boolean {
  return dirname(resolvePath(file)) === builtinFolder;
}

function builtinSource(id: string): SourceText | undefined {
  const file = join(builtinFolder, `${id}.yaml`);
  return builtinIds().includes(id) ? { file, content: readFileSync(file) } : undefined;
}

/** Bytes of a file, but not more than a little over what is read at most: a large file is never held. */
export function readBounded(file: string, most: number): Uint8Array {
  let handle: number;
  try {
    if (statSync(file).isDirectory()) throw new InputError(`${file} is a folder, not a file.`);
    handle = openSync(file, 'r');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(fileErrorText(file, error));
  }
  try {
    const buffer = Buffer.alloc(most + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(handle, buffer, length, buffer.length - length, null);
    return buffer.subarray(0, length);
  } catch (error) {
    throw new InputError(fileErrorText(file, error));
  } finally {
    closeSync(handle);
  }
}

function fileErrorText(file: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return noFileText(file);
  if (code === 'EACCES' || code === 'EPERM') return `${file} may not be read or written.`;
  if (code === 'ENOSPC') return `There is no room on the disk for ${file}.`;
  if (code === 'ENOTDIR') return `A part of the path ${file} is not a folder.`;
  return `${file} could not be read or written (${code ?? 'unknown'}).`;
}

/**
 * Finds what a scenario extends: a file of that id beside it, or one that comes with Offramp. A link
 * that leads out of the folder is not followed.
 */
export function resolver(file: string): (id: string) => SourceText | undefined {
  const folder = dirname(resolvePath(file));
  return (id) => {
    for (const name of [`${id}.yaml`, `${id}.yml`]) {
      const beside = join(folder, name);
      if (!existsSync(beside)) continue;
      if (dirname(realpathSync(beside)) !== realpathSync(folder)) continue;
      return { file: beside, content: readBounded(beside, MAX_FILE) };
    }
    return builtinSource(id);
  };
}

export const MAX_FILE = 1024 * 1024;

/** Reads and checks a file. @throws InputError when it cannot be read */
export async function loadFile(file: string) {
  const { loadScenario } = await import('../scenario/load.js');
  return loadScenario({ file, content: readBounded(file, MAX_FILE) }, resolver(file));
}

/**
 * The scenario that an argument names: a file, or the id of one that comes with Offramp.
 *
 * @throws InputError when there is none, or it has errors
 */
export async function openScenario(name: string = DEFAULT_SCENARIO): Promise<Scenario> {
  if (!existsSync(name)) {
    if (!builtinIds().includes(name)) throw new InputError(await nothingCalled(name, 'scenario', builtinIds()));
    const compiled = join(compiledFolder, `${name}.json`);
    if (existsSync(compiled)) return JSON.parse(readFileSync(compiled, 'utf8')) as Scenario;
  }
  const file = existsSync(name) ? name : join(builtinFolder, `${name}.yaml`);
  const { scenario, problems } = await loadFile(file);
  if (scenario) return scenario;
  const [{ problemsText }, { terminalStyle }] = await Promise.all([
    import('../render/text/check.js'),
    import('./terminal.js'),
  ]);
  const errors = problems.filter((problem) => problem.severity === 'error');
  throw new InputError(
    `${file} has ${errorsText(errors.length)}:\n${problemsText(errors, terminalStyle(process.stderr))}`,
  );
}

/** Whether a name can only be that of a file: ids have neither dots nor slashes. */
export function isFileName(name: string): boolean {
  return /[./\\]/.test(name);
}

export function noFileText(file: string): string {
  return `There is no file ${file}.`;
}

/** What to say where a name is neither a file nor the id of something that comes with Offramp. */
export async function nothingCalled(
  name: string,
  kind: 'scenario' | 'policy',
  ids: readonly string[],
): Promise<string> {
  if (isFileName(name)) return noFileText(name);
  const { didYouMean } = await import('../scenario/suggest.js');
  return `There is no file or ${kind} ${name}. ${didYouMean(name, ids)}`;
}

/** How a file is to be written. */
interface Writing {
  /** Refuse if it exists. */
  fresh?: boolean;
  /** What to do then. */
  otherwise?: string;
}

function existsText(file: string, { otherwise = 'Choose another name or move it away.' }: Writing): string {
  return `${file} exists already; nothing was written. ${otherwise}`;
}

/**
 * Whether a file can be written as far as that shows beforehand, so that nobody works for an hour in vain.
 *
 * @returns what is there already
 * @throws InputError when it exists and must not, its folder is not there, or it is a folder itself or protected
 */
export function checkWritable(file: string, writing: Writing = {}): Stats | undefined {
  const folder = dirname(resolvePath(file));
  if (!existsSync(folder)) throw new InputError(`There is no folder ${dirname(file)} to write ${basename(file)} in.`);
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw new InputError(`${file} is a folder. Name a file in it.`);
    if (found && writing.fresh) throw new InputError(existsText(file, writing));
    accessSync(found ? file : folder, constants.W_OK);
    return found;
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(fileErrorText(file, error));
  }
}

/**
 * Writes a file so that it is there whole or not at all: to a temporary file beside it, then renamed. What is
 * no ordinary file, a device or a pipe say, is written to as it is; a link stays one.
 *
 * @throws InputError when it cannot be written, or exists and must not
 */
export function writeWhole(file: string, text: string, writing: Writing = {}): void {
  const found = checkWritable(file, writing);
  let temporary: string | undefined;
  try {
    if (found && !found.isFile()) {
      writeFileSync(file, text);
      return;
    }
    const target = found ? realpathSync(file) : resolvePath(file);
    temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    const handle = openSync(temporary, 'wx', found ? found.mode & 0o777 : 0o644);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // A hard link fails where the name is taken meanwhile; a rename would overwrite.
    if (writing.fresh) linkSync(temporary, target);
    else renameSync(temporary, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new InputError(code === 'EEXIST' ? existsText(file, writing) : fileErrorText(file, error));
  } finally {
    if (temporary !== undefined) rmSync(temporary, { force: true });
  }
}

/** Folder of the built web app. @throws InputError when it is not built */
export function webFolder(): string {
  const folder = join(root, 'dist', 'web');
  if (!existsSync(join(folder, 'index.html')))
    throw new InputError('The web app is not built: run `npm run build` in the folder of Offramp.');
  return folder;
}

/** Folder of the built viewer of the inspector. @throws InputError when it is not built */
export function viewerFolder(): string {
  return join(webFolder(), 'inspect');
}

/** Whether this is the source rather than what was built from it. */
const fromSource = import.meta.url.endsWith('.ts');

/** What a worker of `offramp explore` begins with. */
export function exploreWorker(): string {
  return fromSource ? join(root, 'src', 'cli', 'explore', 'source-worker.js') : join(root, 'dist', 'explore-worker.js');
}

/** The state graph as the build explored it, packed; there is none that is sure to be right for the source. */
export function graphFile(): string | undefined {
  const file = join(root, 'dist', 'graph.br');
  return fromSource || !existsSync(file) ? undefined : file;
}

/** The JSON Schema of a scenario file, for an editor. */
export function schemaFile(): string {
  return join(root, 'schema', 'scenario.schema.json');
}

/** Where the JSON Schema is, as seen from the current folder. */
export function schemaPath(): string {
  return relative(process.cwd(), schemaFile()).replaceAll('\\', '/');
}
