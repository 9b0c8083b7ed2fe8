import { type Run as RunDocument, SessionError } from '../../play/index.js';
import type { Boot } from '../../render/page/boot.js';
import { asCalled } from '../../render/text/called.js';
import { type Aside, asideOf, dropAside, setAside } from '../state/aside.js';
import type { App } from '../state/context.js';
import { documentOf, keepNow } from '../state/keep.js';
import { builtinBoot, openBoot } from '../state/open.js';
import { recall, remember } from '../state/storage.js';

/** Acts and forks of a stranger's run that are replayed at most: a few seconds of work. */
const MOST_WORK = 20_000;

/** A run that waits for its scenario to be opened. */
let waiting: RunDocument | undefined;

/** How opening a run ended: it is open, it waits for its scenario, or it was refused. */
export type Ending = 'open' | 'waits' | 'refused';

/** Tells something at the foot of the page. */
export function tell({ run, home }: App, kind: 'info' | 'problem', ...texts: string[]): void {
  run.notice.value = { kind, text: asCalled(texts.join(' '), home.called) };
}

/**
 * Opens a run from its text. The run that is open is set aside, not lost; what is wrong is told at the
 * foot of the page, which then stays as it was.
 *
 * @param opened what to tell when it is open
 * @param refused what to tell when it cannot be, from the reason
 */
export async function openRunText(
  app: App,
  text: string,
  opened: string,
  refused: (reason: string) => string,
): Promise<Ending> {
  const { takeAway } = app.settings.words.value;
  const { parseRun, replayWork } = await import('../../play/save.js');
  let run: RunDocument;
  try {
    run = parseRun(text);
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    tell(app, 'problem', refused(error.message));
    return 'refused';
  }
  if (replayWork(run) > MOST_WORK) {
    tell(app, 'problem', takeAway.tooLongToReplay);
    return 'refused';
  }
  const boot = await bootFor(app, run.scenario.id);
  if (!boot) {
    waiting = run;
    tell(app, 'problem', takeAway.otherScenario(run.scenario.title, run.scenario.id));
    return 'waits';
  }
  try {
    return await openRun(app, run, boot, opened);
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    tell(app, 'problem', refused(error.message));
    return 'refused';
  }
}

/** Where the scenario of an id is to be had: on the page, in what it came with, or among those of Offramp. */
async function bootFor({ run, boot, home }: App, id: string): Promise<Boot | undefined> {
  if (run.scenario.id === id) return boot;
  if (home.scenario.id === id) return home;
  return builtinBoot(id);
}

async function openRun(app: App, document: RunDocument, boot: Boot, opened: string): Promise<Ending> {
  const { takeAway } = app.settings.words.value;
  const { resume } = await import('../../play/save.js');
  // What is on the page may be newer than what its boot document holds.
  const same = app.run.scenario.id === document.scenario.id;
  const { session, changes, unplayed } = resume(document, same ? app.run.scenario : boot.scenario);
  if (!same) await openBoot(app, boot);
  const own = await documentOf(app.run);
  const text = JSON.stringify(own);
  const aside = own.log.length > 0 && text !== JSON.stringify(document);
  if (aside && !setAside(own.scenario.id, { at: Date.now(), acts: own.log.length, run: text })) {
    tell(app, 'problem', takeAway.noRoom);
    return 'refused';
  }
  app.autoplay.playing.value = false;
  app.run.replace(session, unplayed);
  app.settings.screen.value = 'crisis';
  app.run.notice.value = {
    kind: 'info',
    text: [opened, ...(aside ? [takeAway.ownKept] : []), ...changes].join(' '),
    ...(aside && {
      action: {
        label: takeAway.backToOwn,
        does: () => {
          const entry = asideOf(own.scenario.id).find(({ run }) => run === text);
          if (entry) void openAside(app, entry);
        },
      },
    }),
  };
  return 'open';
}

/** Opens a run that was set aside, and sets the one aside that is open. */
export async function openAside(app: App, entry: Aside): Promise<void> {
  const { takeAway } = app.settings.words.value;
  const { id } = app.run.scenario;
  const ending = await openRunText(app, entry.run, takeAway.runOpened, (reason) => reason);
  // It is in one place or the other, whatever becomes of the page.
  if (ending === 'open' && (await keepNow(app.run))) dropAside(id, entry.run);
}

/** Opens the run that waited for the scenario which is on the page now. */
export async function openWaiting(app: App): Promise<void> {
  const { takeAway } = app.settings.words.value;
  if (waiting?.scenario.id !== app.run.scenario.id) return;
  const text = JSON.stringify(waiting);
  waiting = undefined;
  await openRunText(app, text, takeAway.runOpened, takeAway.linkNoRun);
  forgetAddress();
}

/** Opens the run that a link carries: the page's own address, or one that was pasted. */
export async function openLink(app: App, address: string): Promise<Ending> {
  const { takeAway } = app.settings.words.value;
  const { LinkError, runTextOf } = await import('./link.js');
  try {
    return await openRunText(app, await runTextOf(address), takeAway.linkOpened, takeAway.linkNoRun);
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    const texts = { broken: takeAway.linkBroken, version: takeAway.linkVersion, large: takeAway.linkLarge };
    tell(app, 'problem', texts[error.fault]);
    return 'refused';
  }
}

/** The scenario that an address names: of a card of the library, opened in a tab of its own. */
export function scenarioIn(hash: string): string | undefined {
  return /^#scenario=([\w-]+)$/.exec(hash)?.[1];
}

/** Opens what the page's address carries, now and when it changes. */
export async function openFromAddress(app: App): Promise<void> {
  const open = async () => {
    // What was named is on the page: from here on the tab knows what it shows.
    if (scenarioIn(location.hash)) return forgetAddress();
    // One that was damaged on the way is told of too, not passed over.
    if (!/^#run\b/i.test(location.hash)) return;
    const ending = await openLink(app, location.hash);
    // A reload must not open the link again over what was done since.
    if (ending !== 'waits') forgetAddress();
  };
  addEventListener('hashchange', () => void open());
  await open();
}

function forgetAddress(): void {
  try {
    history.replaceState(history.state, '', location.pathname + location.search);
  } catch {
    location.hash = '';
  }
}

/** Opens the run that a self-contained file brings, the first time that it is opened in this browser. */
export async function openBrought(app: App): Promise<void> {
  const { opening, scenario } = app.home;
  if (!opening || app.boot !== app.home || recall(`opened:${scenario.id}`) === opening.stamp) return;
  remember(`opened:${scenario.id}`, opening.stamp);
  const { takeAway } = app.settings.words.value;
  await openRunText(app, JSON.stringify(opening.run), takeAway.runOpened, takeAway.linkNoRun);
}
