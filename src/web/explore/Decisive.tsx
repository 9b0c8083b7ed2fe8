import { useState } from 'preact/hooks';
import { type Alternative, type DecisionPoint, isChange, ranked } from '../../explore/decisive.js';
import { bestOf, subjectOf } from '../../explore/luck.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { directionOf } from '../words/direction.js';
import type { Explorer } from './explorer.js';
import { inSight } from './in-sight.js';
import { alternativeName, endName, pointName } from './names.js';
import { takeAlternative } from './open-branch.js';

/** Alternatives that are shown before all are asked for. */
const SHOWN = 8;
/** What would have changed most, as a tornado: the largest on top, to both sides of a middle line. */
export function Decisive({ explorer }: { explorer: Explorer }) {
  const app = useApp();
  const words = useWords();
  const names = useNames();
  const { explore } = words;
  const [inFull, showInFull] = useState(false);
  const [chosen, choose] = useState<string>();
  const found = explorer.findings.value;
  if (!found)
    return (
      <section class="part decisive" aria-label={explore.decisive}>
        <h2 class="part-title">{explore.decisive}</h2>
        <p class="hint">{explore.stage.odds}</p>
      </section>
    );
  const findings = inSight(app, found);
  const all = ranked(findings.points);
  const subject =
    chosen !== undefined && findings.ends.includes(chosen)
      ? chosen
      : subjectOf(
          all.slice(0, SHOWN).map(({ alternative }) => alternative),
          findings.ends,
          bestOf(names.model.outcomes, findings.ends),
        );
  const rows = ranked(findings.points, subject).filter(({ alternative }) => isChange(alternative.delta[subject]));
  const without = all.length - rows.length;
  const shown = inFull ? rows : rows.slice(0, SHOWN);
  return (
    <section class="part decisive" aria-label={explore.decisive} aria-busy={explorer.stale.value}>
      <div class="part-head">
        <h2 class="part-title">{explore.decisive}</h2>
        {all.length > 0 && (
          <label class="decisive-subject">
            {explore.measureBy}{' '}
            <select value={subject} onChange={(event) => choose(event.currentTarget.value)}>
              {findings.ends.map((name) => (
                <option key={name} value={name}>
                  {endName(name, names, words)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {all.length === 0 ? (
        <p class="hint">{findings.exact ? explore.noDecisive : explore.needsExact}</p>
      ) : (
        <>
          <p class="hint">{explore.decisiveHint(endName(subject, names, words))}</p>
          <ol class="tornado">
            {shown.map(({ point, alternative }) => (
              <Row
                key={`${point.n} ${alternative.id}`}
                point={point}
                alternative={alternative}
                subject={subject}
                ends={findings.ends}
                explorer={explorer}
              />
            ))}
          </ol>
          {rows.length > SHOWN && (
            <button type="button" class="button text" aria-expanded={inFull} onClick={() => showInFull(!inFull)}>
              {inFull ? explore.showFewer : explore.showAll(rows.length)}
            </button>
          )}
          {without > 0 && <p class="hint">{explore.unmoved(without, endName(subject, names, words))}</p>}
        </>
      )}
    </section>
  );
}

interface RowProps {
  point: DecisionPoint;
  alternative: Alternative;
  subject: string;
  ends: readonly string[];
  explorer: Explorer;
}

function Row({ point, alternative, subject, ends, explorer }: RowProps) {
  const app = useApp();
  const words = useWords();
  const names = useNames();
  const { explore } = words;
  const { language } = app.run.scenario;
  // A move of the model is named in the language of the page, which need not be that of whoever makes it.
  const own = alternative.scripted ? { lang: language, dir: directionOf(language) } : { dir: words.direction };
  const name = alternativeName(alternative, app.run.scenario, names, words);
  const delta = alternative.delta[subject] ?? 0;
  const changes = ends
    .filter((name) => isChange(alternative.delta[name]))
    .map((name) => explore.change(endName(name, names, words), explore.points(alternative.delta[name] ?? 0)));
  // Whether it is better that this outcome is likelier.
  const better = delta > 0 === (subject === bestOf(names.model.outcomes, [subject]));
  const half = Math.abs(delta) * 50;
  return (
    <li class="tornado-row">
      <div class="tornado-text">
        <bdi class="tornado-title" {...own}>
          {name}
        </bdi>
        <span class="hint">
          {explore.instead(point.n, pointName(explorer, point, words))}: {explore.changes(changes)}
        </span>
      </div>
      <div class="tornado-bar" aria-hidden="true">
        <span
          class={better ? 'tornado-fill better' : 'tornado-fill worse'}
          style={{ inlineSize: `${half}%`, insetInlineStart: `${delta < 0 ? 50 - half : 50}%` }}
        />
        <span class="tornado-value" data-side={delta < 0 ? 'less' : 'more'}>
          {explore.points(delta)}
        </span>
      </div>
      <button
        type="button"
        class="button"
        aria-disabled={explorer.stale.value}
        aria-label={explore.takeLabel(name)}
        onClick={() => takeAlternative(app, explorer, point, alternative, name)}
      >
        {explore.take}
      </button>
    </li>
  );
}
