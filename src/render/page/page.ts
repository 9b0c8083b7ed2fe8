import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { BOOT_ID, type Boot, NONCE_NAME, PLACES } from './boot.js';
import { packed } from './pack.js';

/** The boot document as text that no HTML parser takes for markup. */
export function bootText(boot: Boot): string {
  return JSON.stringify(boot)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function fill(template: string, head: string, body: string): string {
  // Functions, since `$` in a replacement text would mean something.
  return template.replace(`<!--${PLACES.head}-->`, () => head).replace(`<!--${PLACES.boot}-->`, () => body);
}

/** An element that holds the boot document and that no browser runs. */
const holder = (text: string, packed = false) =>
  `<script type="application/json" id="${BOOT_ID}"${packed ? ' data-packed' : ''}>${text}</script>`;

const nonceMeta = (nonce: string) => `<meta name="${NONCE_NAME}" content="${nonce}">`;

/**
 * The page as a server sends it; `servedPolicy` of the same nonce goes into its headers.
 *
 * @param template the built `index.html`
 * @param nonce random letters and digits, new each time
 */
export function servedPage(template: string, boot: Boot, nonce: string): string {
  return fill(template, nonceMeta(nonce), holder(bootText(boot)));
}

/** Content-Security-Policy of what is served: nothing from elsewhere, no inline script; inline styles with the nonce. */
export function servedPolicy(nonce?: string): string {
  return policy({
    'script-src': "'self'",
    'style-src': nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`,
    'worker-src': "'self'",
    'connect-src': "'self'",
    'frame-ancestors': "'none'",
  });
}

/**
 * The app with a scenario in it, made small, as one file that needs no server and no network. Its policy stands in
 * the file and allows its own script by hash.
 *
 * @param template the built `single.html`, its scripts and styles inline
 * @param nonce random letters and digits, new each time
 */
export async function selfContainedPage(template: string, boot: Boot, nonce: string): Promise<string> {
  // The app itself is packed; the build has noted the hash of what comes out.
  const app = /id="offramp-app" data-sha256="([A-Za-z0-9+/=]+)"/.exec(template)?.[1];
  const own = hashes(template, SCRIPT);
  const scripts = app === undefined ? own : `${own} 'sha256-${app}'`;
  // What a script says of styles is no style.
  const styles = hashes(template.replace(SCRIPT, ''), STYLE);
  const meta = policy({
    'script-src': scripts,
    'style-src': `${styles} 'nonce-${nonce}'`,
    // The worker's code is within the app, which hands it to the browser as a blob.
    'worker-src': 'blob:',
  });
  const head = `<meta http-equiv="Content-Security-Policy" content="${meta}">${nonceMeta(nonce)}`;
  return fill(template, head, holder(await packed(JSON.stringify(boot)), true));
}

const SCRIPT = /<script type="module"[^>]*>([\s\S]*?)<\/script>/g;
const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

function policy(own: Record<string, string>): string {
  const all = {
    'default-src': "'none'",
    'img-src': "'self' data: blob:",
    'base-uri': "'none'",
    'form-action': "'none'",
    ...own,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Hashes, as a policy has them, of the texts that stand inline. */
function hashes(template: string, pattern: RegExp): string {
  return [...template.matchAll(pattern)]
    .map(([, text = '']) => `'sha256-${base64(sha256(utf8ToBytes(text)))}'`)
    .join(' ');
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
