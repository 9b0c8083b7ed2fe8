import { useWords } from '../app/context.js';

export function Branches() {
  const words = useWords();
  return (
    <section class="part branches" id="part-branches" aria-label={words.branches.title} tabIndex={-1}>
      <h2 class="part-title">{words.branches.title}</h2>
    </section>
  );
}
