import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

/** Unpacks the app and runs it as an inline script, which the page's policy knows by its hash. */
const UNPACK = `const packed = document.getElementById('offramp-app').textContent;
const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
const script = document.createElement('script');
script.type = 'module';
script.id = 'offramp-unpacked';
script.textContent = await new Response(stream).text();
document.head.append(script);`;

/**
 * Compresses the one script of the self-contained page, which makes the file less than half as large.
 *
 * @param page HTML with its script inline
 * @throws Error when it has no inline module script
 */
export function packSingle(page: string): string {
  const match = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(page);
  const code = match?.[1];
  if (!match || !code) throw new Error('The single page has no inline script to pack.');
  const hash = createHash('sha256').update(code).digest('base64');
  const packed = deflateRawSync(code, { level: 9 }).toString('base64');
  const scripts = `<script type="text/plain" id="offramp-app" data-sha256="${hash}">${packed}</script><script type="module">${UNPACK}</script>`;
  return page.replace(match[0], () => scripts);
}
