import type { Settings } from './settings.js';

/** Shows the story, and gives it the keyboard: the button that was pressed is gone with its part or screen. */
export function toStory(settings: Settings): void {
  settings.screen.value = 'crisis';
  settings.part.value = 'story';
  requestAnimationFrame(() => document.getElementById('part-story')?.focus());
}
