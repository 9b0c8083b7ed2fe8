import { type ComponentChild, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { View } from '../../class/index.js';
import type { ClassWords } from '../words/class.js';
import type { Link } from './link.js';
import type { Look } from './look.js';

/** What every part of a page of a class may use. */
export interface Page {
  link: Link;
  look: Look;
  /** Draws a text with the small Markdown of scenarios. */
  prose: (text: string) => ComponentChild;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('This part stands outside the page.');
  return page;
}

export function useWords(): ClassWords {
  return usePage().look.words.value;
}

/** What may be seen; to be asked for where there is a view, below the frame of the page. */
export function useView(): View {
  const view = usePage().link.view.value;
  if (!view) throw new Error('There is nothing to be seen yet.');
  return view;
}
