import { effect } from '@preact/signals';
import { render } from 'preact';
import { BOOT_ID, type Boot } from '../render/page/boot.js';
import { unpacked } from '../render/page/pack.js';
import { adoptLayouts } from './machine/layouts.js';
import { adoptDrawing } from './map/drawings.js';
import { awaitInspector } from './shell/inspector.js';
import { listenToKeys } from './shell/keyboard.js';
import { Page } from './shell/Page.js';
import { hidesAhead, isDecision } from './state/ahead.js';
import { makeAutoplay } from './state/autoplay.js';
import { adoptTexts } from './state/builtin.js';
import { type App, AppContext } from './state/context.js';
import { followFile } from './state/follow.js';
import { keepHistory } from './state/history.js';
import { keepRun, restore, wasDrawn } from './state/keep.js';
import { knowModel } from './state/models.js';
import { builtinBoot, lastShown, missingPictures, withKept } from './state/open.js';
import { Run } from './state/run.js';
import { makeSettings } from './state/settings.js';
import { templateOf } from './state/template.js';
import { listenToPrint } from './take-away/handout/print.js';
import { openBrought, openFromAddress, scenarioIn } from './take-away/open-run.js';
import { tellKept, tellNotReopened } from './take-away/save-run.js';
import './ui/base.css';

// The page's policy allows no code made from text, which zod would otherwise try.
// Where zod looks for its settings once it is loaded: it is no part of what the page begins with.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const holder = document.getElementById(BOOT_ID);
const root = document.getElementById('app');
if (!holder?.textContent || !root)
  throw new Error('This page has no scenario in it. `npm start` in the folder of Offramp serves one that has.');
const { textContent: brought } = holder;
const home = JSON.parse('packed' in holder.dataset ? await unpacked(brought) : brought) as Boot;
adoptLayouts(home.layouts);
adoptDrawing(home.map);
await adoptTexts(home.texts);
const template = templateOf(document, home.served === true);
const named = scenarioIn(location.hash);
const boot = (named === undefined ? undefined : await builtinBoot(named)) ?? (await lastShown(home));
const whole = await withKept(boot);

const [settings] = await Promise.all([
  makeSettings(document, home.library ? 'library' : 'crisis'),
  knowModel(boot.scenario),
]);
if (named) settings.screen.value = 'crisis';
const { session, changes, unplayed, aside } = await restore(boot.scenario);
const run = new Run(session, unplayed);
const autoplay = makeAutoplay(run, () => isDecision(run) && (settings.pausing.value || hidesAhead({ run, settings })));
const app: App = { run, settings, autoplay, boot: whole, home: boot === home ? whole : home, template };
if (changes.length > 0) run.notice.value = { kind: 'info', text: changes.join(' ') };
if (aside !== undefined) tellNotReopened(app, aside);
keepRun(run, (kept) => tellKept(app, kept));
listenToKeys(document, app);
keepHistory(settings);
if (home.served) followFile(app, home);
awaitInspector(app);
effect(() => {
  const { shell } = settings.words.value;
  const title = settings.screen.value === 'library' ? shell.chooseCrisis : run.session.value.scenario.title;
  document.title = `${title} – Offramp`;
});
render(
  <AppContext.Provider value={app}>
    <Page />
  </AppContext.Provider>,
  root,
);
wasDrawn(boot.scenario);
listenToPrint(app);
// Who drags files over the page may drop them on it.
addEventListener('dragenter', async () => (await import('./take-away/open-scenario.js')).listenToDrops(app), {
  once: true,
});
await openBrought(app);
await openFromAddress(app);
if (missingPictures(app.boot).length > 0) await (await import('./ui/add-pictures.js')).tellMissing(app);
