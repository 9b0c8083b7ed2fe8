import { type MachineFormat, machineText } from '../../exchange/index.js';
import { misfitsText } from '../../render/text/check.js';
import { called } from '../called.js';
import { InputError, UsageError } from '../errors.js';
import { MAX_FILE, openModel } from '../files.js';
import { type Formats, formatOf } from '../out.js';
import { readBounded } from '../read.js';
import { print, tellLine, terminalStyle } from '../terminal.js';
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

/** `offramp import machine`: a machine of another program as a model file, with what does not fit told by line. */
export async function importMachine(file: string, { out, force }: { out?: string; force?: boolean }): Promise<void> {
  if (out !== undefined) {
    formatOf(out, '--out', { yaml: ['.yaml', '.yml'] });
    checkWritable(out, { force });
  }
  const { readMachine } = await import('../../exchange/read/index.js');
  const { id, text, misfits } = readMachine({ file, content: readBounded(file, MAX_FILE) });
  const told = misfitsText(misfits, terminalStyle(process.stderr));
  if (text === undefined) throw new InputError(`${file} could not be read as a machine:\n${told}`);
  if (told !== '') tellLine(told.trimEnd());
  if (misfits.some(({ severity }) => severity === 'error')) process.exitCode = 1;
  if (out === undefined) return print(text);
  writeWhole(out, text, { force });
  const left =
    misfits.length === 0 ? 'all of it' : `${misfits.length} ${misfits.length === 1 ? 'thing' : 'things'} left to you`;
  tellLine(`Wrote ${out}: the model ${id}, ${left}. See it with ${called} check ${out}.`);
}
