import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { GraphRegion } from '../../render/diagram/graph.js';
import type { MachineLayout } from '../../render/diagram/machine-layout.js';
import type { MachineNames } from '../../render/diagram/machine-svg.js';

/** The layouts of a drawing on the screen, for a wide panel and for a high one, and of the drawing in a file. */
export interface Layouts {
  view: { beside: MachineLayout; below: MachineLayout };
  file: MachineLayout;
}
export type Kind = keyof Layouts;

/** What a drawing says of its regions and states, whatever page it stands in. */
export interface DrawnRegion {
  id: string;
  states: readonly { id: string; composite: boolean; initial: boolean; outcome: boolean }[];
}

/** All that a page needs which is to draw a machine that it does not have. Plain data. */
export interface StillMachine {
  regions: readonly (DrawnRegion & { title: string; names: Readonly<Record<string, string>> })[];
  layouts: Layouts['view'];
  rightToLeft: boolean;
}

/** All that the layout of a drawing hangs on as a short text: what there is, what leads where, and what it is called. */
export function keyOfDrawing(kind: Kind, graph: readonly GraphRegion[], names: MachineNames): string {
  const drawn = graph.map((region) => [
    region.id,
    names.region(region),
    region.states.map(({ id, parent, initial }) => [id, parent, initial, names.state(region, id)]),
    region.edges.map(({ from, to, ways }) => [
      from,
      to,
      kind === 'view' || ways.map((way) => names.way(way) + names.condition(way)),
    ]),
  ]);
  return `${kind}-${bytesToHex(sha256(utf8ToBytes(JSON.stringify([names.rightToLeft, drawn])))).slice(0, 12)}`;
}
