import { lazy, Suspense } from 'preact/compat';
import { Branches } from '../branches/Branches.js';
import { Curve } from '../curve/Curve.js';
import { Machine } from '../machine/Machine.js';
import { Moves } from '../moves/Moves.js';
import { Story } from '../story/Story.js';
import { Announcer } from './Announcer.js';
import { useApp, useWords } from './context.js';
import { Header } from './Header.js';
import { NoticeBar } from './NoticeBar.js';
import { PartTabs } from './PartTabs.js';

const Editor = lazy(() => import('../editor/Editor.js').then(({ Editor }) => ({ default: Editor })));

/** The whole page: the crisis as a class sees it, or the editor. */
export function Page() {
  const { settings } = useApp();
  const words = useWords();
  const writing = settings.screen.value === 'write';
  const projector = settings.projector.value;
  return (
    <>
      <a class="skip" href={writing ? '#part-editor' : '#part-story'}>
        {writing ? words.editor.skip : words.shell.skip}
      </a>
      <Header />
      {writing ? (
        <main key="write" class="write">
          <Suspense fallback={<p class="loading">{words.shell.loading}</p>}>
            <Editor />
          </Suspense>
        </main>
      ) : (
        <main key="crisis" class="crisis" data-part={settings.part.value}>
          <Story />
          <Machine />
          {!projector && <Moves />}
          {!projector && <Branches />}
          {!projector && <Curve />}
        </main>
      )}
      {!writing && !projector && <PartTabs />}
      <NoticeBar />
      <Announcer />
    </>
  );
}
