import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve as resolvePath } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { errorsText, isError, type Problem } from '../file/problem.js';
import type { SourceText } from '../file/yaml.js';
import type { Slip } from '../model/compile/report.js';
import type { Model } from '../model/model.js';
import { REAL } from '../render/page/texts.js';
import type { Resolve } from '../scenario/basis.js';
import type { Scenario } from '../scenario/scenario.js';
import { InputError } from './errors.js';
import { nothingCalled } from './file-errors.js';
import { readBounded } from './read.js';

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
export const DEFAULT_SCENARIO = REAL;

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

/** The file of a scenario that comes with Offramp. */
export function builtinSource(id: string): SourceText | undefined {
  const file = join(builtinFolder, `${id}.yaml`);
  return builtinIds().includes(id) ? { file, content: readFileSync(file) } : undefined;
}

/** Finds a scenario's file, or a model's, by id. */
export type Find = (id: string, kind?: Parameters<Resolve>[1]) => ReturnType<Resolve>;

/**
 * Finds what a scenario extends, or the model it runs on: a file of that id beside it, or one that comes with Offramp. A link
 * that leads out of the folder is not followed.
 */
export function resolver(file: string): Find {
  const folder = dirname(resolvePath(file));
  return (id, kind = 'scenario') => {
    for (const name of [`${id}.yaml`, `${id}.yml`]) {
      const beside = join(folder, name);
      if (!existsSync(beside)) continue;
      try {
        if (dirname(realpathSync(beside)) !== realpathSync(folder)) continue;
      } catch {
        // It has gone since.
        continue;
      }
      const source = { file: beside, content: readBounded(beside, MAX_FILE, { ordinary: true }) };
      return kind === 'model' ? { ...source, texts: textsBeside(beside) } : source;
    }
    return kind === 'model' ? undefined : builtinSource(id);
  };
}

/** The texts of a model in other languages: `ID.LANGUAGE.yaml` beside its file. */
export function textsBeside(file: string): Record<string, SourceText> {
  const [stem] = basename(file).split('.');
  const folder = dirname(file);
  const found: Record<string, SourceText> = {};
  for (const name of readdirSync(folder)) {
    const language = name.startsWith(`${stem}.`) ? TEXTS.exec(name)?.[2] : undefined;
    if (language === undefined || Object.keys(found).length >= MOST_LANGUAGES) continue;
    const path = join(folder, name);
    found[language] = { file: path, content: readBounded(path, MAX_FILE, { ordinary: true }) };
  }
  return found;
}

/** What a file of a model's texts is called. */
const TEXTS = /^([a-z0-9-]+)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.ya?ml$/;
/** Languages that a model's texts are looked for in. */
const MOST_LANGUAGES = 40;

export const MAX_FILE = 1024 * 1024;

/** Reads and checks a scenario file. @throws InputError when it cannot be read */
export async function loadFile(file: string) {
  const [{ loadScenario }, { albumOf }] = await Promise.all([import('../scenario/load.js'), import('./pictures.js')]);
  return loadScenario({ file, content: readBounded(file, MAX_FILE) }, resolver(file), albumOf(file).look);
}

/** What a file holds, as far as it could be loaded, and what is wrong with it. */
export interface LoadedFile {
  scenario?: Scenario;
  model?: Model;
  problems: Problem[];
  /** Of a model: where something in it stands that is found out later. */
  locate?: (slip: Slip) => Problem;
}

/** Reads and checks a file that may hold a scenario, a model, or a model’s texts. @throws InputError when it cannot be read */
export async function loadAny(file: string): Promise<LoadedFile> {
  const { kindOfText } = await import('../file/other-kind.js');
  // Read once: a pipe can be read once only.
  const source = { file, content: readBounded(file, MAX_FILE) };
  const { loadModel } = await import('../model/load.js');
  const base = baseOfTexts(file);
  if (base !== undefined) {
    const loaded = loadModel({ file: base, content: readBounded(base, MAX_FILE) }, textsBeside(base));
    const own = loaded.problems.filter((problem) => isError(problem) || isSame(problem.file, file));
    return { ...loaded, problems: own.map((problem) => (isSame(problem.file, file) ? { ...problem, file } : problem)) };
  }
  if (kindOfText(source.content) === 'model') return loadModel(source, textsBeside(file));
  const [{ loadScenario }, { albumOf }] = await Promise.all([import('../scenario/load.js'), import('./pictures.js')]);
  return loadScenario(source, resolver(file), albumOf(file).look);
}

const isSame = (one: string, other: string): boolean => resolvePath(one) === resolvePath(other);

/** The model file that a file of texts, `ID.LANGUAGE.yaml`, belongs to. */
function baseOfTexts(file: string): string | undefined {
  const stem = TEXTS.exec(basename(file))?.[1];
  return stem === undefined
    ? undefined
    : [`${stem}.yaml`, `${stem}.yml`].map((name) => join(dirname(file), name)).find((path) => existsSync(path));
}

/** Whether an argument names a file rather than what comes with Offramp: a folder may have such a name too. */
export function isFile(name: string): boolean {
  try {
    return !(statSync(name).isDirectory() && builtinIds().includes(name));
  } catch {
    return false;
  }
}

/**
 * The scenario that an argument names: a file, or the id of one that comes with Offramp.
 *
 * @throws InputError when there is none, or it has errors
 */
export async function openScenario(name: string = DEFAULT_SCENARIO): Promise<Scenario> {
  const named = isFile(name);
  if (!named) {
    if (!builtinIds().includes(name)) throw new InputError(nothingCalled(name, 'scenario', builtinIds()));
    const compiled = join(compiledFolder, `${name}.json`);
    if (existsSync(compiled)) return JSON.parse(readFileSync(compiled, 'utf8')) as Scenario;
  }
  const file = named ? name : join(builtinFolder, `${name}.yaml`);
  const { scenario, problems } = await loadFile(file);
  if (scenario) return scenario;
  return failed(file, problems.filter(isError));
}

/** Says what is wrong with a file. @throws InputError always */
async function failed(file: string, errors: readonly Problem[]): Promise<never> {
  const [{ problemsText }, { terminalStyle }] = await Promise.all([
    import('../render/text/check.js'),
    import('./terminal.js'),
  ]);
  throw new InputError(
    `${file} has ${errorsText(errors.length)}:\n${problemsText(errors, terminalStyle(process.stderr))}`,
  );
}

/**
 * The scenario or the model that an argument names: a file, or the id of one that comes with Offramp.
 *
 * @throws InputError when there is none, or it has errors
 */
export async function openEither(name: string = DEFAULT_SCENARIO): Promise<Scenario | Model> {
  if (!isFile(name)) {
    if (builtinIds().includes(name)) return openScenario(name);
    const { shippedModel, SHIPPED_IDS } = await import('../model/shipped.js');
    const shipped = shippedModel(name);
    if (shipped) return shipped;
    throw new InputError(nothingCalled(name, 'scenario', [...builtinIds(), ...SHIPPED_IDS]));
  }
  const { scenario, model, problems } = await loadAny(name);
  const errors = problems.filter(isError);
  return (errors.length === 0 && (scenario ?? model)) || failed(name, errors);
}

/** Whether what an argument names is a model. */
export function isModel(opened: Scenario | Model): opened is Model {
  return 'moveEvents' in opened;
}

/**
 * The model that an argument names: the id of one that comes with Offramp, a model file, or a scenario, whose model is
 * meant. Default: that of the real sequence.
 *
 * @throws InputError when there is none, or it has errors
 */
export async function openModel(name?: string): Promise<Model> {
  const opened = await openEither(name);
  if (isModel(opened)) return opened;
  const { modelOf } = await import('../scenario/scenario.js');
  return modelOf(opened);
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
export const fromSource = import.meta.url.endsWith('.ts');

/** What a worker of `offramp explore` begins with. */
export function exploreWorker(): string {
  return fromSource ? join(root, 'src', 'cli', 'explore', 'source-worker.js') : join(root, 'dist', 'explore-worker.js');
}

/** What places the machine of a model for a page that has no layout engine. */
export interface PageLayouts {
  layoutsOf(model: Model, known?: Model): Promise<Record<string, object>>;
  stillOf(model: Model, language: string, kept: (key: string) => object | undefined): Promise<object>;
}

/** That, which brings the layout engine with it. */
export async function pageLayouts(): Promise<PageLayouts> {
  return import(/* @vite-ignore */ pathToFileURL(pageLayoutsFile()).href);
}

/** The layouts of a drawing as they were made when Offramp was built; undefined where there are none of that key. */
export function builtLayouts(key: string): object | undefined {
  const file = join(root, 'dist', 'layouts', `${key}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function pageLayoutsFile(): string {
  return fromSource ? join(root, 'src', 'web', 'machine', 'layouts-of.ts') : join(root, 'dist', 'page-layouts.js');
}

/** The state graph of a model as the build explored it, packed; there is none that is sure to be right for the source. */
export function graphFile(hash: string): string | undefined {
  const file = join(root, 'dist', 'graphs', `${hash}.br`);
  return fromSource || !existsSync(file) ? undefined : file;
}

/** The JSON Schema of a scenario or model file, for an editor. */
export function schemaFile(kind: 'scenario' | 'model' = 'scenario'): string {
  return join(root, 'schema', `${kind}.schema.json`);
}

/** Where the JSON Schema is, as seen from the current folder. */
export function schemaPath(kind?: 'scenario' | 'model'): string {
  return relative(process.cwd(), schemaFile(kind)).replaceAll('\\', '/');
}
