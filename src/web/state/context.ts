import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Boot } from '../../render/page/boot.js';
import type { Words } from '../words/index.js';
import type { Autoplay } from './autoplay.js';
import type { Run } from './run.js';
import type { Settings } from './settings.js';
import type { Template } from './template.js';

/** What every part of the page may use. */
export interface App {
  run: Run;
  autoplay: Autoplay;
  settings: Settings;
  /** What the page shows: what it came with, or a scenario that was opened since. */
  boot: Boot;
  /** What the page came with, as it is on disk now. */
  home: Boot;
  /** Gives the page that self-contained files are made from. */
  template: Template;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('This part stands outside the app.');
  return app;
}

/** The words of the interface in the language that is set. */
export function useWords(): Words {
  return useApp().settings.words.value;
}
