import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { hidesAhead } from '../state/ahead.js';
import { useApp, useWords } from '../state/context.js';
import { stopName } from '../words/names.js';

/** Stops drawn on either side of where the run stands, or the keyboard is: a scenario may have ten thousand. */
const AROUND = 60;

/**
 * The steps of the line as a row of stops; each is a button that goes there. One of them is in the order
 * of the Tab key; the arrow keys go on from there without a step being made, and Enter goes where they point.
 */
export function Timeline() {
  const app = useApp();
  const { run } = app;
  const words = useWords();
  const { stops: all, here: stands } = run.line.value;
  const hide = hidesAhead(app);
  // A deadline counts with the step that it falls into, unless the run stands between the two.
  const stops = all.filter(({ n, node }) => n === stands || (node ? node.kind !== 'deadline' : !hide));
  const here = stops.findIndex(({ n }) => n === stands);
  const node = run.node.value;
  const row = useRef<HTMLOListElement>(null);
  const current = useRef<HTMLButtonElement>(null);
  /** The stop that the arrow keys went to, and where the run stood then. */
  const [cursor, setCursor] = useState<{ n: number; node: typeof node }>();
  const pointed = cursor?.node === node && stops[cursor.n] ? cursor.n : undefined;
  const at = pointed ?? here;
  useLayoutEffect(() => {
    const button = current.current;
    // Only the row scrolls: scrollIntoView would move the page too.
    if (button && row.current) row.current.scrollLeft = button.offsetLeft - row.current.clientWidth / 2;
    if (pointed !== undefined) button?.focus({ preventScroll: true });
  }, [at, pointed, stops.length]);
  const by = words.direction === 'rtl' ? -1 : 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const last = stops.length - 1;
    const leads: Record<string, number> = { ArrowRight: at + by, ArrowLeft: at - by, Home: 0, End: last };
    const to = leads[event.key];
    if (to === undefined) return;
    // The keys of the page rest, at either end too.
    event.preventDefault();
    setCursor({ n: Math.max(0, Math.min(last, to)), node });
  };
  const onFocusOut = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Node && !row.current?.contains(to)) setCursor(undefined);
  };
  return (
    <nav class="timeline" aria-label={words.story.timeline} aria-description={words.story.timelineHint}>
      <ol ref={row} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
        {stops.slice(Math.max(0, at - AROUND), at + AROUND + 1).map((stop, index) => {
          const n = Math.max(0, at - AROUND) + index;
          const title = stopName(stop, words);
          return (
            <li key={stop.n} class={n < here ? 'before' : n === here ? 'here' : stop.node ? 'after' : 'coming'}>
              <button
                type="button"
                ref={n === at ? current : null}
                tabIndex={n === at ? 0 : -1}
                aria-current={n === here ? 'step' : undefined}
                aria-label={words.curve.at(stop.number, title)}
                title={title}
                onClick={(event) => {
                  // After a click the arrow keys are the story's again, not the timeline's.
                  if (event.detail > 0) event.currentTarget.blur();
                  run.goTo(stop);
                }}
              >
                {stop.n === 0 ? '•' : words.crisis.number(stop.number)}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
