import type { Chart, Node } from './chart.js';
import { Namer } from './names.js';

/** A state with where it is in the model. */
export interface Placed {
  node: Node;
  parent: Placed | undefined;
  region: string;
  /** Its path there; empty for the region itself. */
  path: string;
  children: Placed[];
}

/** A region of the model: a state of the chart that holds the others. */
export interface PlacedRegion {
  id: string;
  whole: Placed;
  states: Placed[];
}

/** Where every state of a chart is in the model, and what the targets of transitions name. */
export class Places {
  readonly regions: PlacedRegion[];
  readonly #root: Node;
  readonly #ids = new Map<string, Node>();
  readonly #placed = new Map<Node, Placed>();
  readonly #parents = new Map<Node, Node>();

  constructor({ root }: Chart, variables: Namer) {
    this.#root = root;
    const names = new Namer(true);
    const sides = root.kind === 'parallel' ? root.states : [root];
    this.regions = sides.map((side) => {
      const id = names.of(side === root ? 'course' : side.key);
      variables.take(id);
      const whole: Placed = { node: side, parent: undefined, region: id, path: '', children: [] };
      // A region without states is one state.
      if (side.states.length === 0)
        whole.children.push({
          node: { ...side, initial: undefined },
          parent: whole,
          region: id,
          path: names.of(side.key),
          children: [],
        });
      else this.#place(whole);
      this.#placed.set(side, whole);
      return { id, whole, states: whole.children };
    });
    this.#register(root, undefined, root.id ?? '');
  }

  #place(outer: Placed): void {
    const names = new Namer(true);
    // Of a parallel state within others only one could be: it is told, and stays as if nothing were in it.
    if (outer.node.kind === 'parallel' && outer.path !== '') return;
    for (const node of outer.node.states) {
      const name = names.of(node.key);
      const placed: Placed = {
        node,
        parent: outer,
        region: outer.region,
        path: outer.path === '' ? name : `${outer.path}.${name}`,
        children: [],
      };
      outer.children.push(placed);
      this.#placed.set(node, placed);
      this.#place(placed);
    }
  }

  #register(node: Node, parent: Node | undefined, id: string): void {
    if (parent) this.#parents.set(node, parent);
    const own = node.id ?? id;
    if (!this.#ids.has(own)) this.#ids.set(own, node);
    for (const child of node.states) this.#register(child, node, `${id}.${child.key}`);
  }

  of(node: Node): Placed | undefined {
    return this.#placed.get(node);
  }

  /** The state that a target names, as seen from another one. */
  find(source: Node, target: string): Node | undefined {
    if (target.startsWith('#')) return this.#byId(target.slice(1));
    if (target.startsWith('.')) return below(source, target.slice(1));
    return below(this.#parents.get(source) ?? this.#root, target);
  }

  /** What `stateIn` names: an id, or a path from the top. */
  named(state: string): Placed | undefined {
    const node = state.startsWith('#') ? this.#byId(state.slice(1)) : below(this.#root, state);
    return node && this.of(node);
  }

  #byId(id: string): Node | undefined {
    const parts = id.split('.');
    for (let length = parts.length; length > 0; length -= 1) {
      const found = this.#ids.get(parts.slice(0, length).join('.'));
      if (found) return length === parts.length ? found : below(found, parts.slice(length).join('.'));
    }
    return undefined;
  }
}

function below(node: Node, path: string): Node | undefined {
  return path.split('.').reduce<Node | undefined>((at, key) => at?.states.find((child) => child.key === key), node);
}
