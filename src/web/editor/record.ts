import { type Node, SessionError, whatIfOf } from '../../play/index.js';
import {
  addStep,
  freshId,
  idOf,
  idsIn,
  listAt,
  type Placed,
  type Plain,
  type StepData,
  type StepPiece,
  setInHead,
  setInStep,
  sketchOf,
  stepAt,
  stepsIn,
} from '../../scenario/edit/index.js';
import type { StepFile, WhatIfFile } from '../../scenario/index.js';
import type { App } from '../state/context.js';
import type { Recorded } from '../state/handoff.js';
import type { ModelNames } from '../words/model.js';
import { writingWords } from '../words/write.js';
import type { Done } from './recording.js';

/**
 * What was done while it was recorded, each path to its end; not what the scenario has already.
 *
 * @returns that, and where the last of the paths ends
 * @throws SessionError where nothing of it is new
 */
export function recorded({ run, settings }: App, done: Done, names: ModelNames): { recorded: Recorded; node: Node } {
  const session = run.session.value;
  const texts = writingWords(settings.language.value).branchTexts(names);
  const files: WhatIfFile[] = [];
  let last: Node | undefined;
  let refused: SessionError | undefined;
  for (const node of done.ends(session)) {
    try {
      files.push(whatIfOf(session, node, { base: session.scenario, texts }));
      last = node;
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      refused = error;
    }
  }
  if (!last) throw refused ?? new SessionError(settings.words.value.branches.recordNothing);
  return { recorded: { played: session.scenario.id, files }, node: last };
}

/**
 * Writes what was played into a text. What the text has of it, from the script or from what was recorded before, is
 * left as it is: the rest goes on after that, or becomes an alternative to the step that it was done instead of.
 *
 * @returns undefined where the step at which it begins is not in the text
 */
export function withRecorded(text: string, { files }: Recorded): Placed | undefined {
  let placed: Placed | undefined;
  for (const file of files) {
    placed = withPath(placed?.text ?? text, file);
    if (!placed) return undefined;
  }
  return placed;
}

function withPath(before: string, file: WhatIfFile): Placed | undefined {
  const sketch = sketchOf(before);
  let piece = [...stepsIn(sketch.steps)].find((step) => idOf(step) === file.from);
  // An alternative has no alternatives of its own: they are those of what it replaces.
  if (piece && piece.path.at(-2) === 'instead') piece = stepAt(sketch, piece.path.slice(0, -2));
  const [begun] = file.steps;
  if (!piece || !begun) return undefined;
  const { text, taken } = withSources(before, file);
  const named = (step: StepFile): StepData => {
    const id = freshId(step.title, taken, `${step.by ?? ''}-${step.move}`);
    taken.add(id);
    return { ...(step as unknown as Record<string, Plain | undefined>), id };
  };
  let at = { list: piece.path.slice(0, -1), index: Number(piece.path.at(-1)) };
  /** The step that was met last, and the alternative that the path is on. */
  let [met, on]: (StepPiece | undefined)[] = [];
  for (const [n, step] of file.steps.entries()) {
    const now: StepPiece | undefined = listAt(sketch, at.list)?.steps[at.index];
    const other: StepPiece | undefined = now?.lists.instead?.steps.find((each) => isSame(each, step));
    if (now && isSame(now, step)) {
      met = now;
      at = { ...at, index: at.index + 1 };
    } else if (other) {
      [met, on] = [other, other];
      at = { list: [...other.path, 'then'], index: 0 };
    } else if (now || (on && on.data.rejoin !== undefined && on.data.rejoin !== file.rejoin))
      // What goes on where another path rejoins is a path of its own.
      return now ? instead(text, now, file, n, named) : instead(text, piece, file, 0, named);
    else return after(text, at, on, file, n, named);
  }
  return { text: before, path: (met ?? piece).path };
}

/** The steps from one on, as an alternative to another. */
function instead(
  text: string,
  piece: StepPiece,
  { steps, why, weight, rejoin }: WhatIfFile,
  from: number,
  named: (step: StepFile) => StepData,
): Placed {
  const [first, ...rest] = steps.slice(from).map(named);
  const alternative = {
    ...first,
    why: why ?? '…',
    weight: weight ?? 0.1,
    ...(rest.length > 0 && { then: rest as unknown as Plain }),
    ...(rejoin !== undefined && { rejoin }),
  } as StepData;
  return addStep(text, [...piece.path, 'instead'], piece.lists.instead?.steps.length ?? 0, alternative);
}

/** The steps from one on, after the last one of a list; on an alternative, with where it goes on from there. */
function after(
  text: string,
  { list, index }: { list: Placed['path']; index: number },
  on: StepPiece | undefined,
  { steps, rejoin }: WhatIfFile,
  from: number,
  named: (step: StepFile) => StepData,
): Placed {
  let placed: Placed = { text, path: list };
  for (const [n, step] of steps.slice(from).entries()) placed = addStep(placed.text, list, index + n, named(step));
  if (!on || rejoin === undefined || on.data.rejoin === rejoin) return placed;
  return { ...placed, text: setInStep(placed.text, on.path, ['rejoin'], rejoin) };
}

const SAME = ['move', 'by', 'target'] as const;

/** Whether a step of a text is what was done. */
function isSame({ data }: StepPiece, step: StepFile): boolean {
  if (!SAME.every((key) => data[key] === step[key])) return false;
  return step.move !== 'wait' || data.hours === step.hours;
}

/** The text with the sources that the steps cite and it does not have, and the ids that are taken in it then. */
function withSources(text: string, { sources = [] }: WhatIfFile): { text: string; taken: Set<string> } {
  const { data } = sketchOf(text);
  const listed: unknown[] = Array.isArray(data.sources) ? data.sources : [];
  const known = new Set(listed.map((source) => (source as { id?: unknown } | null)?.id));
  let made = text;
  for (const [n, source] of sources.filter(({ id }) => !known.has(id)).entries())
    made = setInHead(made, ['sources', listed.length + n], source as unknown as Plain);
  return { text: made, taken: idsIn(made) };
}
