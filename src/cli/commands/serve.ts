import { statSync } from 'node:fs';
import { errorsText } from '../../file/problem.js';
import type { Boot } from '../../render/page/boot.js';
import { type Serving, startServer } from '../../server/server.js';
import { type Watching, watchFiles } from '../../server/watch.js';
import { type Opened, openBoot, reopenBoot } from '../boot.js';
import { called } from '../called.js';
import { InputError } from '../errors.js';
import { fileErrorText } from '../file-errors.js';
import { webFolder } from '../files.js';
import { openBrowser, portOf, stopped } from '../open.js';
import { print, tell, tellLine } from '../terminal.js';

/** `offramp serve`: the classroom screen in a browser on this computer, until it is stopped. */
export async function serve(name: string | undefined, options: { port?: string; open?: boolean }): Promise<void> {
  const port = options.port === undefined ? undefined : portOf(options.port);
  const app = webFolder();
  const { boot, files, content } = await openBoot(name);
  let pictures = content;
  const served = { served: true, called, ...(name === undefined && { library: true as const }) } as const;
  let now: Boot = { ...boot, ...served };
  const serving = await startServer({ app, boot: () => now, pictures: () => pictures, port });
  const watching =
    name !== undefined && files.length > 0 && !isPipe(name) ? follow(name, files, serving, () => now, set) : undefined;
  function set(next: Boot, shown?: Opened['content']): void {
    now = { ...next, ...served };
    pictures = shown ?? pictures;
  }
  await print(
    `${name === undefined ? 'The library of crises' : now.scenario.title}\n\n  ${serving.url}\n\nOpen this address in a browser on this computer; nothing leaves it. ${
      watching ? `The page follows ${name} as you change it. ` : ''
    }Stop with Ctrl+C.\n`,
  );
  if (options.open) await openBrowser(serving.url, tell);
  await stopped();
  watching?.close();
  await serving.close();
}

/**
 * Watches the scenario's files, and tells the pages when what they show has changed or cannot be read any more.
 * Whatever is wrong with the files, the server goes on.
 */
function follow(
  name: string,
  files: readonly string[],
  serving: Serving,
  now: () => Boot,
  set: (boot: Boot, pictures?: Opened['content']) => void,
): Watching {
  const watching = watchFiles(files, () => {
    try {
      const opened = reopenBoot(name, now());
      watching.add(opened.files);
      const before = JSON.stringify(now());
      set(opened.boot, opened.content);
      if (JSON.stringify(now()) === before) return;
      serving.announce();
      const errors = opened.boot.problems?.length ?? 0;
      tellLine(errors > 0 ? `${name} has ${errorsText(errors)} now; the page says which.` : `${name} was read again.`);
    } catch (error) {
      const unread = whyUnread(name);
      if (now().unread === unread) return;
      set({ ...now(), unread });
      serving.announce();
      const why = error instanceof InputError ? error.message : fileErrorText(name, error, 'read');
      tell(`${why} The page keeps what it was, and follows it again once it is back.`);
    }
  });
  return watching;
}

/** Whether it can be read once only. */
function isPipe(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() === false;
}

function whyUnread(name: string): NonNullable<Boot['unread']> {
  try {
    statSync(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
  }
  return 'unreadable';
}
