import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { LANGUAGES, type Language, type Words, wordsOf } from '../words/index.js';
import { recall, remember } from './storage.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
/** The crisis as a class sees it, or the editor. */
export const SCREENS = ['crisis', 'write'] as const;
export type Screen = (typeof SCREENS)[number];
/** The parts of the crisis screen; on a phone one at a time is shown. */
export const PARTS = ['story', 'moves', 'machine', 'branches', 'curve'] as const;
export type Part = (typeof PARTS)[number];

/** How the page is shown. Kept on this computer, apart from the screen and the projector mode. */
export interface Settings {
  theme: Signal<Theme>;
  language: Signal<Language>;
  projector: Signal<boolean>;
  /** Whether the help is open. */
  help: Signal<boolean>;
  screen: Signal<Screen>;
  part: Signal<Part>;
  words: ReadonlySignal<Words>;
}

function kept<T extends string>(key: string, allowed: readonly T[], otherwise: T): Signal<T> {
  const before = recall(key);
  const value = signal(allowed.find((entry) => entry === before) ?? otherwise);
  effect(() => {
    remember(key, value.value);
  });
  return value;
}

/** The settings as they were left, applied to the document while they change. */
export function makeSettings(document: Document): Settings {
  const theme = kept('theme', THEMES, 'system');
  const spoken = LANGUAGES.find((language) => navigator.language.startsWith(language));
  const language = kept('language', LANGUAGES, spoken ?? 'en');
  const projector = signal(false);
  const words = computed(() => wordsOf(language.value));
  const screen = signal<Screen>('crisis');
  effect(() => {
    const root = document.documentElement;
    root.lang = language.value;
    root.dir = words.value.direction;
    root.dataset.theme = theme.value;
    root.dataset.projector = String(projector.value);
    root.dataset.screen = screen.value;
  });
  return { theme, language, projector, help: signal(false), screen, part: signal<Part>('story'), words };
}
