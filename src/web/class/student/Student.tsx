import { useRef } from 'preact/hooks';
import { useHeldFocus } from '../../ui/hold-focus.js';
import { usePage, useView } from '../context.js';
import type { Refused as Refusal } from '../link.js';
import { Connection, Problem } from '../parts/Connection.js';
import { LookMenu } from '../parts/Look.js';
import { Own } from '../parts/Own.js';
import { Refused } from '../parts/Refused.js';
import { Standing } from '../parts/Standing.js';
import { Story } from '../parts/Story.js';
import { Announcer } from './Announcer.js';
import { NameForm } from './NameForm.js';
import { Notes } from './Notes.js';
import { Round } from './Round.js';
import { Briefing, Seats } from './Seats.js';
import { Sheet } from './Sheet.js';

interface StudentProps {
  code: string;
  join: (name: string) => void;
  /** Leaves for another class. */
  leave: () => void;
}

/** Refusals of a hello after which another name may do. */
const ASKING = new Set<Refusal['code']>(['name', 'twice', 'not-allowed']);

/** The page on a phone. */
export function Student({ code, join, leave }: StudentProps) {
  const { link, look } = usePage();
  const words = look.words.value;
  const refused = link.refused.value;
  const about = useRef<Refusal['join']>(undefined);
  about.current = refused?.join ?? about.current;
  const view = link.view.value;
  if (refused && about.current && ASKING.has(refused.code)) {
    const problem = refused.code === 'name' ? undefined : refused.code === 'twice' ? words.nameTaken : refused.reason;
    return (
      <main class="student narrow">
        <LookMenu look={look} />
        <NameForm about={about.current} problem={problem} join={join} />
      </main>
    );
  }
  if (refused)
    return (
      <main class="student narrow">
        <Refused refused={refused}>
          <button type="button" class="button text" onClick={leave}>
            {words.joinTitle}
          </button>
        </Refused>
      </main>
    );
  return (
    <>
      <Connection />
      <Announcer />
      {view?.me ? (
        <Lesson />
      ) : (
        <main class="student narrow">
          <h1>{code}</h1>
          <p>{words.connecting}</p>
        </main>
      )}
    </>
  );
}

function Lesson() {
  const { look } = usePage();
  const words = look.words.value;
  const view = useView();
  const { me, round, story, group, sheet, class: klass } = view;
  const seat = klass.seats.find(({ id }) => id === me?.seat);
  const part = useHeldFocus<HTMLElement>();
  return (
    <>
      <header class="student-head">
        <div>
          <strong>
            <bdi>{me?.name}</bdi>
          </strong>
          {seat && (
            <span class="chip">
              <Own>{seat.name}</Own>
              {me?.leads && <span class="hint"> · {words.leads}</span>}
            </span>
          )}
        </div>
        <LookMenu look={look} />
      </header>
      <main class="student part" ref={part} tabIndex={-1}>
        <h1 class="class-title">
          <Own>{klass.title}</Own>
        </h1>
        <Problem />
        {sheet && <Sheet sheet={sheet} />}
        {!sheet && (round ? <Round key={round.n} round={round} /> : <p class="card waiting">{words.waiting}</p>)}
        {!sheet && <Seats />}
        <Briefing />
        <section class="card" aria-labelledby="story-title">
          <h2 id="story-title">{words.story}</h2>
          <Standing story={group && round?.status === 'open' ? group.story : story} />
          <Story story={group && round?.status === 'open' ? group.story : story} last={1} />
        </section>
        <Notes />
      </main>
    </>
  );
}
