import { useWords } from '../app/context.js';

export function Machine() {
  const words = useWords();
  return (
    <section class="part machine" id="part-machine" aria-label={words.machine.title} tabIndex={-1}>
      <h2 class="part-title">{words.machine.title}</h2>
    </section>
  );
}
