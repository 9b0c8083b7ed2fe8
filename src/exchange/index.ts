import type { Model } from '../model/index.js';
import { machinePromela } from './write/promela.js';
import { machineScxml } from './write/scxml.js';
import { machineSmcat } from './write/smcat.js';
import { machineTypeScript } from './write/typescript.js';
import { machineJson } from './write/xstate.js';

/** What a machine can be written as, for other programs. */
export const MACHINE_FORMATS = ['xstate', 'ts', 'scxml', 'smcat', 'promela'] as const;
/** One of them. */
export type MachineFormat = (typeof MACHINE_FORMATS)[number];

const WRITERS: Record<MachineFormat, (model: Model) => string> = {
  xstate: machineJson,
  ts: machineTypeScript,
  scxml: machineScxml,
  smcat: machineSmcat,
  promela: machinePromela,
};

/** The machine of a model as text for another program. */
export function machineText(model: Model, format: MachineFormat): string {
  return WRITERS[format](model);
}
