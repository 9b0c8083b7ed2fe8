import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../scripts/serve.js';
import { MANNERS, untilShown } from '../tests/helpers/saves.js';
import { smallText } from '../tests/helpers/scenarios.js';

const SAVES = 1_000;

/** Saves a served file a thousand times in each manner of editors: how long until the page has the last one. */
export async function follow(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-follow-'));
  const file = join(folder, 'small.yaml');
  const text = (title: string) => smallText().replace('title: Small', `title: ${title}`);
  writeFileSync(file, text('Small'));
  const server = await serve([file]);
  try {
    for (const manner of Object.keys(MANNERS)) {
      const passed = await untilShown(server.url, file, manner, SAVES, text);
      console.log(
        `following a file    ${SAVES} saves, ${manner}: the last one shows after ${(passed / 1_000).toFixed(2)} s (aim: within 2 s)`,
      );
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
