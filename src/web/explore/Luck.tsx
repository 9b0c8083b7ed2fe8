import { isChange, ranked } from '../../explore/decisive.js';
import { bestOf, luckOf, subjectOf } from '../../explore/luck.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { isolate } from '../words/direction.js';
import type { Explorer } from './explorer.js';
import { inSight } from './in-sight.js';
import { luckSentence } from './luck-sentence.js';
import { alternativeName, endName, pointName, policyName } from './names.js';

/** The answer to the first question of a class: how lucky was it, and what decided? */
export function Luck({ explorer }: { explorer: Explorer }) {
  const { explore } = useWords();
  return (
    <section
      class="part luck"
      id="part-luck"
      aria-label={explore.luckTitle}
      tabIndex={-1}
      aria-busy={explorer.stale.value}
    >
      <div class="part-head">
        <h2 class="part-title">{explore.luckTitle}</h2>
        {explorer.stale.value && <p class="stale">{explore.stale}</p>}
      </div>
      <Answer explorer={explorer} />
      <p class="hint">{explore.noForecast}</p>
    </section>
  );
}

function Answer({ explorer }: { explorer: Explorer }) {
  const app = useApp();
  const { run } = app;
  const words = useWords();
  const names = useNames();
  const { explore } = words;
  const found = explorer.findings.value;
  const asked = explorer.asked.value;
  if (!found || !asked) return <p class="luck-answer pending">{explore.stage.odds}</p>;
  const findings = inSight(app, found);
  const luck = luckOf(findings);
  const chance = luck && explore.percent(luck.chance);
  const least = luck && explore.percent(luck.least.chance);
  const leastAt = luck ? isolate(pointName(explorer, luck.least.point, words)) : '';
  const all = explorer.under.value;
  const under = luck ? all.map(({ odds }) => odds.ends[luck.outcome] ?? 0) : [];
  // What would have changed the outcome that is spoken of; where there is none, whatever would have changed most.
  const [top] = ranked(findings.points, luck?.outcome);
  const subject =
    luck?.outcome ??
    (top ? subjectOf([top.alternative], findings.ends, bestOf(names.model.outcomes, findings.ends)) : '');
  const change = top?.alternative.delta[subject] ?? 0;
  return (
    <>
      <p class="luck-answer">{luckSentence(app, explorer, words)}</p>
      {luck && least !== undefined && (luck.least.chance === 0 || least !== chance) && (
        <p>{luck.least.chance === 0 ? explore.leastNever(leastAt) : explore.least(least, leastAt)}</p>
      )}
      {top && isChange(change) && (
        <p>
          {explore.mostDecisive(
            isolate(pointName(explorer, top.point, words)),
            isolate(alternativeName(top.alternative, run.scenario, names, words)),
            endName(subject, names, words),
            explore.percent(top.point.after.ends[subject] ?? 0),
            explore.percent(top.alternative.odds.ends[subject] ?? 0),
          )}
        </p>
      )}
      {luck && all.length >= explorer.policies.value.length && explorer.agree('under', 'findings') && (
        <p>{explore.policiesRange(explore.percent(Math.min(...under)), explore.percent(Math.max(...under)))}</p>
      )}
      <p class="hint">{explore.under(policyName(asked.policy, asked.base, names.model, explore))}</p>
    </>
  );
}
