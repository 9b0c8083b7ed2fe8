/** A binary heap of things with a rank; of equal ranks the one that was put in last comes out first. */
export class Heap<T> {
  readonly #items: { rank: number; order: number; item: T }[] = [];
  #order = 0;

  get size(): number {
    return this.#items.length;
  }

  push(rank: number, item: T): void {
    const items = this.#items;
    const entry = { rank, order: this.#order, item };
    this.#order += 1;
    let at = items.length;
    items.push(entry);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = items[up] as typeof entry;
      if (!before(entry, parent)) break;
      items[at] = parent;
      at = up;
    }
    items[at] = entry;
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!top || !last) return undefined;
    if (items.length > 0) {
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        const [left, right] = [items[down], items[down + 1]];
        if (!left) break;
        if (right && before(right, left)) down += 1;
        const child = items[down] as typeof last;
        if (!before(child, last)) break;
        items[at] = child;
        at = down;
      }
      items[at] = last;
    }
    return top.item;
  }
}

function before(a: { rank: number; order: number }, b: { rank: number; order: number }): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.order > b.order);
}
