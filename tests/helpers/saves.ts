import { closeSync, openSync, renameSync, truncateSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How editors save: what each does with a file that is there. */
export const MANNERS: Record<string, (file: string, text: string) => void> = {
  'in place': (file, text) => {
    const handle = openSync(file, 'r+');
    writeSync(handle, text, 0);
    closeSync(handle);
    truncateSync(file, Buffer.byteLength(text));
  },
  rename: (file, text) => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  },
  'unlink and write': (file, text) => {
    unlinkSync(file);
    writeFileSync(file, text);
  },
  'truncate and write': (file, text) => {
    truncateSync(file, 0);
    writeFileSync(file, text);
  },
};

/**
 * Saves a file again and again, at once and a few milliseconds apart, each time with another title of the same length.
 *
 * @param url address of the page that follows it
 * @param text the file with that title
 * @returns after how many milliseconds the last one shows, or infinity where it does not within ten seconds
 */
export async function untilShown(
  url: string,
  file: string,
  manner: keyof typeof MANNERS,
  count: number,
  text: (title: string) => string,
): Promise<number> {
  const titleOf = (n: number) => `${manner} ${String(n).padStart(6, '0')}`;
  for (let n = 1; n <= count; n += 1) {
    MANNERS[manner]?.(file, text(titleOf(n)));
    if (n % 3 === 0) await sleep(n % 5);
  }
  const saved = performance.now();
  for (;;) {
    const boot = (await (await fetch(`${url}boot.json`)).json()) as { scenario: { title: string } };
    const passed = performance.now() - saved;
    if (boot.scenario.title === titleOf(count)) return passed;
    if (passed > 10_000) return Number.POSITIVE_INFINITY;
    await sleep(20);
  }
}
