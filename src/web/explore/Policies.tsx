import { useNames, useWords } from '../state/context.js';
import type { Explorer } from './explorer.js';
import { policyName } from './names.js';
import { OutcomeRows } from './OutcomeRows.js';

/** How it would end under every policy: a figure that holds under one only says little. */
export function Policies({ explorer }: { explorer: Explorer }) {
  const { explore } = useWords();
  const { model } = useNames();
  const under = explorer.under.value;
  return (
    <section class="part policies" aria-label={explore.policies} aria-busy={explorer.isOld('under')}>
      <h2 class="part-title">{explore.policies}</h2>
      <p class="hint">{explore.policiesHint}</p>
      {under.length === 0 ? (
        <p class="hint">{explore.stage.policies}</p>
      ) : (
        <OutcomeRows
          label={explore.policies}
          head={explore.policy}
          rows={under.map(({ policy, base, odds, asked }, index) => ({
            key: String(index),
            name: policyName(policy, base, model, explore),
            odds,
            chosen: asked,
          }))}
        />
      )}
    </section>
  );
}
