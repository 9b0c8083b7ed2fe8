import { chainsOf } from './tree-fold.js';
import type { TreeBranch, TreeGraph, TreeNode } from './tree-graph.js';

/** A branch as it hangs below what it leaves. */
export interface Card {
  branch: TreeBranch;
  /** Its own positions, in order. */
  nodes: readonly TreeNode[];
  /** 0 where it leaves history, 1 where it leaves such a branch, and so on. */
  depth: number;
  /** Of a branch that rejoins: what it goes on with, in words, and how it ends. */
  rejoins?: { at: string; outcome: string };
}

/** A place on the line of history: a position, or several that are drawn as one. */
export interface Cell {
  nodes: readonly TreeNode[];
  /** Number of the first of them on the line; 0 for the start. */
  first: number;
  /** The positions before it that nobody leaves and that are not drawn. */
  skipped: readonly TreeNode[];
  /** The branches that leave it, each followed by those that leave it in turn. */
  cards: readonly Card[];
}

/** The line of history of a tree with what leaves it, before anything is left out. */
export function outlineOfTree({ nodes, edges, branches }: TreeGraph): Cell[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const chains = chainsOf(nodes);
  const trunk = nodes.filter((node) => node.trunk);
  const numbers = new Map(trunk.map(({ id }, index) => [id, index]));
  const leaves = new Map<string, TreeBranch[]>();
  const before = new Map<string, string>();
  const rejoins = new Map<string, { at: string; outcome: string }>();
  for (const { from, to, kind, outcome } of edges) {
    if (kind !== 'rejoin') before.set(to, from);
    else {
      const number = numbers.get(to);
      const at = number === undefined ? `“${byId.get(to)?.lines[1] ?? to}”` : String(number);
      rejoins.set(from, { at, outcome: outcome ?? '' });
    }
  }
  for (const branch of branches) {
    const [first] = chains.get(branch.id) ?? [];
    const from = first && !first.trunk ? before.get(first.id) : undefined;
    if (from === undefined) continue;
    const there = leaves.get(from);
    if (there) there.push(branch);
    else leaves.set(from, [branch]);
  }
  const cardsBelow = (node: TreeNode): Card[] => {
    const cards: Card[] = [];
    const work = (leaves.get(node.id) ?? []).map((branch) => ({ branch, depth: 0 })).reverse();
    for (let item = work.pop(); item; item = work.pop()) {
      const { branch, depth } = item;
      const own = chains.get(branch.id) ?? [];
      const back = rejoins.get(own.at(-1)?.id ?? '');
      cards.push({ branch, nodes: own, depth, ...(back && { rejoins: back }) });
      const further = own.flatMap(({ id }) => leaves.get(id) ?? []);
      work.push(...further.map((other) => ({ branch: other, depth: depth + 1 })).reverse());
    }
    return cards;
  };
  return trunk.map((node, first) => ({ nodes: [node], first, skipped: [], cards: cardsBelow(node) }));
}

/**
 * Leaves positions out that nobody leaves. What is left are forks, the ends, where the marked path ends, and
 * of many in a row one now and then.
 *
 * @param most how many in a row are left out at most; 0 for none
 * @param least how many in a row it takes
 */
export function foldRuns(cells: readonly Cell[], most: number, least: number): Cell[] {
  const here = cells.findLastIndex(({ nodes }) => nodes.some(({ marked }) => marked));
  const folded: Cell[] = [];
  let run: Cell[] = [];
  for (const [index, cell] of cells.entries()) {
    const needed = index === 0 || index === here || index === cells.length - 1 || cell.cards.length > 0;
    if (!needed && run.length < most) {
      run.push(cell);
      continue;
    }
    if (run.length >= least) folded.push({ ...cell, skipped: run.flatMap(({ nodes }) => nodes) });
    else folded.push(...run, cell);
    run = [];
  }
  return folded;
}

/** Draws as many neighbours as one that no more than `most` are left. */
export function joinCells(cells: readonly Cell[], most: number): Cell[] {
  const size = Math.ceil(cells.length / most);
  if (size <= 1) return [...cells];
  return Array.from({ length: Math.ceil(cells.length / size) }, (_, index) => {
    const group = cells.slice(index * size, (index + 1) * size);
    const [begin] = group;
    return {
      nodes: group.flatMap(({ nodes, skipped }) => [...skipped, ...nodes]),
      first: begin ? begin.first - begin.skipped.length : 0,
      skipped: [],
      cards: group.flatMap(({ cards }) => cards),
    };
  });
}
