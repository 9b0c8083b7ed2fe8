import { type Findings, oddsOf } from '../../explore/findings.js';
import type { Estimate } from '../../explore/odds/tally.js';
import { simulatedOf } from '../../explore/simulated.js';
import { useNames, useWords } from '../state/context.js';
import type { Explorer } from './explorer.js';
import { endClass, endName } from './names.js';

/** How likely each outcome is, exactly and by simulated runs, and what is expected on the way. */
export function OddsTable({ explorer }: { explorer: Explorer }) {
  const { explore } = useWords();
  const findings = explorer.findings.value;
  return (
    <section class="part odds" aria-label={explore.odds} aria-busy={explorer.stale.value}>
      <h2 class="part-title">{explore.odds}</h2>
      {findings ? <Figures findings={findings} explorer={explorer} /> : <p class="hint">{explore.stage.odds}</p>}
    </section>
  );
}

function Figures({ findings, explorer }: { findings: Findings; explorer: Explorer }) {
  const words = useWords();
  const names = useNames();
  const { crisis, explore } = words;
  const { ends, exact } = findings;
  const simulated = simulatedOf(findings);
  const odds = oddsOf(findings);
  if (!odds) return <p class="hint">{explore.tooLarge}</p>;
  const rows = [
    ...ends.map((name) => ({ name, share: odds.ends[name] ?? 0, estimate: simulated?.ends[name] })),
    ...(odds.never > 0 ? [{ name: 'never', share: odds.never, estimate: simulated?.unfinished }] : []),
  ];
  const hours = simulated?.hours;
  const peak = simulated?.peakTension;
  return (
    <>
      {!exact && <p class="hint">{explore.tooLarge}</p>}
      <table class="odds-table">
        <thead>
          <tr>
            <th scope="col">{crisis.outcome}</th>
            <th scope="col">{exact ? explore.exact : explore.simulatedOnly}</th>
            <th scope="col">{explore.simulated}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, share, estimate }) => (
            <tr key={name} data-outcome={name}>
              <th scope="row">{endName(name, names, words)}</th>
              <td>
                <strong>{explore.percent(share)}</strong>
                <Bar name={name} share={share} estimate={estimate} />
              </td>
              <td class="hint">
                {estimate && explore.interval(explore.percent(estimate.low), explore.percent(estimate.high))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl class="odds-expected">
        <div>
          <dt>{explore.expectedHours}</dt>
          <dd>
            {odds.hours === null ? explore.noHours : crisis.hours(odds.hours)}
            {hours && odds.hours !== null && (
              <span class="hint"> {explore.hoursRange(crisis.hours(hours.low), crisis.hours(hours.high))}</span>
            )}
          </dd>
        </div>
        {names.measure && (
          <div>
            <dt>{explore.expectedPeak(names.measure.title)}</dt>
            <dd>
              {explore.mean(odds.peakTension)}
              {peak && <span class="hint"> {explore.hoursRange(explore.mean(peak.low), explore.mean(peak.high))}</span>}
            </dd>
          </div>
        )}
        <Nobody explorer={explorer} ends={ends} />
      </dl>
    </>
  );
}

/** How much hangs on how often nobody acts, which is the policy's word alone. */
function Nobody({ explorer, ends }: { explorer: Explorer; ends: readonly string[] }) {
  const words = useWords();
  const names = useNames();
  const { explore } = words;
  const [less, more] = explorer.nobody.value;
  if (!less || !more || !explorer.agree('findings', 'nobody')) return null;
  const share = (of: typeof less, name: string) => explore.percent(of.odds.ends[name] ?? 0);
  const changed = ends.filter((name) => share(less, name) !== share(more, name));
  const turn = ({ at }: typeof less) => explore.figure(Object.values(at)[0] ?? 0);
  return (
    <div>
      <dt>{explore.ifNobody(turn(less), turn(more))}</dt>
      <dd>
        {changed.length === 0 ? (
          explore.sameOdds
        ) : (
          <ul class="odds-nobody">
            {changed.map((name) => (
              <li key={name}>{explore.fromTo(endName(name, names, words), share(less, name), share(more, name))}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

/** The share as a bar, with the interval of the simulated runs over its end. */
function Bar({ name, share, estimate }: { name: string; share: number; estimate: Estimate | undefined }) {
  const { model } = useNames();
  const percent = (value: number) => `${(value * 100).toFixed(2)}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span class={`bar-fill ${endClass(name, model)}`} style={{ inlineSize: percent(share) }} />
      {estimate && (
        <span
          class="bar-interval"
          style={{ insetInlineStart: percent(estimate.low), inlineSize: percent(estimate.high - estimate.low) }}
        />
      )}
    </span>
  );
}
