import type { Node, Stop } from '../../play/index.js';
import type { Words } from '../words/index.js';

/** What a node is called that no scripted step names. */
export function nodeName({ kind, move, deadline, waited }: Node, words: Words): string {
  if (move) return words.crisis.move(move);
  if (deadline) return `${words.crisis.deadlinePassed}: ${words.crisis.deadline(deadline)}`;
  return kind === 'wait' ? words.crisis.nobodyMoves(words.crisis.hours(waited ?? 0)) : words.story.start;
}

/** What a place of the line is called. */
export function stopName({ node, step }: Stop, words: Words): string {
  return step?.title ?? (node ? nodeName(node, words) : '');
}
