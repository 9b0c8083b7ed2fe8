import { useWords } from '../app/context.js';

export function Compare() {
  const words = useWords();
  return (
    <section class="part compare" id="part-compare" aria-label={words.compare.title} tabIndex={-1}>
      <h2 class="part-title">{words.compare.title}</h2>
    </section>
  );
}
