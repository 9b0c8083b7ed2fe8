import { mainState, measureOf } from '../../model/index.js';
import { type Node, pathTo, type Session } from '../../play/index.js';
import { clockText, hoursText } from '../../scenario/index.js';
import { columns, cut, indent, wrap } from './columns.js';
import { type Style, safe } from './style.js';
import { measureName, moveName } from './words.js';

/** What a node of a session is called. */
export function nodeTitle(session: Session, node: Node): string {
  if (node.kind === 'start') return 'Start';
  const step = node.step === undefined ? undefined : session.story.step(node.step);
  if (step) return safe(step.title);
  if (node.kind === 'deadline') return `Deadline: ${node.deadline}`;
  if (node.kind === 'event') return moveName(session.model, node.kind);
  return node.move ? moveName(session.model, node.move) : `Wait ${hoursText(node.waited ?? 0)}`;
}

/** The least of a title that a line of the tree shows; where there is less room, what follows has a line of its own. */
const TITLE = 16;

/** The tree of a run: a line for each position, or two where it is narrow, forks indented, the current position marked. */
export function treeText(session: Session, style: Style): string[] {
  const here = new Set(pathTo(session.node).map((node) => node.id));
  const names = new Map(session.branches().map((branch) => [branch.id, branch.name]));
  const measure = measureName(session.model);
  const lines: string[] = [];
  const work: { node: Node; depth: number; fork: boolean }[] = [{ node: session.nodeAt(0), depth: 0, fork: false }];
  for (let item = work.pop(); item; item = work.pop()) {
    const { node, depth, fork } = item;
    const mark = node === session.node ? '◉' : here.has(node.id) ? '●' : '○';
    const { position } = node.walk;
    const title = nodeTitle(session, node);
    const branch = safe(names.get(node.branch) ?? node.branch);
    // A branch that was named after its first move need not be named twice.
    const name = fork && branch !== title ? style.accent(`[${branch}] `) : '';
    const inset = '  '.repeat(Math.min(depth, Math.floor(style.width / 8)));
    const lead = `${inset}${fork ? '└ ' : ''}${mark} ${String(node.id).padStart(2)} `;
    const level = measure && `${measure.title} ${measureOf(position)}`;
    const hour = clockText(position.hours).replace('hour', 'h');
    const tail = [mainState(position), ...(level === undefined ? [] : [level]), hour].join(' · ');
    const room = style.width - columns(lead) - columns(tail) - 1 - columns(name === '' ? '' : `[${branch}] `);
    if (room >= Math.min(TITLE, columns(title))) lines.push(`${lead}${name}${cut(title, room)} ${style.dim(tail)}`);
    else {
      const by = columns(lead);
      const texts = indent(wrap(name === '' ? title : `[${branch}] ${title}`, style.width - by), by);
      lines.push(
        ...texts.map((line, index) => (index === 0 ? lead + line.slice(by) : line)),
        ...indent(wrap(tail, style.width - by), by).map(style.dim),
      );
    }
    const onward = node.children.find((child) => child.branch === node.branch);
    if (onward) work.push({ node: onward, depth, fork: false });
    const forks = node.children.filter((child) => child !== onward);
    for (const child of forks.reverse()) work.push({ node: child, depth: depth + 1, fork: true });
  }
  return lines;
}
