import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfContainedPage } from '../../render/page/page.js';
import { openBoot } from '../boot.js';
import { webFolder } from '../files.js';
import { formatOf } from '../out.js';
import { tellLine } from '../terminal.js';
import { checkWritable, writeWhole } from '../write.js';

/** `offramp export html`: the app with a scenario in it as one file. */
export async function exportHtml(
  name: string | undefined,
  { out, force = false }: { out?: string; force?: boolean },
): Promise<void> {
  if (out !== undefined) {
    formatOf(out, '--out', { html: ['.html', '.htm'] });
    checkWritable(out, { force });
  }
  const { boot } = await openBoot(name);
  const file = out ?? `${boot.scenario.id}.html`;
  const page = selfContainedPage(template(), boot, randomBytes(16).toString('hex'));
  writeWhole(file, page, {
    force,
    otherwise: 'Choose another name with --out, or add --force to write over it.',
  });
  const size = Math.ceil(Buffer.byteLength(page) / 1000);
  tellLine(`Wrote ${file}, ${size} KB. It opens by double click and needs no network.`);
}

function template(): string {
  return readFileSync(join(webFolder(), 'single.html'), 'utf8');
}
