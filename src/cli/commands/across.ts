import { acrossOf } from '../../explore/across.js';
import { acrossDocument } from '../../render/json/across.js';
import { jsonText } from '../../render/json/text.js';
import { acrossText } from '../../render/text/across.js';
import type { Progress } from '../explore/bar.js';
import { openReal, type Real } from '../explore/cases.js';
import { Work } from '../explore/work.js';
import { formatOf } from '../out.js';
import { print, tell, terminalStyle } from '../terminal.js';
import { checkWritable, writeWhole } from '../write.js';

export interface AcrossCommand {
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** `offramp explore --across`: what the paths of real crises have in common, with the number of cases beside every figure. */
export async function across(names: readonly string[], options: AcrossCommand): Promise<void> {
  const { out } = options;
  if (out !== undefined) {
    formatOf(out, '--out', { json: ['.json'] });
    checkWritable(out, options);
  }
  let progress: Progress = { what: 'reading' };
  const work = new Work(() => progress);
  let real: Real | undefined;
  try {
    real = await work.until(
      openReal(names, async (done, of) => {
        progress = { what: 'reading', done, of, unit: 'files' };
        await work.breath();
      }),
    );
  } finally {
    work.end();
  }
  if (!real) {
    tell('stopped before all was read, so there is nothing to show yet.');
    return;
  }
  const found = acrossOf(real.scenarios);
  const text =
    options.json || out !== undefined
      ? jsonText(acrossDocument(found, real.left))
      : acrossText(found, real.left, terminalStyle());
  if (out !== undefined) writeWhole(out, text, options);
  else await print(text);
}
