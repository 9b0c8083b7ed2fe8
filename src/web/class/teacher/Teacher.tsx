import type { ComponentChildren } from 'preact';
import { useHeldFocus } from '../../ui/hold-focus.js';
import { usePage, useView, useWords } from '../context.js';
import { Problem } from '../parts/Connection.js';
import { GroupCards } from '../parts/Groups.js';
import { LookMenu } from '../parts/Look.js';
import { Machine } from '../parts/Machine.js';
import { Own } from '../parts/Own.js';
import { Standing } from '../parts/Standing.js';
import { Story } from '../parts/Story.js';
import { Arrange } from './Arrange.js';
import { Debrief } from './Debrief.js';
import { Join } from './Join.js';
import { Notes } from './Notes.js';
import { OpenForm } from './OpenForm.js';
import { People } from './People.js';
import { Round } from './Round.js';
import { Script } from './Script.js';
import { TakeAway } from './TakeAway.js';

/** The page of the teacher. */
export function Teacher({ secret }: { secret: string }) {
  const words = useWords();
  const { class: klass, story, round, groups, debrief } = useView();
  return (
    <>
      <header class="class-head">
        <h1>
          <Own>{klass.title}</Own>
        </h1>
        <span class="code" dir="ltr">
          {klass.code}
        </span>
        <LookMenu look={usePage().look} />
      </header>
      <Problem />
      <main class="desk">
        <Column>
          <section class="card" aria-labelledby="story-title">
            <h2 id="story-title">{words.story}</h2>
            <Standing story={story} />
            <Story story={story} last={2} />
          </section>
          {!klass.ended && <Script />}
          <Machine story={story} />
        </Column>
        <Column>
          {debrief && <Debrief debrief={debrief} />}
          {round && !debrief && <Round round={round} />}
          {groups && round?.kind === 'groups' && !debrief && (
            <section class="card" aria-labelledby="groups-title">
              <h2 id="groups-title">{words.groups}</h2>
              <GroupCards groups={groups} />
            </section>
          )}
          {!klass.ended && round?.status !== 'open' && <OpenForm />}
          <Notes />
        </Column>
        <Column>
          <Join />
          <People />
          {!klass.ended && <Arrange />}
          <TakeAway secret={secret} />
        </Column>
      </main>
    </>
  );
}

/** A column in which the keyboard stays when what it was on goes away. */
function Column({ children }: { children: ComponentChildren }) {
  const part = useHeldFocus<HTMLDivElement>();
  return (
    <div class="column part" ref={part} tabIndex={-1}>
      {children}
    </div>
  );
}
