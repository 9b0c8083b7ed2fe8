import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLog, useWords } from './context.js';
import { valueText } from './machine.js';
import type { Entry } from './received.js';

/** Height of a row, in pixels; the styles have the same. */
const ROW = 46;
/** Rows drawn beyond what is seen. */
const SPARE = 8;

/** Everything that was received, as a list that draws only what is seen of it. */
export function Events() {
  const log = useLog();
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  log.version.value;
  const actor = log.actor.value;
  const all = actor?.entries.length ?? 0;
  const entries = log.matching.value;
  const entry = log.entry.value;
  const paused = log.at.value !== undefined;
  const index = entry ? place(entries, entry.n) : -1;
  const kinds = [...new Set(actor?.entries.map(({ kind }) => kind))];

  // The entry that is looked at stays in sight.
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element || index < 0) return;
    const top = index * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW - element.clientHeight;
    setScroll({ top: element.scrollTop, height: element.clientHeight });
  }, [index, entries.length]);

  const first = Math.max(0, Math.floor(scroll.top / ROW) - SPARE);
  const drawn = entries.slice(first, Math.ceil((scroll.top + scroll.height) / ROW) + SPARE);
  return (
    <section class="part events" id="events" aria-label={words.events} tabIndex={-1}>
      <div class="events-head">
        <h2 class="part-title">{words.events}</h2>
        <p class="quiet" role="status">
          {paused ? words.paused(Math.max(0, all - 1 - (entry?.n ?? 0))) : words.shown(entries.length, all)}
        </p>
      </div>
      <div class="events-tools">
        <input
          type="search"
          placeholder={words.search}
          aria-label={words.search}
          value={log.search.value}
          onInput={(event) => {
            log.search.value = event.currentTarget.value;
          }}
        />
        <select
          aria-label={words.kind}
          value={log.kind.value}
          onChange={(event) => {
            log.kind.value = event.currentTarget.value;
          }}
        >
          <option value="">{words.allKinds}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind] ?? kind}
            </option>
          ))}
        </select>
      </div>
      {entries.length === 0 ? (
        <p class="quiet empty">{all === 0 ? words.noEvents : words.noMatch}</p>
      ) : (
        <div
          ref={frame}
          class="events-list"
          role="listbox"
          tabIndex={0}
          aria-label={words.events}
          aria-activedescendant={index >= 0 ? `event-${entry?.n}` : undefined}
          onScroll={(event) => {
            const { scrollTop, clientHeight } = event.currentTarget;
            setScroll({ top: scrollTop, height: clientHeight });
          }}
        >
          <div role="presentation" style={{ height: `${first * ROW}px` }} />
          {drawn.map((one, nth) => (
            <Row key={one.n} entry={one} place={first + nth + 1} of={entries.length} chosen={one.n === entry?.n} />
          ))}
          <div
            role="presentation"
            style={{ height: `${Math.max(0, entries.length - first - drawn.length) * ROW}px` }}
          />
        </div>
      )}
      <div class="events-steps">
        <Step label={words.first} sign="⏮" act={() => log.edge('first')} />
        <Step label={words.previous} sign="◀" act={() => log.step(-1)} />
        <button type="button" class="button text" aria-pressed={paused} onClick={() => log.pause()}>
          {paused ? words.follow : words.pause}
        </button>
        <Step label={words.next} sign="▶" act={() => log.step(1)} />
        <Step label={words.last} sign="⏭" act={() => log.edge('last')} />
      </div>
      <p class="quiet keys-hint">{words.keys}</p>
    </section>
  );
}

function Step({ label, sign, act }: { label: string; sign: string; act: () => void }) {
  return (
    <button type="button" class="button" aria-label={label} title={label} onClick={act}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

function Row({ entry, place: at, of, chosen }: { entry: Entry; place: number; of: number; chosen: boolean }) {
  const log = useLog();
  const words = useWords();
  const choose = () => {
    log.at.value = entry.n;
  };
  return (
    <div
      role="option"
      id={`event-${entry.n}`}
      class={`event kind-${entry.kind.replace(/[^a-z]/g, '')}`}
      aria-selected={chosen}
      aria-posinset={at}
      aria-setsize={of}
      tabIndex={-1}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key === 'Enter') choose();
      }}
    >
      <span class="event-n">{entry.n}</span>
      <span class="event-title">
        <bdi>{entry.title}</bdi>
      </span>
      <span class="event-kind">{words.kinds[entry.kind] ?? entry.kind}</span>
      <span class="event-small">
        {entry.hours === undefined ? '' : `${words.hour(entry.hours)} · `}
        {entry.origin} · {valueText(entry.value)}
      </span>
    </div>
  );
}

/** Where an entry stands among those that match, which are in order of their numbers. */
function place(entries: readonly Entry[], n: number): number {
  let [low, high] = [0, entries.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = entries[middle]?.n ?? 0;
    if (found === n) return middle;
    if (found < n) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
