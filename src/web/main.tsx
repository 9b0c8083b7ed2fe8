import { effect } from '@preact/signals';
import { render } from 'preact';
import { config } from 'zod/v4/core';
import { BOOT_ID, type Boot } from '../render/page/boot.js';
import { type App, AppContext } from './app/context.js';
import { followFile } from './app/follow.js';
import { keepHistory } from './app/history.js';
import { keepRun, restore } from './app/keep.js';
import { listenToKeys } from './app/keyboard.js';
import { lastShown } from './app/open.js';
import { Page } from './app/Page.js';
import { Run } from './app/run.js';
import { makeSettings } from './app/settings.js';
import { makeAutoplay } from './story/autoplay.js';
import { listenToPrint } from './take-away/handout/print.js';
import { openBrought, openFromAddress } from './take-away/open-run.js';
import { templateOf } from './take-away/single.js';
import './styles/base.css';

// The page's policy allows no code made from text, which zod would otherwise try.
config({ jitless: true });

const text = document.getElementById(BOOT_ID)?.textContent;
const root = document.getElementById('app');
if (!text || !root)
  throw new Error('This page has no scenario in it. `npm start` in the folder of Offramp serves one that has.');
const home = JSON.parse(text) as Boot;
const template = templateOf(document, home.served === true);
const boot = await lastShown(home);

const settings = await makeSettings(document);
const { session, changes, unplayed } = await restore(boot.scenario);
const run = new Run(session, unplayed);
const app: App = { run, settings, autoplay: makeAutoplay(run), boot, home, template };
if (changes.length > 0) run.notice.value = { kind: 'info', text: changes.join(' ') };
keepRun(run);
listenToKeys(document, app);
keepHistory(settings);
if (home.served) followFile(app);
effect(() => {
  document.title = `${run.session.value.scenario.title} – Offramp`;
});
render(
  <AppContext.Provider value={app}>
    <Page />
  </AppContext.Provider>,
  root,
);
listenToPrint(app);
await openBrought(app);
await openFromAddress(app);
