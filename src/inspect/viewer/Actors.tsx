import { useLog, useWords } from './context.js';
import { valueText } from './machine.js';
import { object } from './received.js';

/** The services that are watched, and where each stands now. */
export function Actors() {
  const log = useLog();
  const words = useWords();
  log.version.value;
  const chosen = log.chosen.value;
  return (
    <section class="part actors" aria-label={words.actors}>
      <h2 class="part-title">{words.actors}</h2>
      <ul>
        {[...log.actors.values()].map(({ sessionId, id, entries, registered, ended }) => {
          const value = entries.at(-1)?.value ?? object(registered).value;
          return (
            <li key={sessionId}>
              <button
                type="button"
                class="actor-choice"
                aria-current={sessionId === chosen ? 'true' : undefined}
                onClick={() => log.choose(sessionId)}
              >
                <strong>
                  <bdi>{id}</bdi>
                </strong>
                <span class="quiet">
                  {ended && log.connection.value !== 'file' ? words.actorEnded : words.actorState(valueText(value))}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
