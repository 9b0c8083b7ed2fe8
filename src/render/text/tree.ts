import { configurationOf, MOVES } from '../../model/index.js';
import { type Node, pathTo, type Session } from '../../play/index.js';
import { clockText, hoursText } from '../../scenario/index.js';
import { cut, type Style, safe } from './style.js';

/** What a node of a session is called. */
export function nodeTitle(session: Session, node: Node): string {
  if (node.kind === 'start') return 'Start';
  const step = node.step === undefined ? undefined : session.story.step(node.step);
  if (step) return safe(step.title);
  if (node.kind === 'deadline') return `Deadline: ${node.deadline}`;
  return node.move ? MOVES[node.move].title : `Wait ${hoursText(node.waited ?? 0)}`;
}

/** The tree of a run: a line for each position, forks indented, the current position marked. */
export function treeText(session: Session, style: Style): string[] {
  const here = new Set(pathTo(session.node).map((node) => node.id));
  const names = new Map(session.branches().map((branch) => [branch.id, branch.name]));
  const lines: string[] = [];
  const work: { node: Node; depth: number; fork: boolean }[] = [{ node: session.nodeAt(0), depth: 0, fork: false }];
  for (let item = work.pop(); item; item = work.pop()) {
    const { node, depth, fork } = item;
    const mark = node === session.node ? '◉' : here.has(node.id) ? '●' : '○';
    const context = node.walk.position.snapshot.context;
    const title = nodeTitle(session, node);
    const branch = safe(names.get(node.branch) ?? node.branch);
    // A branch that was named after its first move need not be named twice.
    const name = fork && branch !== title ? style.accent(`[${branch}] `) : '';
    const text = `${'  '.repeat(Math.min(depth, 12))}${fork ? '└ ' : ''}${mark} ${String(node.id).padStart(2)} `;
    const tail = ` ${configurationOf(node.walk.position).phase} · tension ${context.tension} · ${clockText(node.walk.position.hours).replace('hour', 'h')}`;
    lines.push(
      `${text}${name}${cut(title, Math.max(16, style.width - text.length - tail.length - 12))}${style.dim(tail)}`,
    );
    const onward = node.children.find((child) => child.branch === node.branch);
    if (onward) work.push({ node: onward, depth, fork: false });
    const forks = node.children.filter((child) => child !== onward);
    for (const child of forks.reverse()) work.push({ node: child, depth: depth + 1, fork: true });
  }
  return lines;
}
