import type { RoundView } from '../../../class/index.js';
import { usePage, useView } from '../context.js';
import { Bars } from '../parts/Bars.js';
import { Clock } from '../parts/Clock.js';
import { OptionName } from '../parts/OptionName.js';
import { Options } from '../parts/Options.js';
import { Taken } from '../parts/Taken.js';
import { Choose } from './Choose.js';
import { Group } from './Group.js';

/** The round that is held, or was last. */
export function Round({ round }: { round: RoundView }) {
  const words = usePage().look.words.value;
  const { me } = useView();
  return (
    <section class="card round" aria-labelledby="round-title" data-status={round.status}>
      <p class="round-kind">
        <span>{words.round(round.n)}</span>
        <span class="mark">{words.status[round.status]}</span>
      </p>
      <h2 id="round-title" dir="auto">
        {round.question ?? words.kinds[round.kind]}
      </h2>
      {round.status === 'open' && round.clock && <Clock clock={round.clock} />}
      {round.status !== 'open' && me && round.cutOff.includes(me.name) && <p class="wrong">{words.youCutOff}</p>}
      {round.status === 'closed' && <p class="waiting">{words.closedWait}</p>}
      {round.status === 'revealed' && round.results && round.kind !== 'groups' && <Revealed round={round} />}
      {round.kind === 'groups' ? (
        <Group round={round} />
      ) : round.kind === 'hands' ? (
        <Hands round={round} />
      ) : (
        <Asked round={round} />
      )}
    </section>
  );
}

function Revealed({ round }: { round: RoundView }) {
  const words = usePage().look.words.value;
  const { me } = useView();
  const { options, results, history, taken, kind, answered } = round;
  const right = results?.find(({ option }) => option === history)?.count ?? 0;
  return (
    <>
      <Bars options={options} results={results ?? []} own={me?.chose?.option} history={history} />
      {kind === 'predict' && history !== null && <p>{words.asHistory(right, answered)}</p>}
      {taken && taken.options.length > 0 && <Taken round={round} />}
    </>
  );
}

function Hands({ round: { options, status } }: { round: RoundView }) {
  if (status === 'revealed') return null;
  return (
    <div class="plain">
      <Options
        options={options}
        row={(option) => (
          <p key={option.option} class="option">
            <OptionName option={option} />
          </p>
        )}
      />
    </div>
  );
}

/** What is asked of whoever looks, in rounds in which each chooses alone or for a seat. */
function Asked({ round }: { round: RoundView }) {
  const words = usePage().look.words.value;
  const { me, class: klass } = useView();
  if (!me) return null;
  const options = round.options.filter(({ option }) => me.options.includes(option));
  const turn = klass.seats.find(({ id }) => id === round.turn);
  const seats = round.kind === 'seats';
  const own = klass.seats.find(({ id }) => id === me.seat);
  const watches = seats && own?.roles.length === 0;
  return (
    <>
      {seats && me.seat === null && <p class="waiting">{words.noSeatHere}</p>}
      {watches && <p class="waiting">{words.youWatch}</p>}
      {seats && round.status === 'open' && turn && (
        <p class="waiting">{turn.id === me.seat ? words.yourTurn : words.turnOf(turn.name)}</p>
      )}
      {seats && round.status === 'open' && own && !watches && (
        <p class="hint">{me.leads ? words.youLead : words.leaderDecides}</p>
      )}
      <Choose round={round} options={options} chose={me.chose} asked={me.asked} />
    </>
  );
}
