import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Model } from '../../model/index.js';
import type { Boot } from '../../render/page/boot.js';
import type { Words } from '../words/index.js';
import { type ModelNames, modelWords } from '../words/model.js';
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

/** The model that is spoken of, where that is not the one of the scenario that is shown. */
export const ModelContext = createContext<Model | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('This part stands outside the app.');
  return app;
}

/** What the model that is spoken of calls everything, in the language that is set. */
export function useNames(): ModelNames {
  const { run, settings } = useApp();
  return modelWords(useContext(ModelContext) ?? run.session.value.model, settings.language.value);
}

/** The words of the interface in the language that is set. */
export function useWords(): Words {
  return useApp().settings.words.value;
}
