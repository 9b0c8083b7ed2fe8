import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, inFolder } from '../helpers/cli.js';

/** Serves with an opener of this text, or none, until `done` of what was said; then stops. */
async function served(opener: string | undefined, done: (err: string, folder: string) => boolean): Promise<string> {
  return inFolder(async (folder) => {
    if (opener !== undefined) writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\n${opener}\n`, { mode: 0o755 });
    const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--open'], {
      cwd: folder,
      env: { ...process.env, PATH: folder },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    try {
      await expect.poll(() => done(err, folder), { timeout: 20_000 }).toBe(true);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
    const [url = 'no address'] = /http:\S+/.exec(out) ?? [];
    return err.replaceAll(url, 'URL');
  });
}

describe.runIf(process.platform === 'linux')('--open', () => {
  const says = 'offramp: no browser could be opened; open URL yourself.\n';

  test.each([
    ['fails', 'exit 3'],
    ['is missing', undefined],
  ])('says so where the opener %s, and serves on', async (_, opener) => {
    expect(await served(opener, (err) => err.includes('\n'))).toBe(says);
  });

  test('says nothing where it opens', async () => {
    let url = '';
    const err = await served('echo "$1" > url', (_, folder) => {
      const file = join(folder, 'url');
      url = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return url !== '';
    });
    expect([url, err]).toEqual([expect.stringMatching(/^http:/), '']);
  });
});
