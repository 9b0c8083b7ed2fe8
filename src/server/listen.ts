import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Only this machine can reach it. */
export const HOST = '127.0.0.1';
/** How many ports are tried one after the other when none is asked for. */
const TRIED = 20;

/** Thrown when a server cannot listen. Its message is meant for people. */
export class PortError extends Error {
  override name = 'PortError';
}

/**
 * Makes a server listen: on loopback, unless another address of this computer is asked for.
 *
 * @param wanted a port; 0 takes any free one, absent the first free of those from `first` on
 * @returns the port that it listens on
 * @throws PortError when the port is taken or not allowed
 */
export async function listen(
  server: Server,
  wanted: number | undefined,
  first: number,
  host: string = HOST,
): Promise<number> {
  const last = first + TRIED - 1;
  for (let port = wanted ?? first; port <= (wanted ?? last); port += 1) {
    const code = await tryPort(server, port, host);
    if (code === undefined) return (server.address() as AddressInfo).port;
    if (code !== 'EADDRINUSE')
      throw new PortError(`The port ${port} may not be used (${code}). Choose another with --port.`);
  }
  throw new PortError(
    wanted === undefined
      ? `The ports ${first}-${last} are all taken. Choose another with --port.`
      : `The port ${wanted} is taken. Choose another with --port, or leave it out.`,
  );
}

/** @returns the code of what went wrong, if anything did */
function tryPort(server: Server, port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown');
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(undefined);
    });
  });
}
