import { batch, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { en, type Language, type Words } from '../words/index.js';
import { firstLanguage, keepLanguage, keptTheme, type Theme } from './look.js';
import { speech } from './speech.js';
import { recallHere, rememberHere } from './storage.js';

/** What there is to choose from, the crisis as a class sees it, what follows from it, or the editor. */
export const SCREENS = ['library', 'crisis', 'explore', 'write'] as const;
export type Screen = (typeof SCREENS)[number];
/** The parts of the crisis screen; on a phone one at a time is shown. */
export const PARTS = ['story', 'moves', 'machine', 'branches', 'curve'] as const;
export type Part = (typeof PARTS)[number];

/** How the page is shown. Kept on this computer; the screen and the projector mode for a reload of the tab alone. */
export interface Settings {
  theme: Signal<Theme>;
  /** The language of the interface, always that of `words`. */
  language: ReadonlySignal<Language>;
  projector: Signal<boolean>;
  /** Whether what is to come is hidden, where somebody has said so of the scenario with that id; see `hidesAhead`. */
  ahead: Signal<AheadChoice | undefined>;
  /** Whether playing stops where there is a choice. */
  pausing: Signal<boolean>;
  /** Whether the help is open. */
  help: Signal<boolean>;
  screen: Signal<Screen>;
  part: Signal<Part>;
  words: ReadonlySignal<Words>;
  /** Changes the language once its words are there. @throws Error when they cannot be loaded; nothing is changed then */
  speak(language: Language): Promise<void>;
}

/** What was chosen for a scenario: to hide what is to come, or to show it. */
export interface AheadChoice {
  scenario: string;
  hide: boolean;
}

/** A setting that each tab has its own of: a tab that is opened anew begins with `otherwise`. */
function keptHere<T>(key: string, otherwise: T, allowed: readonly T[]): Signal<T> {
  const before = recallHere(key);
  const value = signal(allowed.find((entry) => String(entry) === before) ?? otherwise);
  effect(() => {
    rememberHere(key, String(value.value));
  });
  return value;
}

/**
 * The settings as they were left, applied to the document while they change.
 *
 * @param first the screen that a tab begins with
 */
export async function makeSettings(document: Document, first: Screen): Promise<Settings> {
  const theme = keptTheme();
  const language = signal<Language>('en');
  const words = signal<Words>(en);
  const projector = keptHere<boolean>('projector', false, [false, true]);
  const ahead = signal(aheadOf(recallHere(AHEAD)));
  effect(() => {
    const { scenario, hide } = ahead.value ?? {};
    if (scenario !== undefined) rememberHere(AHEAD, `${hide ? '+' : '-'}${scenario}`);
  });
  const pausing = keptHere<boolean>('pausing', false, [false, true]);
  const screen = keptHere<Screen>('screen', first, SCREENS);
  effect(() => {
    const root = document.documentElement;
    root.lang = language.value;
    root.dir = words.value.direction;
    root.dataset.theme = theme.value;
    root.dataset.projector = String(projector.value);
    root.dataset.screen = screen.value;
  });
  let wanted: Language = 'en';
  const speak = async (next: Language) => {
    wanted = next;
    const spoken = await speech(next);
    // Another one may have been asked for meanwhile.
    if (wanted !== next) return;
    keepLanguage(next);
    batch(() => {
      language.value = next;
      words.value = spoken;
    });
  };
  await speak(firstLanguage()).catch(() => {});
  const part = signal<Part>('story');
  return { theme, language, projector, ahead, pausing, help: signal(false), screen, part, words, speak };
}

const AHEAD = 'ahead';

function aheadOf(kept = ''): AheadChoice | undefined {
  return /^[+-]./.test(kept) ? { scenario: kept.slice(1), hide: kept.startsWith('+') } : undefined;
}
