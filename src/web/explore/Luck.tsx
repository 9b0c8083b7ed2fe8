import { ranked } from '../../explore/decisive.js';
import { luckOf, subjectOf } from '../../explore/luck.js';
import { useWords } from '../app/context.js';
import { isolate } from '../app/direction.js';
import { stopName } from '../app/names.js';
import type { Explorer } from './explorer.js';
import { endName, policyName } from './names.js';

/** The answer to the first question of a class: how lucky was it, and what decided? */
export function Luck({ explorer }: { explorer: Explorer }) {
  const words = useWords();
  const { explore } = words;
  const findings = explorer.findings.value;
  const asked = explorer.asked.value;
  const luck = findings && luckOf(findings);
  const [top] = findings ? ranked(findings.points) : [];
  const subject = findings && top ? subjectOf([top.alternative], findings.ends) : '';
  return (
    <section class="part luck" id="part-luck" aria-label={explore.luckTitle} tabIndex={-1}>
      <h2 class="part-title">{explore.luckTitle}</h2>
      {!findings || !asked ? (
        <p class="luck-answer pending">{explore.stage.odds}</p>
      ) : (
        <>
          <p class="luck-answer">
            {luck
              ? explore.luck(
                  endName(luck.outcome, words),
                  explore.percent(luck.chance),
                  asked.from.n === 0 ? '' : isolate(stopName(asked.from, words)),
                )
              : explore.noLuck}
          </p>
          {luck && luck.least.point !== findings.points[0] && (
            <p>{explore.least(explore.percent(luck.least.chance), isolate(luck.least.point.title))}</p>
          )}
          {top && (
            <p>
              {explore.mostDecisive(
                isolate(top.point.title),
                isolate(top.alternative.title),
                endName(subject, words),
                explore.points(top.alternative.delta[subject] ?? 0),
              )}
            </p>
          )}
          <p class="hint">{explore.under(policyName(asked.policy, explorer.base.value, explore))}</p>
        </>
      )}
    </section>
  );
}
