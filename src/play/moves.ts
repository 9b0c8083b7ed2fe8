import {
  advance,
  type Configuration,
  configurationOf,
  type MoveEvent,
  type MoveOption,
  optionsAt,
  type Position,
  type Ways,
} from '../model/index.js';
import type { Branch, Step, StepId, Story, Walk, When } from '../scenario/index.js';
import { walkAct } from '../scenario/index.js';

/** A move that the script offers. `why` and `weight` are there where it is the first of its branch. */
export interface ScriptedMove {
  /** Id of the step. */
  step: StepId;
  /** `history` is the step the path goes on with; the others leave it. */
  kind: 'history' | 'alternative';
  /** What it is called. */
  title: string;
  /** The move, or `wait`. */
  move: Step['move'];
  /** Who makes it; nobody waits. */
  by?: Step['by'];
  /** Why it was plausible. */
  why?: string;
  /** How likely, between 0 and 1. */
  weight?: number;
  /** Whether the machine accepts it here. */
  status: 'enabled' | 'blocked';
  /** For a blocked move: the ways in which it would become possible; empty where the state does not know it. */
  failing: Ways;
  /** The states in which it meets the crisis. */
  met: Configuration;
}

/** A move of the model, with the scripted steps that are the same move. */
export type FreeMove = MoveOption & { scripted: StepId[] };

/** What can be done where a session stands. */
export interface MoveList {
  /** When a free move would be made, in hours since the start: as soon as the last one is over. */
  hours: number;
  /** The states in which a free move would meet the crisis. */
  met: Configuration;
  /** What the script offers, history's own step first. */
  scripted: ScriptedMove[];
  /** Every move that exists in this state, enabled or blocked. */
  free: FreeMove[];
  /** Moves this state does not know. */
  undefinedHere: MoveEvent[];
}

/** The position that the next free move meets: the last move is over, deadlines until then have fired. */
export function readyPosition(walk: Walk): Position {
  return advance(walk.position, walk.busyUntil).position;
}

export function movesAt(
  walk: Walk,
  next: Step | undefined,
  alternatives: readonly StepId[],
  story: Story,
  start: When,
): MoveList {
  const ready = readyPosition(walk);
  const others = alternatives.flatMap((id) => story.step(id) ?? []);
  const steps = next ? [next, ...others] : others;
  const scripted = steps.map((step) =>
    scriptedMove(walk, step, step === next ? undefined : story.branch(step.branch), start),
  );
  const free = optionsAt(ready).map((option) => ({
    ...option,
    scripted: steps
      .filter((step) => step.move === option.move && step.by === option.by && step.target === option.target)
      .map((step) => step.id),
  }));
  const here = new Set(free.map((option) => option.move));
  return {
    hours: ready.hours,
    met: configurationOf(ready),
    scripted,
    free,
    undefinedHere: ready.model.moveEvents.filter((event) => !here.has(event.type)),
  };
}

function scriptedMove(walk: Walk, step: Step, owner: Branch | undefined, start: When): ScriptedMove {
  const branch = owner?.steps[0] === step.id ? owner : undefined;
  const { refused, before } = walkAct(walk, step, start);
  return {
    step: step.id,
    kind: owner ? 'alternative' : 'history',
    title: branch?.title ?? step.title,
    move: step.move,
    ...(step.by !== undefined && { by: step.by }),
    ...(branch?.why !== undefined && { why: branch.why }),
    ...(branch?.weight !== undefined && { weight: branch.weight }),
    status: refused ? 'blocked' : 'enabled',
    failing: refused?.failing ?? [],
    met: configurationOf(before),
  };
}
