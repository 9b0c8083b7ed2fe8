import type { RoundView } from '../../../class/index.js';
import { useView, useWords } from '../context.js';
import { Bars } from '../parts/Bars.js';
import { Clock } from '../parts/Clock.js';
import { named, OptionName } from '../parts/OptionName.js';
import { Taken } from '../parts/Taken.js';
import { Hands } from './Hands.js';
import { Take } from './Take.js';
import { Timer } from './Timer.js';
import { useAct, useTeacher, useTeaching } from './use.js';

/** The round that is held, or was last: counts as they grow, and what is done with it. */
export function Round({ round }: { round: RoundView }) {
  const words = useWords();
  const teaching = useTeaching();
  const act = useAct();
  const { class: klass } = useView();
  const { counts, history: really } = useTeacher();
  const { n, kind, status, question, options, history, taken, answered, asked, cutOff } = round;
  const turn = klass.seats.find(({ id }) => id === round.turn);
  return (
    <section class="card round" aria-labelledby="round-title" data-status={status}>
      <p class="round-kind">
        <span>{words.round(n)}</span>
        <span class="mark">{words.status[status]}</span>
        <span>{teaching.kinds[kind]}</span>
      </p>
      <h2 id="round-title" dir="auto">
        {question ?? words.kinds[kind]}
      </h2>
      {kind !== 'hands' && (
        <p class="answered" role="status">
          {words.answered(answered, asked)}
        </p>
      )}
      {status === 'open' && round.clock && <Clock clock={round.clock} />}
      {status === 'open' && <Timer round={round} />}
      {turn && status === 'open' && (
        <p>
          {words.turnOf(turn.name)}{' '}
          <button type="button" class="button text" onClick={() => act({ do: 'pass', round: n, seat: turn.id })}>
            {teaching.passOn(turn.name)}
          </button>
        </p>
      )}
      {cutOff.length > 0 && <p class="wrong">{words.cutOff(cutOff.join(', '))}</p>}
      {kind === 'hands' && status !== 'revealed' && <Hands round={round} />}
      {kind !== 'groups' && (
        <>
          {status !== 'revealed' && <h3>{teaching.secretCounts}</h3>}
          <Bars
            options={options}
            results={counts}
            history={history}
            hide={(entry) => act({ do: 'hide', entry, hidden: true })}
            hideLabel={teaching.hide}
          />
        </>
      )}
      <p class="actions">
        {status === 'open' && (
          <button type="button" class="button primary text" onClick={() => act({ do: 'close', round: n })}>
            {teaching.close}
          </button>
        )}
        {status === 'closed' && (
          <button type="button" class="button primary text" onClick={() => act({ do: 'reveal', round: n })}>
            {teaching.reveal}
          </button>
        )}
        {status === 'revealed' && history === null && really !== null && taken === null && kind !== 'groups' && (
          <button type="button" class="button text" onClick={() => act({ do: 'reveal', round: n, history: true })}>
            {teaching.revealHistory}
          </button>
        )}
      </p>
      {status === 'revealed' && !taken && <Take round={round} />}
      {taken && (
        <Taken round={round}>
          {taken.refused.map(({ option, reason }) => (
            <p key={option} class="wrong">
              {teaching.refusedThen}: <OptionName option={named(options, option)} /> <span dir="auto">{reason}</span>
            </p>
          ))}
        </Taken>
      )}
    </section>
  );
}
