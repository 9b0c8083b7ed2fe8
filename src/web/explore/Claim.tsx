import { useId, useState } from 'preact/hooks';
import { useApp, useWords } from '../app/context.js';
import type { Explorer } from './explorer.js';
import { openWay } from './open-branch.js';
import type { Verdict } from './protocol.js';
import { useDesk } from './useDesk.js';
import { WayList } from './WayList.js';
import { Working } from './Working.js';

/** Longest claim that is taken. */
const MOST = 2_000;

/** A claim about every path from here, and a path that breaks it where it does not hold. */
export function Claim({ explorer }: { explorer: Explorer }) {
  const { explore } = useWords();
  const id = useId();
  const desk = useDesk();
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState<Verdict & { place: string }>();
  // An answer about one place says nothing of another.
  const now = explorer.placeKey.value;
  const check = (claim: string) => {
    if (claim.trim() === '') return;
    setVerdict(undefined);
    desk.ask({ kind: 'claim', place: explorer.place(), text: claim }, (part) => {
      if (part.part === 'verdict') setVerdict({ ...part.verdict, place: now });
    });
  };
  return (
    <section class="part claim" aria-label={explore.claim}>
      <h2 class="part-title">{explore.claim}</h2>
      <form
        class="claim-form"
        onSubmit={(event) => {
          event.preventDefault();
          check(text);
        }}
      >
        <label for={id} class="visually-hidden">
          {explore.claimLabel}
        </label>
        <input
          id={id}
          type="text"
          dir="ltr"
          lang="en"
          spellcheck={false}
          autocomplete="off"
          maxLength={MOST}
          placeholder={explore.examples[0]}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button text primary">
          {explore.check}
        </button>
      </form>
      <p class="hint">{explore.claimHint}</p>
      <p class="claim-examples">
        {explore.examples.map((example) => (
          <button
            key={example}
            type="button"
            class="button"
            dir="ltr"
            lang="en"
            onClick={() => {
              setText(example);
              check(example);
            }}
          >
            {example}
          </button>
        ))}
      </p>
      <Working desk={desk} again={() => check(text)} />
      {verdict?.place === now && <Answer verdict={verdict} explorer={explorer} />}
    </section>
  );
}

function Answer({ verdict, explorer }: { verdict: Verdict; explorer: Explorer }) {
  const app = useApp();
  const { explore } = useWords();
  const { text, kind, holds, examined, way, loop, alwaysPossible } = verdict;
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
        {explore.claimTexts[kind]} {explore.examined(explore.count(examined))}
      </p>
      {alwaysPossible && <p>{explore.staysPossible}</p>}
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
