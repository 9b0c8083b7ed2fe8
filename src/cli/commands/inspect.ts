import { setTimeout as sleep } from 'node:timers/promises';
import { type Inspector, startInspector } from '../../inspect/node/server.js';
import { playedPath } from '../../play/path.js';
import { outcomeText } from '../../render/text/replay.js';
import { UsageError } from '../errors.js';
import { viewerFolder } from '../files.js';
import { openBrowser, portOf, stopped } from '../open.js';
import type { PlayConsole } from '../play/console.js';
import { print, tell } from '../terminal.js';
import { consoleOf, hasKeys, playHere, tellNotices } from './play.js';

export interface InspectOptions {
  branch?: string;
  resume?: string;
  replay?: boolean;
  every: string;
  port?: string;
  open?: boolean;
  remote?: string;
}

/** `offramp inspect`: plays or replays in the terminal, and serves the viewer that watches it. */
export async function inspect(name: string | undefined, options: InspectOptions): Promise<void> {
  const port = options.port === undefined ? undefined : portOf(options.port);
  const every = secondsOf(options.every);
  const remote = options.remote === undefined ? undefined : remoteOf(options.remote);
  const console = await consoleOf(name, options);
  const screen = !options.replay && hasKeys();
  // What is written beside a screen would spoil it.
  const log = (line: string) => (console.onNote ? console.onNote(line) : tell(line));
  const inspector = await startInspector({
    session: console.session,
    origin: 'terminal',
    viewer: viewerFolder(),
    port,
    remote,
    log,
  });
  try {
    await print(addresses(inspector, remote));
    if (options.open) await openBrowser(inspector.url, log);
    if (options.replay) {
      tellNotices(console);
      await replayed(console, every);
    } else {
      console.heading = `Viewer: ${inspector.url}`;
      if (screen && remote) await print('Any line goes on.\n').then(() => anyLine());
      await playHere(console, options.resume);
    }
  } finally {
    await inspector.close();
  }
}

function addresses({ url, remote: remoteUrl }: Inspector, remote: URL | undefined): string {
  const here = `The viewer is at\n\n  ${url}\n\nOpen this address in a browser on this computer. Whoever knows it can watch this run and make moves in it; nothing leaves this computer.\n\n`;
  if (!remote || remoteUrl === undefined) return here;
  return `${here}Because of --remote, a page from ${remote.origin}, which is not part of Offramp, may connect as well:\n\n  ${remoteUrl}\n\nOnce you open that address, your browser loads the page from ${remote.host} and tells it where this run is. The page then gets the machine, every event and every state of this run, with the texts of its moves, and can make moves. What it does with them is up to ${remote.host}. Without --remote no page but Offramp's own is let in.\n\n`;
}

/** A replay at a walking pace, then time to look at it. */
async function replayed(console: PlayConsole, every: number): Promise<void> {
  const { session } = console;
  const end = stopped();
  const ends = end.then(() => true);
  await print(`${console.story().join('\n')}\n`);
  while (session.nextStep) {
    if (await Promise.race([ends, sleep(every * 1_000, false)])) return;
    // Somebody at a viewer may have gone another way meanwhile.
    if (!session.nextStep) break;
    session.next();
    await print(`${console.story().join('\n')}\n`);
  }
  await print(
    `\n${outcomeText(session.scenario, playedPath(session), console.style).join('\n')}\n\nStop with Ctrl+C.\n`,
  );
  await end;
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0 && seconds <= 3_600))
    throw new UsageError(`--every takes seconds, from 0 to 3600, not ${text}.`);
  return seconds;
}

/** @throws UsageError when it is no address of a page */
function remoteOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--remote takes the address of a viewer, https://… or http://…, not ${text.slice(0, 200)}.`);
  return url;
}

function anyLine(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.resume();
    process.stdin.once('data', () => resolve());
  });
}
