import { MEASURES } from '../../explore/paths/costs.js';
import { useApp, useNames, useWords } from '../state/context.js';
import type { Explorer } from './explorer.js';
import { endName } from './names.js';
import { openWay } from './open-branch.js';
import { WayList } from './WayList.js';

/** The shortest way to each outcome from where it is asked, by what is counted. */
export function WaysOut({ explorer }: { explorer: Explorer }) {
  const app = useApp();
  const words = useWords();
  const names = useNames();
  const { crisis, explore } = words;
  const found = explorer.ways.value;
  const chosen = explorer.measure.value;
  // On another path it would begin elsewhere.
  const old = explorer.isOld('ways');
  return (
    <section class="part ways" aria-label={explore.ways} aria-busy={old}>
      <div class="part-head">
        <h2 class="part-title">{explore.ways}</h2>
        <fieldset class="ways-by">
          <legend>{explore.by}</legend>
          {MEASURES.map((measure) => (
            <label key={measure}>
              <input
                type="radio"
                name="ways-by"
                checked={chosen === measure}
                onChange={() => explorer.measureBy(measure)}
              />
              {explore.measure[measure]}
            </label>
          ))}
        </fieldset>
      </div>
      <p class="hint">{explore.measureText[chosen]}</p>
      {!found && <p class="hint">{explore.stage.ways}</p>}
      <div class="ways-list">
        {found?.ways.map(({ to, ways, count, most }) => {
          const [way] = ways;
          const name = explore.shortestName(endName(to, names, words), explore.measure[found.measure]);
          return (
            <div key={to} class="ways-to">
              <h3>{explore.to(endName(to, names, words))}</h3>
              {!way && <p>{explore.noWay}</p>}
              {way?.legs.length === 0 && <p>{explore.already}</p>}
              {way && way.legs.length > 0 && (
                <>
                  <WayList way={way} />
                  <p class="hint">
                    {explore.totals(
                      way.legs.length,
                      crisis.hours(way.totals.hours),
                      crisis.signed(way.totals.goldstein),
                    )}
                  </p>
                  {way.onTime ? (
                    <button
                      type="button"
                      class="button text"
                      aria-label={explore.openLabel(name)}
                      aria-disabled={old}
                      onClick={() => !old && openWay(app, explorer, way, name)}
                    >
                      {explore.open}
                    </button>
                  ) : (
                    <p class="hint">{explore.notOnTime}</p>
                  )}
                </>
              )}
              {way?.legs.length !== 0 && <p class="hint">{explore.countWays(explore.count(BigInt(count)), most)}</p>}
            </div>
          );
        })}
      </div>
    </section>
  );
}
