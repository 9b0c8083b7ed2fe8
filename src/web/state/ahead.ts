import type { NodeId } from '../../play/index.js';
import { type Step, TRUNK } from '../../scenario/index.js';
import type { App } from './context.js';
import type { Run } from './run.js';

/** Whether the class is to predict: what is to come is not shown. As was chosen for the scenario, else as it says itself. */
export function hidesAhead({ run, settings }: Pick<App, 'run' | 'settings'>): boolean {
  return hidesAheadOf(run.session.value.scenario, settings);
}

/** The same of any scenario, be it not open. */
export function hidesAheadOf({ id, predict = false }: Ahead, settings: App['settings']): boolean {
  const chosen = settings.ahead.value;
  return chosen?.scenario === id ? chosen.hide : predict;
}

interface Ahead {
  id: string;
  predict?: boolean | undefined;
}

/** Whether there is a choice where the run stands: the script holds more than one way to go on. */
export function isDecision(run: Run): boolean {
  return run.moves.value.scripted.length > 1;
}

/** The way that the script went where the last move was chosen. */
export interface ScriptsWay {
  /** Where it was chosen. */
  from: NodeId;
  /** What the script holds there. */
  step: Step;
  /** Whether that is history, and not a branch of it. */
  history: boolean;
  /** Whether it was chosen. */
  chosen: boolean;
}

/** What the script holds instead of the step where the run stands; nothing where there was nothing to choose. */
export function scriptsWay(run: Run): ScriptsWay | undefined {
  const { story } = run.session.value;
  const node = run.node.value;
  let from = node.parent;
  while (from?.kind === 'deadline') from = from.parent;
  if (!from?.script || node.kind === 'deadline') return undefined;
  const step = story.step(story.path(from.script.branch)[from.script.next] ?? '');
  if (!step) return undefined;
  const chosen = node.step === step.id;
  if (chosen && story.instead(step.id).length === 0) return undefined;
  return { from: from.id, step, history: step.branch === TRUNK, chosen };
}
