import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { columns } from '../../src/render/text/columns.js';
import { cli } from '../helpers/cli.js';

/** A shell on a real terminal, as `script` of util-linux makes one. */
class Terminal {
  all = '';
  readonly #child;
  readonly #ended: Promise<unknown>;

  constructor(commands: string, env: Record<string, string>) {
    this.#child = spawn('script', ['-qec', commands, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm-256color', SHELL: '/bin/sh', ...env },
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text) => {
      this.all += text;
    });
    this.#ended = new Promise((resolve) => this.#child.on('close', resolve));
  }

  async type(keys: string, until: string): Promise<void> {
    const from = this.all.length;
    this.#child.stdin.write(keys);
    await expect.poll(() => this.all.slice(from), { timeout: 20_000 }).toContain(until);
  }

  async end(): Promise<string> {
    await this.#ended;
    return this.all;
  }
}

test.skipIf(process.platform !== 'linux' || !existsSync('/usr/bin/script'))(
  'on a real terminal of 40 columns: what commands print, keys, a run that was left in a hurry, and the terminal afterwards',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offramp-'));
    try {
      const run = (args: string) => `"${process.execPath}" "${cli}" ${args}`;
      const printed = ['list', 'replay', 'compare trunk iran-strikes-again', 'explore --runs 0'].map(run).join('; ');
      const terminal = new Terminal(
        `stty cols 40 rows 20; ${printed}; echo PLAY; ${run('play')}; ${run('play')}; stty -a`,
        { XDG_STATE_HOME: folder, NO_COLOR: '1' },
      );
      await terminal.type('', 'position 0');
      const [before = ''] = terminal.all.split('PLAY');
      for (const line of stripVTControlCharacters(before).split(/\r?\n|\r/))
        expect(columns(line), line).toBeLessThanOrEqual(40);
      await terminal.type('nnn\x1b[B', 'position 3');
      await terminal.type('\x03', 'This run is not saved.');
      await terminal.type('\x03', 'q quit');
      const [kept = ''] = readdirSync(join(folder, 'offramp'));
      const first = terminal.all.slice(terminal.all.lastIndexOf('\x1b[?1049h'));
      expect(stripVTControlCharacters(first).replace(/\s+/g, ' ')).toContain(
        'A run from before was not saved: offramp play --resume',
      );
      await terminal.type('q', 'speed');
      const all = await terminal.end();
      expect(all.replace(/\s+/g, '')).toContain(
        `Thisrunwasnotsaved.Goonwith:offrampplay--resume${folder}/offramp/${kept}`,
      );
      expect(all.split('\x1b[?1049h')).toHaveLength(3);
      expect(all.split('\x1b[?25h\x1b[?7h\x1b[?1049l')).toHaveLength(3);
      expect(all.slice(all.lastIndexOf('\x1b[?1049l'))).toMatch(/ icanon /);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
