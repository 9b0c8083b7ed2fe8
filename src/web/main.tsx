import { render } from 'preact';
import { config } from 'zod/v4/core';
import { BOOT_ID, type Boot } from '../render/page/boot.js';
import { AppContext } from './app/context.js';
import { followFile } from './app/follow.js';
import { keepRun, restore } from './app/keep.js';
import { listenToKeys } from './app/keyboard.js';
import { Page } from './app/Page.js';
import { Run } from './app/run.js';
import { makeSettings } from './app/settings.js';
import { diskVersion } from './editor/handoff.js';
import { makeAutoplay } from './story/autoplay.js';
import './styles/base.css';

// The page's policy allows no code made from text, which zod would otherwise try.
config({ jitless: true });

const text = document.getElementById(BOOT_ID)?.textContent;
const root = document.getElementById('app');
if (!text || !root) throw new Error('This page has no scenario in it. Start it with `offramp serve`.');
const boot = JSON.parse(text) as Boot;

const settings = makeSettings(document);
const { session, changes, unplayed } = await restore(boot.scenario);
const run = new Run(session, unplayed);
const app = { run, settings, autoplay: makeAutoplay(run), boot };
if (changes.length > 0) run.notice.value = { kind: 'info', text: changes.join(' ') };
keepRun(run);
listenToKeys(document, app);
if (boot.served)
  followFile(run, settings, (next) => {
    app.boot = next;
    diskVersion.value += 1;
  });
document.title = `${boot.scenario.title} – Offramp`;
render(
  <AppContext.Provider value={app}>
    <Page />
  </AppContext.Provider>,
  root,
);
