import { useWords } from '../app/context.js';
import type { Explorer } from './explorer.js';
import { policyName } from './names.js';
import { OutcomeRows } from './OutcomeRows.js';

/** How it would end under every policy: a figure that holds under one only says little. */
export function Policies({ explorer }: { explorer: Explorer }) {
  const { explore } = useWords();
  const under = explorer.under.value;
  const asked = explorer.asked.value;
  return (
    <section class="part policies" aria-label={explore.policies} aria-busy={explorer.stale.value}>
      <h2 class="part-title">{explore.policies}</h2>
      <p class="hint">{explore.policiesHint}</p>
      {under.length === 0 ? (
        <p class="hint">{explore.stage.policies}</p>
      ) : (
        <OutcomeRows
          label={explore.policies}
          head={explore.policy}
          rows={under.map(({ policy, odds }, index) => ({
            key: String(index),
            name: policy === asked?.policy ? policyName(policy, asked.base, explore) : explore.policyTitle(policy),
            odds,
            chosen: policy === asked?.policy,
          }))}
        />
      )}
    </section>
  );
}
