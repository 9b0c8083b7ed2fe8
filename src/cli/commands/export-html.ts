import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfContainedPage } from '../../render/page/page.js';
import { openBoot } from '../boot.js';
import { webFolder, writeWhole } from '../files.js';

/** `offramp export html`: the app with a scenario in it as one file. */
export async function exportHtml(
  name: string | undefined,
  { out, force = false }: { out?: string; force?: boolean },
): Promise<void> {
  const { boot } = await openBoot(name);
  const file = out ?? `${boot.scenario.id}.html`;
  const page = selfContainedPage(template(), boot, randomBytes(16).toString('hex'));
  writeWhole(file, page, { fresh: !force, otherwise: 'Choose another name with --out, or add --force.' });
  const size = Math.ceil(Buffer.byteLength(page) / 1000);
  process.stderr.write(`Wrote ${file}, ${size} KB. It opens by double click and needs no network.\n`);
}

function template(): string {
  return readFileSync(join(webFolder(), 'single.html'), 'utf8');
}
