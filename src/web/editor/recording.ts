import { effect, signal } from '@preact/signals';
import type { Node, Session } from '../../play/index.js';
import { leadsThrough } from '../../play/tree.js';
import type { App } from '../state/context.js';

/** What is done on the crisis screen while it is recorded. */
export class Done {
  readonly #nodes = new Set<number>();
  readonly #scenario: string;
  readonly #stop: () => void;

  constructor({ run }: App) {
    this.#scenario = run.scenario.id;
    const before = run.last.peek();
    this.#stop = effect(() => {
      const last = run.last.value;
      if (last && last !== before && last.kind === 'step') this.#nodes.add(last.to.id);
    });
  }

  stop(): void {
    this.#stop();
  }

  /** The last position of each path that was gone; none where another scenario was opened meanwhile. */
  ends(session: Session): Node[] {
    if (session.scenario.id !== this.#scenario) return [];
    const nodes = [...this.#nodes].flatMap((id) => session.nodes[id] ?? []);
    return nodes.filter((node) => !nodes.some((other) => other !== node && leadsThrough(other, node)));
  }
}

/** What is being recorded. It goes on while other screens are shown. */
export const recording = signal<Done | undefined>(undefined);
