import { type MachineFormat, machineText } from '../../exchange/index.js';
import { UsageError } from '../errors.js';
import { openModel } from '../files.js';
import { type Formats, formatOf } from '../out.js';
import { print, tellLine } from '../terminal.js';
import { checkWritable, writeWhole } from '../write.js';

/** How files of each format are called. */
const FORMATS: Formats<MachineFormat> = {
  xstate: ['.json'],
  ts: ['.ts', '.mts'],
  scxml: ['.scxml', '.xml'],
  smcat: ['.smcat'],
  promela: ['.pml', '.prom', '.promela'],
};

/** `offramp export machine`: the machine of a model for another program. */
export async function exportMachine(
  name: string | undefined,
  { format, out, force }: { format?: MachineFormat; out?: string; force?: boolean },
): Promise<void> {
  if (out === undefined && format === undefined)
    throw new UsageError(
      `In which format is not said: --format with one of ${Object.keys(FORMATS).join(', ')}, or --out FILE.`,
    );
  const written = out === undefined ? (format as MachineFormat) : formatOf(out, '--out', FORMATS, format);
  if (out !== undefined) checkWritable(out, { force });
  const text = machineText(await openModel(name), written);
  if (out === undefined) return print(text);
  writeWhole(out, text, { force });
  tellLine(`Wrote ${out}`);
}
