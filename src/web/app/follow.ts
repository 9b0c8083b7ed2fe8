import type { Boot } from '../../render/page/boot.js';
import { isError } from '../../scenario/problem.js';
import { diskVersion } from '../editor/handoff.js';
import type { App } from './context.js';
import { openBoot } from './open.js';

/**
 * Follows the scenario file as it changes on disk: the run is replayed on what it is now. While another
 * scenario is on the page, that one stays there.
 */
export function followFile(app: App): void {
  tellProblems(app, app.home);
  const events = new EventSource('/events');
  let connected = false;
  let text = '';
  const look = async () => {
    const answer = await fetch('/boot.json', { cache: 'no-store' }).catch(() => undefined);
    if (!answer?.ok) return;
    const now = await answer.text();
    if (now === text) return;
    const first = text === '' && JSON.stringify(app.home) === now;
    text = now;
    if (!first) await follow(app, JSON.parse(now) as Boot);
  };
  events.addEventListener('changed', look);
  // The file may have changed while nobody was listening.
  events.addEventListener('open', () => {
    if (connected) void look();
    connected = true;
  });
}

async function follow(app: App, boot: Boot): Promise<void> {
  const { run, settings } = app;
  const shown = app.boot === app.home;
  app.home = boot;
  if (!shown) return;
  app.boot = boot;
  diskVersion.value += 1;
  if (tellProblems(app, boot)) return;
  const { shell } = settings.words.value;
  const changes = await openBoot(app, boot);
  run.notice.value = { kind: 'info', text: [shell.fileChanged, ...changes].join(' ') };
}

/** Says what is wrong with the file on disk. @returns whether anything is */
function tellProblems({ run, settings }: App, boot: Boot): boolean {
  const { shell } = settings.words.value;
  const errors = boot.problems?.filter(isError) ?? [];
  const [first] = errors;
  if (!first) return false;
  const where = ` ${first.file}:${first.line}:${first.column} ${first.message}`;
  run.notice.value = { kind: 'problem', text: shell.fileBroken(errors.length) + where };
  return true;
}
