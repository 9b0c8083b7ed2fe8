import { useWords } from '../app/context.js';

export function Curve() {
  const words = useWords();
  return (
    <section class="part curve" id="part-curve" aria-label={words.curve.title} tabIndex={-1}>
      <h2 class="part-title">{words.curve.title}</h2>
    </section>
  );
}
