import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { servedPolicy } from '../render/page/page.js';
import { HOST } from './listen.js';

/** A part of an address that nobody can guess: other accounts of a computer reach its loopback too. */
export function newSecret(): string {
  return randomBytes(16).toString('hex');
}

/** The hosts under which a server is asked for as itself; any other name points here from elsewhere. */
export function hostsAt(port: number): ReadonlySet<string> {
  return new Set([`${HOST}:${port}`, `localhost:${port}`]);
}

export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}

/**
 * The rest of a path under the secret folder, with the slash that it begins with; undefined where it is not under
 * it. How long that takes to find out tells nothing of the secret.
 */
export function below(path: string, secret: string): string | undefined {
  const wanted = Buffer.from(`/${secret}`);
  const begins = Buffer.from(path.slice(0, wanted.length));
  if (begins.length !== wanted.length || !timingSafeEqual(begins, wanted)) return undefined;
  const rest = path.slice(wanted.length);
  return rest === '' || rest.startsWith('/') ? rest : undefined;
}

/** The headers of every answer, whatever it is: what comes from here does nothing elsewhere, and nothing else here. */
export function guard(response: ServerResponse, policy = servedPolicy()): void {
  const all = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
}

/** Answers a guarded response with a text. */
export function refuse(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}

const STRANGER = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Not the whole address – Offramp</title>
<h1>This is not the whole address</h1>
<p>Offramp is running here, but under an address with a random part that is new at each start. Open the address that it printed in its terminal.</p>
<p>If you came by a link that carries a run, open that address and paste the link there, under “Take away”, “Open run”.</p>
</html>
`;

/** Tells a person who has come without the secret, or with an old one, where to find it. */
export function refuseStranger(response: ServerResponse): void {
  response.statusCode = 404;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(STRANGER);
}

/**
 * Answers whom nothing is told: who asks under another name, by another method, or without the secret.
 *
 * @returns the path under the secret folder, or undefined where it has been answered
 */
export function admitted(
  request: IncomingMessage,
  response: ServerResponse,
  hosts: ReadonlySet<string>,
  secret: string,
): string | undefined {
  if (!hosts.has(request.headers.host ?? '')) refuse(response, 403, 'This is not the address of this page.');
  else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405, 'Only GET is answered.');
  else {
    const path = below(pathOf(request), secret);
    if (path === undefined) refuseStranger(response);
    // Without the last slash, what the page names beside itself would be looked for without the secret.
    else if (path === '') response.writeHead(308, { location: `/${secret}/` }).end();
    else return path;
  }
  return undefined;
}
