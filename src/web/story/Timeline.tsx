import { useEffect, useRef } from 'preact/hooks';
import { useApp, useWords } from '../app/context.js';
import { stopName } from '../app/names.js';

/** Stops drawn on either side of where the run stands: a scenario may have ten thousand. */
const AROUND = 60;

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
        {stops.slice(Math.max(0, here - AROUND), here + AROUND + 1).map((stop) => {
          const title = stopName(stop, words);
          return (
            <li
              key={stop.n}
              class={stop.n < here ? 'before' : stop.n === here ? 'here' : stop.node ? 'after' : 'coming'}
            >
              <button
                type="button"
                ref={stop.n === here ? current : null}
                aria-current={stop.n === here ? 'step' : undefined}
                aria-label={words.curve.at(stop.n, title)}
                title={title}
                onClick={() => run.goTo(stop)}
              >
                {stop.n === 0 ? '•' : words.crisis.number(stop.n)}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
