import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RoundView } from '../../../class/index.js';
import { rootSize } from '../../ui/useSize.js';
import { addressOf, bareAddress } from '../address.js';
import { usePage, useView, useWords } from '../context.js';
import { Bars } from '../parts/Bars.js';
import { Clock } from '../parts/Clock.js';
import { GroupCards } from '../parts/Groups.js';
import { LookMenu } from '../parts/Look.js';
import { Machine } from '../parts/Machine.js';
import { NoteList } from '../parts/NoteList.js';
import { named, OptionName } from '../parts/OptionName.js';
import { Own } from '../parts/Own.js';
import { QrCode } from '../parts/QrCode.js';
import { Standing } from '../parts/Standing.js';
import { Story } from '../parts/Story.js';
import { Debrief } from './Debrief.js';

/** How many options there is room for. */
const OFFERED = 8;
/** How many public statements there is room for. */
const STATEMENTS = 3;

/** The page on a projector: it shows, and nothing can be done on it. */
export function Wall() {
  const words = useWords();
  const { class: klass, story, round, groups, statements, debrief } = useView();
  const joining = !klass.locked && !klass.ended;
  const height = useHeight(joining && round !== null);
  const playing = round?.kind === 'groups' && groups && !debrief ? groups : undefined;
  return (
    <>
      <header class="class-head">
        <h1>
          <Own>{klass.title}</Own>
        </h1>
        <LookMenu look={usePage().look} />
      </header>
      <main class="wall" data-shows={debrief ? 'debrief' : playing ? 'groups' : 'round'}>
        <div class="column">
          <section class="card wall-story" aria-labelledby="story-title">
            <h2 id="story-title">{words.story}</h2>
            <Standing story={story} />
            {/* While groups play, theirs are the stories that go on. */}
            <Story story={story} last={playing ? 1 : 2} />
            {statements.length > 0 && (
              <>
                <h3>{words.statements}</h3>
                <NoteList notes={statements.slice(-STATEMENTS).reverse()} />
              </>
            )}
          </section>
          {joining && playing && <Join />}
        </div>
        <div class="column">
          {debrief ? <Debrief debrief={debrief} /> : round ? <Round round={round} /> : <Waiting joining={joining} />}
          {playing && (
            <section class="card" aria-labelledby="groups-title">
              <h2 id="groups-title">{words.groups}</h2>
              <GroupCards groups={playing} />
            </section>
          )}
        </div>
        {!playing && (
          <div class="column">
            <Machine story={story} height={height} across />
            {joining && round && <Join />}
          </div>
        )}
      </main>
    </>
  );
}

/** How high the machine may be so that what stands beside it is seen too, in pixels, however large the window becomes. */
function useHeight(joining: boolean): number {
  const [inner, setInner] = useState(innerHeight);
  useEffect(() => {
    const measure = () => setInner(innerHeight);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return Math.max(300, inner - rootSize() * (joining ? 17.25 : 8));
}

/** Before the first question: how to join is what everybody looks for. */
function Waiting({ joining }: { joining: boolean }) {
  const words = useWords();
  const { class: klass } = useView();
  return (
    <section class="card waiting-room" aria-labelledby="waiting-title">
      <h2 id="waiting-title">
        <span role="status">{words.joined(klass.people)}</span>
      </h2>
      {joining && <JoinWays />}
      {klass.seats.length > 0 && (
        <ul class="plain seats">
          {klass.seats.map(({ id, name, people }) => (
            <li key={id}>
              <strong>
                <Own>{name}</Own>
              </strong>{' '}
              {people.map((one) => (
                <bdi key={one} class="chip">
                  {one}
                </bdi>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Join() {
  const words = useWords();
  const { people } = useView().class;
  return (
    <aside class="card join" aria-label={words.join}>
      <JoinWays>
        <p>{words.joined(people)}</p>
      </JoinWays>
    </aside>
  );
}

function JoinWays({ children }: { children?: ComponentChildren }) {
  const words = useWords();
  const { code } = useView().class;
  return (
    <div class="join-ways">
      <QrCode text={addressOf('', code)} label={words.qr(code)} />
      <div>
        <p class="join-address">
          {words.join}: <bdi dir="ltr">{bareAddress()}</bdi>
        </p>
        <p class="join-code" dir="ltr">
          {code}
        </p>
        {children}
      </div>
    </div>
  );
}

function Round({ round }: { round: RoundView }) {
  const words = useWords();
  const { who, class: klass } = useView();
  const { n, kind, status, question, options, clock, results, history, taken, answered, asked, cutOff } = round;
  const turn = klass.seats.find(({ id }) => id === round.turn);
  const right = results?.find(({ option }) => option === history)?.count ?? 0;
  return (
    <section class="card round" aria-labelledby="round-title" data-status={status}>
      <p class="round-kind">
        <span>{words.round(n)}</span>
        <span class="mark">{words.status[status]}</span>
      </p>
      <h2 id="round-title" dir="auto">
        {question ?? words.kinds[kind]}
      </h2>
      {status === 'open' && clock && <Clock clock={clock} />}
      {turn && status === 'open' && <p>{words.turnOf(turn.name)}</p>}
      {results && kind !== 'groups' ? (
        <Bars options={options} results={results} history={history} />
      ) : options.length > OFFERED ? (
        <p>{words.manyPossible(options.length)}</p>
      ) : (
        <ul class="plain offered">
          {options.map((option) => (
            <li key={option.option} class="option">
              <OptionName option={option} />
            </li>
          ))}
        </ul>
      )}
      {kind === 'predict' && history !== null && <p>{words.asHistory(right, answered)}</p>}
      {taken && taken.options.length > 0 && kind !== 'groups' && (
        <p class="taken">
          <strong>{words.taken}:</strong>{' '}
          {taken.options.map((option) => (
            <OptionName key={option} option={named(options, option)} />
          ))}
        </p>
      )}
      {status !== 'revealed' && kind !== 'hands' && (
        <p class="answered" role="status">
          {words.answered(answered, asked)}
        </p>
      )}
      {status === 'open' && who && (
        <ul class="who">
          {who.answered.map((name) => (
            <li key={name} class="chip" data-answered="true">
              <bdi>{name}</bdi> <span class="visually-hidden">{words.hasAnswered}</span>
            </li>
          ))}
          {who.waiting.map((name) => (
            <li key={name} class="chip">
              <bdi>{name}</bdi> <span class="visually-hidden">{words.notAnswered}</span>
            </li>
          ))}
        </ul>
      )}
      {cutOff.length > 0 && status !== 'open' && <p class="wrong">{words.cutOff(cutOff.join(', '))}</p>}
    </section>
  );
}
