import type { GraphRegion } from '../../render/diagram/graph.js';
import {
  layoutMachine,
  type MachineLayout,
  type MachineMeasures,
  mirrored,
} from '../../render/diagram/machine-layout.js';
import { fileMeasures, type MachineNames } from '../../render/diagram/machine-svg.js';
import { viewMeasures } from '../../render/diagram/machine-view.js';
import type { Kind, Layouts } from './drawing.js';

/** Places a drawing. The layout engine is large: the app is built with what this makes of the models of Offramp. */
export async function placed<K extends Kind>(
  kind: K,
  graph: readonly GraphRegion[],
  names: MachineNames,
): Promise<Layouts[K]> {
  const make = async (measures: MachineMeasures): Promise<MachineLayout> => {
    const layout = await layoutMachine(graph, measures);
    return names.rightToLeft ? mirrored(layout) : layout;
  };
  const layouts =
    kind === 'file'
      ? await make(fileMeasures(names))
      : {
          beside: await make(viewMeasures(names, 'beside', graph)),
          below: await make(viewMeasures(names, 'below', graph)),
        };
  return layouts as Layouts[K];
}
