import { effect } from '@preact/signals';
import { type ComponentChild, render } from 'preact';
import { type Page, PageContext } from './context.js';

/** Draws a page, and names its window after the class. */
export function start(page: Page, content: ComponentChild): void {
  const root = document.getElementById('app');
  if (!root) throw new Error('This page has no place for the app.');
  effect(() => {
    const { class: klass } = page.link.view.value ?? {};
    document.title = klass ? `${klass.title} – Offramp` : 'Offramp';
  });
  render(<PageContext.Provider value={page}>{content}</PageContext.Provider>, root);
}
