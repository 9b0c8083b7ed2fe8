import type { TreeEdge, TreeGraph, TreeNode } from './tree-graph.js';

/** Positions up to which a tree is drawn whole: Mermaid draws 500 edges at most, and Graphviz takes minutes for thousands. */
const MOST = 300;
/** What a branch that is drawn comes to at most once it is folded: where it is left, its ends, and what lies between. */
const OF_A_BRANCH = 5;

/**
 * A tree that a tool can draw: of a large one, positions in a row that nobody leaves are drawn as one that says how
 * many they are, and of very many branches only as many as there is room for; what they leave says how many are not
 * drawn. The marked path and the ends stay. Takes time in proportion to positions and branches.
 */
export function foldTree(tree: TreeGraph): TreeGraph {
  const { nodes, edges } = tree;
  if (nodes.length <= MOST) return tree;
  const into = new Map(edges.flatMap((edge) => (edge.kind === 'rejoin' ? [] : [[edge.to, edge] as const])));
  const chains = chainsOf(nodes);
  const { drawn, left } = choose(chains, into, nodes);
  const rejoins = edges.filter(({ kind, from }) => kind === 'rejoin' && drawn.has(from));
  const here = nodes.findLast(({ marked }) => marked)?.id;
  const needed = new Set([
    ...[...chains.values()].flatMap((chain) => {
      const [first, last] = [chain[0], chain.at(-1)];
      return first && last && drawn.has(first.id) ? [first.id, last.id, into.get(first.id)?.from ?? first.id] : [];
    }),
    ...rejoins.flatMap(({ from, to }) => [from, to]),
    ...(here === undefined ? [] : [here]),
  ]);
  const folded: { nodes: TreeNode[]; edges: TreeEdge[] } = { nodes: [], edges: [] };
  for (const chain of chains.values()) {
    if (!chain[0] || !drawn.has(chain[0].id)) continue;
    let before = into.get(chain[0].id)?.from;
    for (const run of runsOf(chain, needed)) {
      const node = asOne(run, left);
      const edge = into.get((run[0] as TreeNode).id);
      if (edge && before !== undefined) folded.edges.push({ ...edge, from: before, to: node.id });
      folded.nodes.push(node);
      before = node.id;
    }
  }
  return { ...tree, nodes: folded.nodes, edges: [...folded.edges, ...rejoins] };
}

/** The positions of each branch, in order. */
export function chainsOf(nodes: readonly TreeNode[]): Map<string, TreeNode[]> {
  const chains = new Map<string, TreeNode[]>();
  for (const node of nodes) {
    const chain = chains.get(node.branch);
    if (chain) chain.push(node);
    else chains.set(node.branch, [node]);
  }
  return chains;
}

/** The positions of the branches that are drawn, and how many branches leave such a position that are not. */
function choose(
  chains: ReadonlyMap<string, readonly TreeNode[]>,
  into: ReadonlyMap<string, TreeEdge>,
  nodes: readonly TreeNode[],
): { drawn: Set<string>; left: Map<string, number> } {
  const branchOf = new Map(nodes.map(({ id, branch }) => [id, branch]));
  const leaving = new Map<string | undefined, string[]>();
  for (const [branch, [first]] of chains) {
    const parent = branchOf.get(into.get(first?.id ?? '')?.from ?? '');
    const there = leaving.get(parent);
    if (there) there.push(branch);
    else leaving.set(parent, [branch]);
  }
  const drawn = new Set<string>();
  const left = new Map<string, number>();
  /** Of a branch that is not drawn, the position that is at which it is left out. */
  const out = new Map<string, string>();
  let room = Math.floor(MOST / OF_A_BRANCH);
  // Those that leave a branch come after it.
  const work = [...(leaving.get(undefined) ?? [])];
  for (const branch of work) {
    const chain = chains.get(branch) ?? [];
    const from = into.get(chain[0]?.id ?? '')?.from;
    if (from === undefined || (drawn.has(from) && (room > 0 || chain.some(({ marked }) => marked)))) {
      room -= 1;
      for (const { id } of chain) drawn.add(id);
    } else {
      const at = out.get(branchOf.get(from) ?? '') ?? from;
      out.set(branch, at);
      left.set(at, (left.get(at) ?? 0) + 1);
    }
    for (const other of leaving.get(branch) ?? []) work.push(other);
  }
  return { drawn, left };
}

/** A branch's positions, each by itself or with those beside it that nothing needs. */
function runsOf(chain: readonly TreeNode[], needed: ReadonlySet<string>): TreeNode[][] {
  const runs: TreeNode[][] = [];
  let open = false;
  for (const node of chain) {
    const alone = needed.has(node.id);
    if (open && !alone) runs.at(-1)?.push(node);
    else runs.push([node]);
    open = !alone;
  }
  return runs;
}

function asOne(run: readonly TreeNode[], left: ReadonlyMap<string, number>): TreeNode {
  const node = run[0] as TreeNode;
  const branches = run.reduce((sum, { id }) => sum + (left.get(id) ?? 0), 0);
  const number = (count: number) => count.toLocaleString('en');
  const more =
    branches === 0 ? [] : [branches === 1 ? '… 1 branch leaves here' : `… ${number(branches)} branches leave here`];
  if (run.length === 1) return more.length === 0 ? node : { ...node, lines: [...node.lines, ...more] };
  return { ...node, lines: [`… ${number(run.length)} steps`, ...more], marked: run.some(({ marked }) => marked) };
}
