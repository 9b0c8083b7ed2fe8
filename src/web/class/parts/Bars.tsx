import type { Option, ResultView } from '../../../class/index.js';
import { usePage, useView } from '../context.js';
import { OptionName } from './OptionName.js';

interface BarsProps {
  options: readonly Option[];
  results: readonly ResultView[];
  /** What whoever looks chose. */
  own?: string | undefined;
  /** What history did, where that is shown. */
  history?: string | null | undefined;
  /** Hides a reason, by its entry. */
  hide?: ((entry: number) => void) | undefined;
  hideLabel?: string;
}

/** From so many options on, those that nobody chose are only counted. */
const MANY = 8;

/** What was chosen, as bars with their numbers, the reasons under them. */
export function Bars({ options, results, own, history, hide, hideLabel = '' }: BarsProps) {
  const words = usePage().look.words.value;
  const { seats } = useView().class;
  // A full bar is everybody, not the most.
  const all = Math.max(
    1,
    results.reduce((sum, { count }) => sum + count, 0),
  );
  const chosen = new Set(results.flatMap(({ option, count }) => (count > 0 ? option : [])));
  const shown =
    options.length < MANY ? options : options.filter(({ option }) => chosen.has(option) || option === history);
  const rest = options.length - shown.length;
  const seatName = (id: string) => seats.find((seat) => seat.id === id)?.name ?? id;
  return (
    <ul class="bars">
      {shown.map((option) => {
        const {
          count = 0,
          seats: chose = [],
          reasons = [],
        } = results.find((one) => one.option === option.option) ?? {};
        return (
          <li key={option.option} data-history={option.option === history}>
            <div class="bar-head">
              <OptionName option={option} />
              <span class="bar-marks">
                {own === option.option && <span class="mark">{words.yours}</span>}
                {option.option === history && <span class="mark strong">{words.history}</span>}
              </span>
              <span class="bar-count">{words.votes(count)}</span>
            </div>
            <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect class="bar-ground" width="100" height="4" />
              <rect class="bar-value" width={(count / all) * 100} height="4" />
            </svg>
            {chose.length > 0 && (
              <p class="bar-seats">
                {chose.map((seat) => (
                  <bdi key={seat} class="chip">
                    {seatName(seat)}
                  </bdi>
                ))}
              </p>
            )}
            {reasons.length > 0 && (
              <ul class="reasons" aria-label={words.reasons}>
                {reasons.map(({ entry, text }) => (
                  <li key={entry}>
                    <q dir="auto">{text}</q>
                    {hide && (
                      <button type="button" class="button small" onClick={() => hide(entry)}>
                        {hideLabel}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
      {rest > 0 && <li class="hint">{rest === options.length ? words.manyPossible(rest) : words.othersNone(rest)}</li>}
    </ul>
  );
}
