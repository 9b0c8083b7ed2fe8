import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { firstLanguage, keepLanguage, keptTheme, type Theme } from '../state/look.js';
import { type ClassWords, classWords } from '../words/class.js';
import type { Language } from '../words/languages.js';

/** How a page of a class looks and speaks. */
export interface Look {
  theme: Signal<Theme>;
  language: Signal<Language>;
  words: ReadonlySignal<ClassWords>;
}

/** The look as it was left on this device, applied to the document while it changes. */
export function makeLook(document: Document): Look {
  const theme = keptTheme();
  const language = signal(firstLanguage());
  const words = computed(() => classWords[language.value]);
  effect(() => {
    const root = document.documentElement;
    root.lang = language.value;
    root.dir = words.value.direction;
    root.dataset.theme = theme.value;
    keepLanguage(language.value);
  });
  return { theme, language, words };
}
