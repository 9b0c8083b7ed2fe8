import { effect, type Signal, signal } from '@preact/signals';
import type { Run } from './run.js';

export const SPEEDS = ['slow', 'normal', 'fast'] as const;
export type Speed = (typeof SPEEDS)[number];

/** Milliseconds that a step stays before the next one. */
const PAUSE: Record<Speed, number> = { slow: 9_000, normal: 5_000, fast: 2_000 };

/** Steps that go by themselves. Anything that a person does in between starts the pause anew. */
export interface Autoplay {
  playing: Signal<boolean>;
  speed: Signal<Speed>;
  toggle(): void;
}

/** @param pauses whether it stops at the step that is reached */
export function makeAutoplay(run: Run, pauses: () => boolean): Autoplay {
  const playing = signal(false);
  const speed = signal<Speed>('normal');
  effect(() => {
    const { stops, here } = run.line.value;
    if (!playing.value) return;
    if (here === stops.length - 1) {
      playing.value = false;
      return;
    }
    const timer = setTimeout(() => {
      if (!run.next() || pauses()) playing.value = false;
    }, PAUSE[speed.value]);
    return () => clearTimeout(timer);
  });
  return {
    playing,
    speed,
    toggle: () => {
      playing.value = !playing.value;
    },
  };
}
