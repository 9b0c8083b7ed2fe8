import { useEffect, useId, useRef } from 'preact/hooks';
import { graphOf } from '../machine/marks.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { claimsOf } from './claims.js';
import type { Explorer } from './explorer.js';
import { openWay } from './open-branch.js';
import type { Verdict } from './protocol.js';
import { WayList } from './WayList.js';
import { Working } from './Working.js';

/** Longest claim that is taken. */
const MOST = 2_000;

/** A claim about every path from here, and a path that breaks it where it does not hold. */
export function Claim({ explorer }: { explorer: Explorer }) {
  const { explore } = useWords();
  const { model } = useNames();
  const examples = claimsOf(model);
  const id = useId();
  const { claimDesk: desk, claim } = explorer;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => () => desk.rest(), []);
  const verdict = explorer.verdict.value;
  const now = explorer.placeKey.value;
  const check = (text: string) => {
    explorer.verdict.value = undefined;
    desk.close();
    if (text.trim() === '') return;
    desk.ask({ kind: 'claim', place: explorer.place(), text }, (part) => {
      if (part.part === 'verdict') explorer.verdict.value = { ...part.verdict, place: now };
    });
  };
  return (
    <section class="part claim" aria-label={explore.claim}>
      <h2 class="part-title">{explore.claim}</h2>
      <form
        class="claim-form"
        onSubmit={(event) => {
          event.preventDefault();
          check(claim.value);
        }}
      >
        <label for={id} class="visually-hidden">
          {explore.claimLabel}
        </label>
        <input
          ref={field}
          id={id}
          type="text"
          dir="ltr"
          lang="en"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          maxLength={MOST}
          placeholder={examples[0]}
          value={claim.value}
          onInput={(event) => {
            claim.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="button text primary">
          {explore.check}
        </button>
      </form>
      <p class="hint">{explore.claimHint}</p>
      <p class="claim-examples">
        {examples.map((example) => (
          <button
            key={example}
            type="button"
            class="button"
            dir="ltr"
            lang="en"
            onClick={() => {
              claim.value = example;
              check(example);
            }}
          >
            {example}
          </button>
        ))}
      </p>
      <Names
        add={(name) => {
          claim.value = `${claim.value.trimEnd()} ${name}`.trimStart();
          field.current?.focus();
        }}
      />
      <Working desk={desk} again={() => check(claim.value)} />
      {/* An answer about one place says nothing of another. */}
      {verdict?.place === now && <Answer verdict={verdict} explorer={explorer} />}
    </section>
  );
}

/** The names of states as claims have them, which can be put in. */
function Names({ add }: { add: (name: string) => void }) {
  const { explore } = useWords();
  const names = useNames();
  return (
    <details class="claim-names">
      <summary>{explore.claimNames}</summary>
      {graphOf(names.model).map(({ id, states }) => (
        <p key={id} class="claim-examples">
          <span class="hint">{names.region(id)}</span>
          {states
            .filter(({ composite }) => !composite)
            .map((state) => (
              <button
                key={state.id}
                type="button"
                class="button"
                dir="ltr"
                lang="en"
                title={names.state(id, state.id)}
                onClick={() => add(state.id)}
              >
                {state.id}
              </button>
            ))}
        </p>
      ))}
    </details>
  );
}

function Answer({ verdict, explorer }: { verdict: Verdict; explorer: Explorer }) {
  const app = useApp();
  const { explore } = useWords();
  const { text, kind, holds, examined, way, loop, alwaysPossible, trivial } = verdict;
  const shows = kind === 'possibly';
  return (
    <div class={holds ? 'claim-answer holds' : 'claim-answer fails'}>
      <p>
        <strong>{holds ? explore.holds : explore.fails}</strong>{' '}
        <bdi dir="ltr" lang="en">
          {text}
        </bdi>
      </p>
      <p class="hint">
        {explore.claimTexts[kind]} {explore.examined(examined)}
      </p>
      {trivial && <p>{explore.trivial[trivial]}</p>}
      {alwaysPossible && <p>{explore.staysPossible}</p>}
      {way?.legs.length === 0 && <p>{shows ? explore.shownAtOnce : explore.brokenAtOnce}</p>}
      {way && way.legs.length > 0 && (
        <>
          <p>{shows ? explore.shownBy : explore.brokenBy}</p>
          <WayList way={way} />
          {loop !== undefined && <p>{explore.forEver}</p>}
          {way.onTime ? (
            <button
              type="button"
              class="button text"
              onClick={() => openWay(app, explorer, way, shows ? explore.claimShows(text) : explore.claimName(text))}
            >
              {explore.open}
            </button>
          ) : (
            <p class="hint">{explore.notOnTime}</p>
          )}
        </>
      )}
    </div>
  );
}
