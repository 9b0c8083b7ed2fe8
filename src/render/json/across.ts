import type { Across, LeftAside } from '../../explore/index.js';
import { JSON_VERSION } from './documents.js';

export interface AcrossDocument extends Across {
  version: typeof JSON_VERSION;
  left: { name: string; why: string }[];
}

/** The document of `offramp explore --across --json`. */
export function acrossDocument({ crises, all, moves, phases }: Across, left: readonly LeftAside[]): AcrossDocument {
  return { version: JSON_VERSION, crises, left: [...left], all, moves, phases };
}
