import { useId } from 'preact/hooks';
import { hidesAhead } from '../state/ahead.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { stopName } from '../words/names.js';
import { MOST_RUNS, MOST_SEED } from './asking.js';
import type { Explorer } from './explorer.js';
import { luckSentence } from './luck-sentence.js';
import { NumberField } from './NumberField.js';
import { policyName } from './names.js';
import { Working } from './Working.js';

/** What is asked: from where, under which policy, with how many runs. */
export function Ask({ explorer }: { explorer: Explorer }) {
  const app = useApp();
  const { run } = app;
  const words = useWords();
  const { model } = useNames();
  const { explore } = words;
  const id = useId();
  const { stops: all, here } = run.line.value;
  // Steps that are to come are named nowhere.
  const stops = hidesAhead(app) ? all.filter(({ node }) => node) : all;
  const from = explorer.from.value;
  const policies = explorer.policies.value;
  const base = explorer.base.value;
  return (
    <section class="part ask" id="part-ask" aria-label={explore.question} tabIndex={-1}>
      <h2 class="part-title">{explore.question}</h2>
      <label class="field" for={`${id}from`}>
        {explore.from}
      </label>
      <select
        id={`${id}from`}
        value={String(from.n)}
        onChange={(event) => {
          explorer.askFrom(Number(event.currentTarget.value));
        }}
      >
        {stops.map((stop) => {
          const name = stop.n === 0 ? explore.atStart : explore.step(stop.number, stopName(stop, words));
          return (
            <option key={stop.n} value={String(stop.n)}>
              {stop.n === here && here > 0 ? explore.here(name) : name}
            </option>
          );
        })}
      </select>
      {from.n === 0 && here > 0 && explorer.usual.value === 0 && <p class="hint">{explore.fromStart}</p>}
      <label class="field" for={`${id}policy`}>
        {explore.policy}
      </label>
      <select
        id={`${id}policy`}
        value={String(policies.indexOf(base))}
        aria-describedby={`${id}text`}
        onChange={(event) => {
          const chosen = policies[Number(event.currentTarget.value)];
          if (chosen) explorer.choosePolicy(chosen);
        }}
      >
        {policies.map((policy, index) => (
          <option key={index} value={String(index)}>
            {explore.policyTitle(policy, model)}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}text`}>
        {explorer.isChanged && <strong>{policyName(explorer.policy.value, base, model, explore)}. </strong>}
        {explore.policyText(base, model)}
      </p>
      <details class="ask-more">
        <summary>{explore.more}</summary>
        <label class="check">
          <input
            type="checkbox"
            checked={explorer.free.value}
            onChange={(event) => {
              explorer.free.value = event.currentTarget.checked;
            }}
          />
          <span>{explore.free}</span>
        </label>
        <NumberField label={explore.runs} value={explorer.runs} most={MOST_RUNS} whole />
        <div class="ask-seed">
          <NumberField label={explore.seed} value={explorer.seed} most={MOST_SEED} whole />
          <button
            type="button"
            class="button text"
            onClick={() => {
              explorer.seed.value = (explorer.seed.value + 1) % (MOST_SEED + 1);
            }}
          >
            {explore.newSeed}
          </button>
        </div>
      </details>
      <Working
        desk={explorer.desk}
        idle={explore.madeOf(explore.count(explorer.runs.value), explore.figure(explorer.seed.value))}
        answer={luckSentence(app, explorer, words)}
        stale={explorer.stale.value}
        stop={() => explorer.stop()}
        again={() => explorer.again()}
      />
    </section>
  );
}
