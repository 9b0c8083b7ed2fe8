import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../../model/index.js';
import { shippedModel } from '../../model/shipped.js';
import type { Boot } from '../../render/page/boot.js';
import { selfContainedPage } from '../../render/page/page.js';
import { textsToGive } from '../../render/page/texts.js';
import { modelOf } from '../../scenario/index.js';
import { openBoot } from '../boot.js';
import { builtinSource, pageLayouts, webFolder } from '../files.js';
import { formatOf } from '../out.js';
import { within } from '../pictures.js';
import { tellLine } from '../terminal.js';
import { checkWritable, writeWhole } from '../write.js';

/** Kilobytes from which on mail programs refuse a file. */
const LARGE = 10_000;

/** `offramp export html`: the app with a scenario in it as one file. */
export async function exportHtml(
  name: string | undefined,
  { out, force = false }: { out?: string; force?: boolean },
): Promise<void> {
  if (out !== undefined) {
    formatOf(out, '--out', { html: ['.html', '.htm'] });
    checkWritable(out, { force });
  }
  const { boot, content } = await openBoot(name);
  const file = out ?? `${boot.scenario.id}.html`;
  const { scenario, source } = boot;
  const texts = textsToGive(source ? scenario.extends?.id : scenario.id, (id) => {
    const content = builtinSource(id)?.content;
    return content && String(content);
  });
  const layouts = await layoutsOf(modelOf(scenario));
  const own: Boot = {
    ...boot,
    ...(boot.pictures && { pictures: within(boot.pictures, content) }),
    ...(texts.length > 0 && { texts }),
    ...(Object.keys(layouts).length > 0 && { layouts }),
  };
  const page = await selfContainedPage(template(), own, randomBytes(16).toString('hex'));
  writeWhole(file, page, {
    force,
    otherwise: 'Choose another name with --out, or add --force to write over it.',
  });
  const size = Math.ceil(Buffer.byteLength(page) / 1000);
  const count = boot.pictures?.length ?? 0;
  tellLine(
    `Wrote ${file}, ${size} KB${count > 0 ? ` with ${count === 1 ? 'its picture' : `its ${count} pictures`}` : ''}. It opens by double click and needs no network.`,
  );
  const named = new Set(scenario.steps.flatMap(({ picture }) => picture?.file ?? []));
  const missing = [...named].filter((picture) => !boot.pictures?.some((shown) => shown.file === picture));
  if (missing.length > 0) tellLine(`Not in it, because not in the folder: ${missing.join(', ')}.`);
  if (size > LARGE) tellLine('That is too large for many mail programs: smaller pictures make it smaller.');
}

/** Where everything stands in the machine's pictures, as far as the page, which has no layout engine, does not know it. */
async function layoutsOf(model: Model): Promise<Record<string, object>> {
  return (await pageLayouts()).layoutsOf(model, shippedModel(model.id));
}

function template(): string {
  return readFileSync(join(webFolder(), 'single.html'), 'utf8');
}
