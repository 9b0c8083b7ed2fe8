/** Models of several sizes to measure on, all made of the file of the bilateral crisis. */
import { subjectOfModel } from '../src/explore/index.js';
import { compileModel, type Model, type ModelFile, shippedModel } from '../src/model/index.js';

/** The crisis that is measured. */
export const CRISIS = shippedModel('bilateral-crisis') as Model;

/** A region more: what newspapers make of it all. It takes a louder press to make it matter to governments. */
const press: ModelFile['regions'][string] = {
  states: {
    quiet: { on: { condemn: { to: 'loud', if: 'tension >= 3' }, warBreaksOut: 'loud' } },
    loud: {
      on: {
        condemn: { do: 'pressure(rival) + 1' },
        appealForRestraint: { to: 'quiet', if: 'tension <= 6', do: 'pressure(all) - 1' },
      },
    },
  },
};

/**
 * The crisis with some of its regions only, and with a press where that is among them: 3,870 configurations
 * with the phase alone, 38,700 with all its own, twice as many with the press.
 */
export function crisisWith(names: readonly string[]) {
  const all = Object.entries({ ...CRISIS.file.regions, press });
  const regions = Object.fromEntries(all.filter(([name]) => names.includes(name)));
  return subjectOfModel(compileModel({ ...CRISIS.file, regions }));
}
