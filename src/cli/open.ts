import { UsageError } from './errors.js';

/** How soon an opener fails where it does; later it is the browser that ends, which says nothing of how it began. */
const SOON_MS = 10_000;

/**
 * Opens an address in the browser; says so where that cannot be done.
 *
 * @param tell says a line to whoever sits here
 */
export async function openBrowser(url: string, tell: (line: string) => void): Promise<void> {
  const { default: open } = await import('open');
  let told = false;
  const failed = () => {
    if (!told) tell(`no browser could be opened; open ${url} yourself.`);
    told = true;
  };
  try {
    const child = await open(url);
    const ended = (code: number | null) => {
      if (code !== null && code !== 0) failed();
    };
    // Some have ended by now.
    ended(child.exitCode);
    child.on('error', failed).on('exit', ended);
    setTimeout(() => child.off('exit', ended), SOON_MS).unref();
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
