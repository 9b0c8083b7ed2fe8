import type { Debrief as DebriefView } from '../../../class/index.js';
import { useWords } from '../context.js';
import { OptionName } from '../parts/OptionName.js';
import { Own } from '../parts/Own.js';

/** Looking back together: each decision, what most chose, what history did. Nobody is named. */
export function Debrief({ debrief: { decisions, groups } }: { debrief: DebriefView }) {
  const words = useWords();
  return (
    <section class="card" aria-labelledby="debrief-title">
      <h2 id="debrief-title">{words.ended}</h2>
      <ol class="sheet">
        {decisions.map(({ question, kind, options, history, taken, asHistory, group }, index) => {
          const all = options.reduce((sum, { count }) => sum + count, 0);
          return (
            <li key={index}>
              <strong dir="auto">{question ?? words.kinds[kind]}</strong>{' '}
              {group !== null && (
                <bdi class="chip">{words.groupName(groups.find(({ id }) => id === group)?.name ?? group)}</bdi>
              )}
              <ul class="plain">
                {options
                  .filter(({ count, option }) => count > 0 || option === history?.option)
                  .map((option) => (
                    <li key={option.option} class="decided">
                      <span class="decided-count">{words.number(option.count)}</span> <OptionName option={option} />{' '}
                      {option.option === history?.option && <span class="mark">{words.history}</span>}{' '}
                      {taken?.options.includes(option.option) && <span class="mark strong">{words.taken}</span>}
                    </li>
                  ))}
              </ul>
              {history && all > 0 && <p class="hint">{words.asHistory(asHistory, all)}</p>}
            </li>
          );
        })}
      </ol>
      {groups.length > 0 && (
        <ul class="groups">
          {groups.map(({ id, name, steps, outcome }) => (
            <li key={id} class="group">
              <h3>
                <bdi>{words.groupName(name)}</bdi>
              </h3>
              <ol class="steps">
                {steps.slice(-5).map((step, at) => (
                  <li key={at}>
                    <Own>{step}</Own>
                  </li>
                ))}
              </ol>
              {outcome !== null && (
                <p>
                  <Own>{outcome}</Own>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
