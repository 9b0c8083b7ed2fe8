import { whatIfOf } from '../../play/index.js';
import {
  addStep,
  freshId,
  idOf,
  idsIn,
  type Placed,
  type Plain,
  type StepData,
  setInHead,
  sketchOf,
  stepAt,
  stepsIn,
} from '../../scenario/edit/index.js';
import type { StepFile, WhatIfFile } from '../../scenario/index.js';
import type { App } from '../state/context.js';

/** What was played, to be written into the text of the scenario that it was played on. */
export interface Recorded {
  /** Id of that scenario. */
  played: string;
  file: WhatIfFile;
}

/** The path to where the run stands, as steps. @throws SessionError where it is the script's own */
export function recorded(
  { run, settings }: App,
  names: Parameters<App['settings']['words']['value']['editor']['branchTexts']>[0],
): Recorded {
  const session = run.session.value;
  const texts = settings.words.value.editor.branchTexts(names);
  return { played: session.scenario.id, file: whatIfOf(session, session.node, { base: session.scenario, texts }) };
}

/**
 * Writes what was played into a text: as an alternative to the step that it was done instead of, or after the last step
 * where the path was gone to its end and on.
 *
 * @returns undefined where that step is not in the text
 */
export function withRecorded(text: string, { file }: Recorded): Placed | undefined {
  const sketch = sketchOf(text);
  let piece = [...stepsIn(sketch.steps)].find((step) => idOf(step) === file.from);
  // An alternative has no alternatives of its own: they are those of what it replaces.
  if (piece && piece.path.at(-2) === 'instead') piece = stepAt(sketch, piece.path.slice(0, -2));
  if (!piece) return undefined;
  const taken = idsIn(text);
  const named = (step: StepFile): StepData => {
    const id = freshId(step.title, taken, `${step.by ?? ''}-${step.move}`);
    taken.add(id);
    return { ...(step as unknown as Record<string, Plain | undefined>), id };
  };
  let made = text;
  const listed = Array.isArray(sketch.data.sources) ? sketch.data.sources.length : 0;
  for (const [n, source] of (file.sources ?? []).entries())
    made = setInHead(made, ['sources', listed + n], source as unknown as Plain);
  const [first, ...rest] = file.steps;
  if (!first) return undefined;
  const { data, path } = piece;
  const goesOn = ['move', 'by', 'target'].every(
    (key) => (first as unknown as Record<string, unknown>)[key] === data[key],
  );
  if (goesOn && path.at(-2) !== 'instead') {
    let placed: Placed = { text: made, path };
    for (const [n, step] of rest.entries())
      placed = addStep(placed.text, path.slice(0, -1), Number(path.at(-1)) + 1 + n, named(step));
    return placed;
  }
  const then = rest.map(named) as unknown as Plain;
  const alternative = {
    ...named(first),
    why: file.why ?? '…',
    weight: file.weight ?? 0.1,
    ...(rest.length > 0 && { then }),
    ...(file.rejoin !== undefined && { rejoin: file.rejoin }),
  } as StepData;
  return addStep(made, [...path, 'instead'], piece.lists.instead?.steps.length ?? 0, alternative);
}
