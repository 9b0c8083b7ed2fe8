import { stripVTControlCharacters } from 'node:util';
import { vi } from 'vitest';
import type { PlayConsole } from '../../src/cli/play/console.js';
import { playScreen } from '../../src/cli/play/screen.js';

/** A key by its name, or a character. */
export type Press = 'return' | 'escape' | 'up' | 'down' | 'home' | 'space' | (string & {});

/**
 * Plays on the screen with keys, on a terminal of 24 rows that is none.
 *
 * @returns what each key put there, the first screen before them; without colour, the screen's own way to clear it is `\f`
 */
export async function pressed(console: PlayConsole, keys: readonly Press[]): Promise<string[]> {
  const stdin = process.stdin as typeof process.stdin & { setRawMode?: unknown };
  const raw = stdin.setRawMode;
  Object.assign(stdin, { setRawMode: () => stdin });
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const shown: string[] = [];
  const settled = async () => {
    // Whoever asks for the next key has shown all that the last one did.
    do await new Promise((resolve) => setImmediate(resolve));
    while (stdin.listenerCount('keypress') === 0);
    shown.push(stripVTControlCharacters(out.replaceAll('\x1b[2J\x1b[H', '\f')));
    out = '';
  };
  const press = (key: Press) => {
    const character = key.length === 1 ? key : key === 'space' ? ' ' : undefined;
    stdin.emit('keypress', character, { name: key, ctrl: false, sequence: character ?? '' });
  };
  try {
    const played = playScreen(console, () => {});
    await settled();
    for (const key of keys) {
      press(key);
      await settled();
    }
    console.done = true;
    press('escape');
    await played;
  } finally {
    write.mockRestore();
    Object.assign(stdin, { setRawMode: raw });
  }
  return shown;
}
