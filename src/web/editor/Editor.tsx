import { useWords } from '../app/context.js';

/** The screen on which scenarios are written. Loaded when it is first asked for. */
export function Editor() {
  const words = useWords();
  return <section class="part editor" aria-label={words.editor.title} tabIndex={-1} />;
}
