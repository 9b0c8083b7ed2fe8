import { measureOf } from '../../model/index.js';
import { type Node, type PathStep, type Stop, stepNumber } from '../../play/index.js';
import type { Point } from './layout.js';

/** A step of the path with its point. */
export interface Mark {
  stop: Stop;
  point: Point;
}

/** A position as a point of the chart. */
export function pointOf(node: Node): Point {
  const { walk, move } = node;
  const { position } = walk;
  return {
    hours: position.hours,
    value: measureOf(position) ?? 0,
    number: node.kind === 'deadline' ? undefined : stepNumber(node),
    ...(move && { goldstein: position.model.moves.get(move)?.goldstein ?? 0 }),
  };
}

/** A path that was compared, from its start. */
export function pointsOf(startTension: number, steps: readonly PathStep[]): Point[] {
  const points = steps.map(({ hours, tension, by, goldstein }) => ({
    hours,
    value: tension,
    ...(by !== null && { goldstein }),
  }));
  return [{ hours: 0, value: startTension }, ...points];
}
