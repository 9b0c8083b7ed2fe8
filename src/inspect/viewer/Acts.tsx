import type { PossibleAct } from '../possible.js';
import { useLog, useWords } from './context.js';

const WAITS = [6, 24, 72];

/** What can be done where the session stands; pressing it does it there. */
export function Acts() {
  const log = useLog();
  const words = useWords();
  log.version.value;
  const actor = log.actor.value;
  const possible = actor?.possible;
  const why = whyNot(log.connection.value, log.at.value !== undefined, words);
  const drive = log.drive;
  const send = (event: { type: string }) => {
    log.notice.value = '';
    if (actor) drive?.(event, actor.sessionId);
  };
  const groups: [string, PossibleAct[]][] = [
    [words.script, possible?.acts.filter(({ kind }) => kind === 'next') ?? []],
    [words.alternative, possible?.acts.filter(({ kind }) => kind === 'alternative') ?? []],
    [words.free, possible?.acts.filter(({ kind }) => kind === 'free') ?? []],
  ];
  return (
    <section class="part acts" aria-label={words.possible}>
      <h2 class="part-title">{words.possible}</h2>
      {why !== undefined || !drive || !possible ? (
        <p class="quiet">{why ?? words.connection.connecting}</p>
      ) : (
        <>
          <p class="quiet">{words.possibleHint}</p>
          {groups.every(([, acts]) => acts.length === 0) && <p class="quiet">{words.possibleNone}</p>}
          {groups.map(
            ([title, acts]) =>
              acts.length > 0 && (
                <div key={title}>
                  <h3>{title}</h3>
                  <ul>
                    {acts.map((act) => (
                      <li key={`${act.by} ${act.title} ${JSON.stringify(act.event)}`}>
                        <button type="button" class="act" onClick={() => send(act.event)}>
                          {act.by !== '' && <bdi class="act-by">{act.by}</bdi>}
                          <bdi>{act.title}</bdi>
                        </button>
                      </li>
                    ))}
                  </ul>
                </div>
              ),
          )}
          <h3>{words.wait}</h3>
          <div class="act-row">
            {WAITS.map((hours) => (
              <button
                key={hours}
                type="button"
                class="button text"
                onClick={() => send({ type: 'offramp.wait', hours } as { type: string })}
              >
                {words.waitFor(hours)}
              </button>
            ))}
            <button type="button" class="button text" onClick={() => send({ type: 'offramp.back' })}>
              {words.undo}
            </button>
          </div>
          {possible.blocked.length > 0 && (
            <details>
              <summary>{words.blocked}</summary>
              <ul class="blocked-acts">
                {possible.blocked.map(({ by, title, why }) => (
                  <li key={`${by} ${title}`}>
                    <bdi class="act-by">{by}</bdi> <bdi>{title}</bdi>
                    <span class="quiet"> {why}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function whyNot(connection: string, paused: boolean, words: ReturnType<typeof useWords>): string | undefined {
  if (connection === 'file') return words.possibleFile;
  if (connection === 'lost') return words.connection.lost;
  return paused ? words.possibleLater : undefined;
}
