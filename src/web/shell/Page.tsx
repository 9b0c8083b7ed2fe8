import { lazy, Suspense } from 'preact/compat';
import { Branches } from '../branches/Branches.js';
import { Curve } from '../curve/Curve.js';
import { Machine } from '../machine/Machine.js';
import { Crossroads, Moves } from '../moves/Moves.js';
import { useApp, useWords } from '../state/context.js';
import { knowModels } from '../state/models.js';
import { Story } from '../story/Story.js';
import { Missing } from '../ui/Missing.js';
import { Announcer } from './Announcer.js';
import { Header } from './Header.js';
import { NoticeBar } from './NoticeBar.js';
import { PartTabs } from './PartTabs.js';

const missing = () => ({ default: Missing });
const Explore = lazy(() => import('../explore/Explore.js').then(({ Explore }) => ({ default: Explore }), missing));
const Library = lazy(() => import('../library/Library.js').then(({ Library }) => ({ default: Library }), missing));
/** What is written may run on any model. */
const Editor = lazy(() =>
  Promise.all([import('../editor/Editor.js'), knowModels()]).then(([{ Editor }]) => ({ default: Editor }), missing),
);

/** The whole page: what there is to choose from, the crisis as a class sees it, what follows from it, or the editor. */
export function Page() {
  const { settings } = useApp();
  const words = useWords();
  const screen = settings.screen.value;
  const projector = settings.projector.value;
  const skips = {
    library: { to: '#library-list', text: words.shell.skipToCrises },
    crisis: { to: '#part-story', text: words.shell.skip },
    explore: { to: '#part-luck', text: words.explore.skip },
    write: { to: '#part-editor', text: words.editor.skip },
  };
  return (
    <>
      <a class="skip" href={skips[screen].to}>
        {skips[screen].text}
      </a>
      <Header />
      {screen === 'crisis' && (
        <main key="crisis" class="crisis" data-part={settings.part.value}>
          <Story>{projector && <Crossroads />}</Story>
          <Machine />
          {!projector && <Moves />}
          {!projector && <Branches />}
          {!projector && <Curve />}
        </main>
      )}
      {screen !== 'crisis' && (
        <main key={screen} class={screen}>
          <Suspense fallback={<p class="loading">{words.shell.loading}</p>}>
            {screen === 'library' && <Library />}
            {screen === 'explore' && <Explore />}
            {screen === 'write' && <Editor />}
          </Suspense>
        </main>
      )}
      {screen === 'crisis' && !projector && <PartTabs />}
      <NoticeBar />
      <Announcer />
    </>
  );
}
