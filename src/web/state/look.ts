import { effect, type Signal, signal } from '@preact/signals';
import { LANGUAGES, type Language } from '../words/languages.js';
import { recall, remember } from './storage.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The colours that were chosen, for all pages of this computer. */
export function keptTheme(): Signal<Theme> {
  const before = recall('theme');
  const theme = signal(THEMES.find((one) => one === before) ?? 'system');
  effect(() => {
    remember('theme', theme.value);
  });
  return theme;
}

/** The language that was chosen, else that of the browser, else English. */
export function firstLanguage(): Language {
  const before = recall('language');
  const own = (language: Language) => navigator.language.split('-')[0] === language;
  return LANGUAGES.find((language) => language === before) ?? LANGUAGES.find(own) ?? 'en';
}

export function keepLanguage(language: Language): void {
  remember('language', language);
}
