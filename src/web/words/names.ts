import type { Node, PathStep, Session, SessionBranch, Stop } from '../../play/index.js';
import type { Words } from './index.js';
import { modelWords } from './model.js';

/** What a node is called that no scripted step names. */
export function nodeName({ kind, move, deadline, waited, walk }: Node, words: Words): string {
  const names = modelWords(walk.position.model, words.language);
  if (move) return names.move(move);
  if (deadline) return `${words.crisis.deadlinePassed}: ${names.deadline(deadline)}`;
  if (kind === 'event') return words.story.fact;
  return kind === 'wait' ? words.crisis.nobodyMoves(words.crisis.hours(waited ?? 0)) : words.story.start;
}

/** What a place of the line is called. */
export function stopName({ node, step }: Stop, words: Words): string {
  return step?.title ?? (node ? nodeName(node, words) : '');
}

/** What a step of a path is called: as the scenario has it, or off the script by what was done. */
export function stepTitle(session: Session, step: Pick<PathStep, 'node' | 'title'>, words: Words): string {
  const node = session.nodes[step.node];
  return node && node.step === undefined ? nodeName(node, words) : step.title;
}

/** The first position of each branch, which never changes: thousands may leave the same one. */
const firsts = new WeakMap<Readonly<SessionBranch>, Node>();

/** What a branch of the run is called: where nobody has named it, after the move it begins with. */
export function branchName(session: Session, branch: Readonly<SessionBranch>, words: Words): string {
  const { id, name, from, unnamed = false } = branch;
  if (!unnamed) return name;
  const first = firsts.get(branch) ?? session.nodeAt(from).children.find((child) => child.branch === id);
  if (first) firsts.set(branch, first);
  return first ? nodeName(first, words) : name;
}
