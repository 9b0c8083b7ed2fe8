import type { Model } from '../../model/model.js';
import { playedPath } from '../../play/path.js';
import type { Session } from '../../play/session.js';
import {
  type DiagramFormat,
  highlightOf,
  machineDiagram,
  scenarioTree,
  treeDiagram,
} from '../../render/diagram/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import { InputError, UsageError } from '../errors.js';
import { isModel, openEither } from '../files.js';
import { type Formats, formatOf } from '../out.js';
import { print, tellLine } from '../terminal.js';
import { checkWritable, writeWhole } from '../write.js';
import { follow } from './replay.js';

/** What a diagram is drawn as; a PNG is made of the SVG. */
type PictureFormat = DiagramFormat | 'png';

export interface DiagramOptions {
  /** As the file's name ends, or Mermaid, where it is not given. */
  format?: PictureFormat;
  of: 'machine' | 'tree';
  branch?: string;
  at?: string;
  out?: string;
  force?: boolean;
}

/** How files of each format are named; Mermaid is what is drawn where nothing says otherwise. */
const FORMATS: Formats<PictureFormat> = {
  mermaid: ['.mmd', '.mermaid', '.md', '.txt'],
  dot: ['.dot', '.gv', '.txt'],
  svg: ['.svg'],
  png: ['.png'],
  json: ['.json'],
};

/** `offramp diagram`: the machine or the tree of branches, with a state and the path to it marked; or a model by itself. */
export async function diagram(name: string | undefined, options: DiagramOptions): Promise<void> {
  const { out, force } = options;
  if (options.format === 'png' && out === undefined)
    throw new UsageError('A PNG is no text to be printed. Name the file that it goes into: --out FILE.png.');
  const asked = out === undefined ? (options.format ?? 'mermaid') : formatOf(out, '--out', FORMATS, options.format);
  const format = asked === 'png' ? 'svg' : asked;
  if (out !== undefined) checkWritable(out, { force });
  const opened = await openEither(name);
  const drawn = isModel(opened) ? await ofModel(opened, format, options) : await ofScenario(opened, format, options);
  if (out === undefined) return print(drawn);
  if (asked === 'png') writeWhole(out, await (await import('../png.js')).pngOf(drawn), { force });
  // Where Mermaid is shown in Markdown, it stands in a fence.
  else writeWhole(out, /\.md$/i.test(out) ? `\`\`\`mermaid\n${drawn}\`\`\`\n` : drawn, { force });
  tellLine(`Wrote ${out}`);
}

async function ofScenario(scenario: Scenario, format: DiagramFormat, options: DiagramOptions): Promise<string> {
  const marks = options.at !== undefined || options.branch !== undefined;
  const session = await follow(scenario, await branchOf(options, scenario));
  if (marks) await playTo(session, options.at);
  const path = playedPath(session);
  if (options.of === 'machine') return machineDiagram(session.model, format, marks ? highlightOf(path) : {});
  const steps = path.steps.map((step) => step.id).filter((id) => session.story.step(id));
  return treeDiagram(format, scenarioTree(scenario, steps), scenario.language);
}

function ofModel(model: Model, format: DiagramFormat, { of, at, branch }: DiagramOptions): Promise<string> {
  if (of === 'tree' || at !== undefined || branch !== undefined)
    throw new UsageError(
      `${model.id} is a model: it has no branches and no steps. Name a scenario for --of tree, --at and --branch.`,
    );
  return machineDiagram(model, format);
}

/** The branch to follow: the one named, or for a step off the main path the one it belongs to. */
async function branchOf({ branch, at }: DiagramOptions, scenario: Session['scenario']): Promise<string | undefined> {
  if (branch !== undefined || at === undefined) return branch;
  const { storyOf } = await import('../../scenario/scenario.js');
  const story = storyOf(scenario);
  const step = story.step(at);
  return step && !story.path(scenario.main).includes(at) ? step.branch : undefined;
}

/** Plays until a step, given by id or number, or to the end of the path. */
async function playTo(session: Session, at: string | undefined): Promise<void> {
  const number = at !== undefined && /^\d+$/.test(at) ? Number(at) : undefined;
  const path = session.story.path(session.follow);
  if (at !== undefined && number === undefined && !path.includes(at)) {
    const { didYouMean } = await import('../../file/suggest.js');
    throw new InputError(`There is no step ${at} on the path ${session.follow}. ${didYouMean(at, path)}`);
  }
  if (number !== undefined && number > path.length)
    throw new InputError(`The path ${session.follow} has ${path.length} steps; there is no step ${number}.`);
  for (const [index, step] of path.entries()) {
    if (number !== undefined && index >= number) return;
    session.next();
    if (step === at) return;
  }
}
