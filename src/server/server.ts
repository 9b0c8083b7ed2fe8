import { createServer } from 'node:http';
import { admitted, guard, hostsAt, newSecret } from './answer.js';
import { type Shown, servedApp } from './app.js';
import { HOST, listen } from './listen.js';

/** Ports are tried from here on when none is asked for. */
const FIRST_PORT = 4870;

export interface ServeOptions extends Shown {
  /** Folder of the built app. */
  app: string;
  /** A port that is wanted; 0 takes any free one, absent the first free of a few. */
  port?: number | undefined;
}

export interface Serving {
  /** Address of the page. Whoever knows it can read the scenario, with what it holds for the teacher. */
  url: string;
  /** Tells every open page that the boot document has changed. */
  announce(): void;
  close(): Promise<void>;
}

/**
 * Serves the app on loopback, under a path that nobody can guess. Requests under another host name are refused,
 * so that a page elsewhere cannot reach it through a name that it points here.
 *
 * @throws PortError when the port is taken or not allowed
 */
export async function startServer({ app: folder, port, ...shown }: ServeOptions): Promise<Serving> {
  const app = servedApp(folder);
  const secret = newSecret();
  let own: ReadonlySet<string> = new Set();

  const server = createServer((request, response) => {
    guard(response);
    const path = admitted(request, response, own, secret);
    if (path !== undefined) app.answer(path, request, response, shown);
  });
  const bound = await listen(server, port, FIRST_PORT);
  own = hostsAt(bound);
  return {
    url: `http://${HOST}:${bound}/${secret}/`,
    announce: app.announce,
    close: () =>
      new Promise((resolve) => {
        app.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
