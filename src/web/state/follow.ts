import { isError } from '../../file/problem.js';
import type { Boot } from '../../render/page/boot.js';
import type { App } from './context.js';
import { diskVersion } from './handoff.js';
import { openBoot } from './open.js';

/**
 * Follows the scenario file as it changes on disk: the run is replayed on what it is now. While another
 * scenario is on the page, that one stays there.
 *
 * @param came what the server put into the page
 */
export function followFile(app: App, came: Boot): void {
  tellProblems(app, app.home);
  const events = new EventSource('./events');
  let connected = false;
  let text = '';
  const look = async () => {
    const answer = await fetch('./boot.json', { cache: 'no-store' }).catch(() => undefined);
    if (!answer?.ok) return;
    const now = await answer.text();
    if (now === text) return;
    const first = text === '' && JSON.stringify(came) === now;
    text = now;
    if (!first) await follow(app, JSON.parse(now) as Boot);
  };
  events.addEventListener('changed', look);
  // The file may have changed while nobody was listening.
  events.addEventListener('open', () => {
    if (connected) void look();
    connected = true;
  });
  // The browser tries again by itself, until it is told that there is no such page.
  events.addEventListener('error', () => {
    if (events.readyState !== EventSource.CLOSED) return;
    app.run.notice.value = { kind: 'problem', text: app.settings.words.value.shell.serverAnew };
  });
}

async function follow(app: App, boot: Boot): Promise<void> {
  const { run, settings } = app;
  const before = app.home;
  // What was written in the editor and stands in the file by now is the file.
  const same = sameText(app.boot, boot);
  const shown = app.boot === before || same || sameText(app.boot, before);
  app.home = boot;
  if (shown) app.boot = boot;
  // The editor may hold the file whatever else the page shows.
  diskVersion.value += 1;
  if (!shown || tellProblems(app, boot)) return;
  const { shell } = settings.words.value;
  const changes = await openBoot(app, boot);
  if (!same) run.notice.value = { kind: 'info', text: [shell.fileChanged, ...changes].join(' ') };
  else if (before.unread && boot.source) run.notice.value = { kind: 'info', text: shell.fileBack(boot.source.name) };
}

/** Whether both were made from the same files as they stood then. */
function sameText({ source, beside }: Boot, other: Boot): boolean {
  return source !== undefined && JSON.stringify([source, beside]) === JSON.stringify([other.source, other.beside]);
}

/** Says what is wrong with the file on disk. @returns whether anything is */
function tellProblems({ run, settings }: App, { problems = [], unread, source }: Boot): boolean {
  const { shell } = settings.words.value;
  const errors = problems.filter(isError);
  const [first] = errors;
  if (unread && source) run.notice.value = { kind: 'problem', text: shell.fileUnread[unread](source.name) };
  else if (first) {
    const where = ` ${first.file}:${first.line}:${first.column} ${first.message}`;
    run.notice.value = { kind: 'problem', text: shell.fileBroken(errors.length) + where };
  } else return false;
  return true;
}
