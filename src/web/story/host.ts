/**
 * The host of a web address, to be shown with a link to it; with `http://` where that is how it
 * begins; nothing where it is no address to go to.
 */
export function hostOf(url: string): string | undefined {
  try {
    const { protocol, hostname } = new URL(url);
    if (protocol === 'http:') return `http://${hostname}`;
    return protocol === 'https:' ? hostname : undefined;
  } catch {
    return undefined;
  }
}
