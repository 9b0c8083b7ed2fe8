import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { isError } from '../../scenario/index.js';
import { isSlip } from '../../scenario/pictures.js';
import { useApp, useWords } from '../state/context.js';
import { wantedName } from '../state/pictures.js';
import { SCENARIO_FILES, sorted, useDropped } from '../ui/drop.js';
import { choose, PICTURE_FILES } from '../ui/files.js';
import { pictureWords } from '../words/pictures.js';
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
  const { crisis, editor, language } = useWords();
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
    await takePictures(chosen.pictures);
  };
  /** Pictures that the text names, and what is still missing of these. */
  const takePictures = async (files: readonly File[]) => {
    const { pictures } = writing;
    const words = pictureWords(language);
    const wrong: string[] = [];
    for (const file of files) {
      const wanted = wantedName([...pictures.named], await pictures.missing(), file.name, files.length);
      const added = await pictures.add(file, wanted ?? file.name);
      if (isSlip(added)) wrong.push(words.slips[added.slip](file.name));
      else if (!added.kept) wrong.push(words.noRoom(added.file));
    }
    if (wrong.length > 0) return tell(wrong.join(' '), 'problem');
    const missing = await pictures.missing();
    if (missing.length === 0) return;
    run.notice.value = {
      kind: 'info',
      text: words.missing(crisis.list(missing), missing.length),
      action: { label: words.choose, does: () => choose(PICTURE_FILES, true, (files) => void takePictures(files)) },
    };
  };
  useDropped((files) => {
    const { texts, pictures } = sorted(files);
    void (texts.length > 0 ? opened(chosenOf(files)) : takePictures(pictures));
  });
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
        accept={SCENARIO_FILES}
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
