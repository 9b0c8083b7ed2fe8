import { useEffect, useRef } from 'preact/hooks';
import { useApp, useWords } from '../app/context.js';
import { stopName } from '../app/names.js';

/** The steps of the line as a row of stops; each is a button that goes there. */
export function Timeline() {
  const { run } = useApp();
  const words = useWords();
  const { stops, here } = run.line.value;
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const button = current.current;
    const row = button?.closest('ol');
    // Only the row scrolls: scrollIntoView would move the page too.
    if (button && row) row.scrollLeft = button.offsetLeft - row.clientWidth / 2;
  }, [here, stops.length]);
  return (
    <nav class="timeline" aria-label={words.story.timeline}>
      <ol>
        {stops.map((stop, index) => {
          const title = stopName(stop, words);
          return (
            <li key={stop.n} class={index < here ? 'before' : index === here ? 'here' : stop.node ? 'after' : 'coming'}>
              <button
                type="button"
                ref={index === here ? current : null}
                aria-current={index === here ? 'step' : undefined}
                aria-label={`${stop.n}. ${title}`}
                title={title}
                onClick={() => run.goTo(stop)}
              >
                {stop.n === 0 ? '•' : stop.n}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
