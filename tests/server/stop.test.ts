import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Boot } from '../../src/render/page/boot.js';
import { startServer } from '../../src/server/server.js';

test('a served page that stops waits for no connection on which nothing is asked', async () => {
  const app = mkdtempSync(join(tmpdir(), 'offramp-stop-'));
  for (const page of ['index.html', 'single.html']) writeFileSync(join(app, page), '<!doctype html>');
  const serving = await startServer({ app, boot: () => ({}) as Boot, port: 0 });
  // Browsers open such ones beforehand.
  const idle = connect(Number(new URL(serving.url).port), '127.0.0.1');
  idle.on('error', () => {});
  await once(idle, 'connect');
  let ended = false;
  const closed = serving.close().then(() => {
    ended = true;
  });
  await expect.poll(() => ended).toBe(true);
  await closed;
  rmSync(app, { recursive: true, force: true });
});
