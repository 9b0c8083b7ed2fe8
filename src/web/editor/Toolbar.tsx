import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { isError } from '../../scenario/index.js';
import { isSlip } from '../../scenario/pictures.js';
import { useApp, useWords } from '../state/context.js';
import { boardWords } from '../words/board.js';
import { writingWords } from '../words/write.js';
import { DraftsDialog } from './DraftsDialog.js';
import { type Chosen, canPick, canSaveInPlace, chosenOf, pickFiles, readFile } from './files.js';
import { play } from './play.js';
import { StartDialog } from './StartDialog.js';
import { save, take } from './save.js';
import type { Opening } from './start.js';
import type { Writing } from './writing.js';

/** What can be done with the text as a whole. */
export function Toolbar({
  writing,
  find,
  goBack,
  children,
}: {
  writing: Writing;
  /** Makes the text that of an earlier version. */
  goBack: (text: string) => void;
  find: (() => void) | undefined;
  children?: ComponentChildren;
}) {
  const app = useApp();
  const { editor, language } = useWords();
  const own = writingWords(language);
  const { run } = app;
  const [dialog, setDialog] = useState<'start' | 'drafts'>();
  const input = useRef<HTMLInputElement>(null);
  const tell = (text: string, kind: 'info' | 'problem' = 'info') => {
    run.notice.value = { kind, text };
  };
  const begin = (opening: Opening) => {
    const left = writing.unsaved ? writing.fileName : undefined;
    writing.open(opening);
    if (left !== undefined) tell(editor.keptAsDraft(left));
  };
  const opened = async (chosen: Chosen | undefined) => {
    if (!chosen) return;
    const { name } = chosen.text;
    const file = await readFile(chosen.text, chosen.handle);
    if (typeof file === 'string') return tell(file === 'large' ? own.tooLarge(name) : own.notText(name), 'problem');
    begin(file);
    for (const picture of chosen.pictures) {
      // In the text it may have the folder before its name.
      const named = [...writing.pictures.named].find((each) => each.split('/').at(-1) === picture.name);
      const added = await writing.pictures.add(picture, named ?? picture.name);
      const { slips, noRoom } = boardWords(language).pictures;
      if (isSlip(added)) tell(slips[added.slip](picture.name), 'problem');
      else if (!added.kept) tell(noRoom(added.file), 'problem');
    }
  };
  const open = async () => {
    if (canPick()) await opened(await pickFiles());
    else input.current?.click();
  };
  const kept = writing.kept.value;
  const blocked = writing.checking.value || writing.problems.value.some(isError);
  writing.opened.value;
  return (
    <div class="editor-bar">
      {children}
      <button type="button" class="button text" onClick={() => setDialog('start')}>
        {editor.start}
      </button>
      <button type="button" class="button text" onClick={() => void open()}>
        {editor.open}
      </button>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.png,.jpg,.jpeg,.webp"
        multiple
        hidden
        aria-label={editor.open}
        onChange={async ({ currentTarget }) => {
          const chosen = chosenOf([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
          await opened(chosen);
        }}
      />
      {canSaveInPlace() && (
        <button type="button" class="button text" onClick={() => void save(app, writing)}>
          {writing.handle ? editor.save : editor.saveAs}
        </button>
      )}
      <button
        type="button"
        class="button text"
        title={editor.downloadName(writing.fileName)}
        onClick={() => take(app, writing)}
      >
        {editor.download}
      </button>
      <button type="button" class="button text" onClick={() => setDialog('drafts')}>
        {editor.drafts}
      </button>
      {find && (
        <button type="button" class="button text" onClick={find}>
          {editor.find}
        </button>
      )}
      <p class={`kept ${kept}`}>
        <bdi class="file-name">{writing.name.value}</bdi> <span>{editor.kept[kept]}</span>
      </p>
      {!writing.isModel.value && (
        <button
          type="button"
          class="button text primary"
          aria-disabled={blocked}
          title={blocked ? editor.playBlocked : editor.play}
          onClick={() => {
            const boot = blocked ? undefined : writing.bootNow();
            if (!boot) tell(editor.playBlocked, 'problem');
            else void play(app, boot);
          }}
        >
          {editor.play}
        </button>
      )}
      {dialog === 'start' && <StartDialog writing={writing} open={begin} close={() => setDialog(undefined)} />}
      {dialog === 'drafts' && <DraftsDialog writing={writing} goBack={goBack} close={() => setDialog(undefined)} />}
    </div>
  );
}
