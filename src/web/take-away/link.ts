import { MAX_RUN_BYTES } from '../../play/bounds.js';
import type { Run } from '../../play/index.js';

/** Stands before the run in the address: what follows is a run document, deflated, in base64url. */
const HEAD = '#run=';
/** The same as programs that send links may write it. */
const WRITTEN = /(?:#|%23)run(?:=|%3d)/i;
/** First character and point of what follows it. Another version would be written another way. */
const VERSION = '1.';

/** Longest link that is handed out: programs that send links cut longer ones. */
export const MAX_LINK = 8_000;

/** Why a link holds nothing that can be read. */
export type LinkFault = 'broken' | 'version' | 'large';

export class LinkError extends Error {
  override name = 'LinkError';
  constructor(readonly fault: LinkFault) {
    super(`The link is ${fault}.`);
  }
}

/** The address that opens a run, from the address of the page. */
export async function linkTo(run: Run, page: string): Promise<string> {
  const deflated = new Blob([JSON.stringify(run)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  return page.replace(/#.*$/s, '') + HEAD + VERSION + toBase64url(bytes);
}

/**
 * The text of the run document that an address carries. Never more of it is held than a run may have.
 *
 * @throws LinkError that says what is wrong with the link
 */
export async function runTextOf(address: string): Promise<string> {
  const [head] = WRITTEN.exec(address) ?? [];
  // Long lines are broken, and quoted with a `>`.
  const body =
    head === undefined
      ? ''
      : address
          .slice(address.indexOf(head) + head.length)
          .replace(/=?\r?\n[>\s]*/g, '')
          .trim();
  if (!body.startsWith(VERSION)) throw new LinkError(/^\d+\./.test(body) ? 'version' : 'broken');
  // What stands behind it was added on the way: a bracket, a full stop, a parameter that counts readers.
  const [text = ''] = /^[\w-]*/.exec(body.slice(VERSION.length)) ?? [];
  if (text.length > MAX_RUN_BYTES) throw new LinkError('large');
  return inflate(fromBase64url(text), MAX_RUN_BYTES);
}

async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > most) throw new LinkError('large');
      text += decoder.decode(part.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error instanceof LinkError ? error : new LinkError('broken');
  }
}

function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(text)) throw new LinkError('broken');
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch {
    throw new LinkError('broken');
  }
}
