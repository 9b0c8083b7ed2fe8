import { UsageError } from './errors.js';
import { tell } from './terminal.js';

/** Opens an address in the browser; says so where that cannot be done. */
export async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const failed = () => tell(`offramp: no browser could be opened; open ${url} yourself.`);
  try {
    const child = await open(url);
    child.on('error', failed);
  } catch {
    failed();
  }
}

/** Waits until the program is asked to stop. */
export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** A port as it was asked for. @throws UsageError when it is none */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535 (0: any free one), not ${text}.`);
  return port;
}
