import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type App, useApp, useWords } from '../state/context.js';
import { diskVersion, incoming } from '../state/handoff.js';
import { recall, remember } from '../state/storage.js';
import { boardWords } from '../words/board.js';
import { modelEditorWords, writingWords } from '../words/write.js';
import { BoardPart } from './board/Board.js';
import { Desk } from './board/desk.js';
import { type Code, type Left, makeCode } from './code/code.js';
import { idIn, modelIds, scenarioIds } from './library.js';
import { MergeDialog } from './MergeDialog.js';
import { ModelPreview } from './model/ModelPreview.js';
import { Preview } from './Preview.js';
import { Problems } from './Problems.js';
import { withRecorded } from './record.js';
import { save } from './save.js';
import { Toolbar } from './Toolbar.js';
import { Writing } from './writing.js';
import './editor.css';

/** What is written stays while other screens are shown. */
let kept: Writing | undefined;
/** The code editor as it was when another screen was turned to, with the text that it was of. */
let left: { opened: object; code: Left } | undefined;

function writingOf(app: App): Writing {
  if (kept) return kept;
  let restored = false;
  kept = new Writing(
    app,
    ({ name, at }) => {
      restored = true;
      const { editor } = app.settings.words.value;
      app.run.notice.value = { kind: 'info', text: editor.restored(name, editor.when(at)) };
    },
    () => {
      app.run.notice.value = { kind: 'info', text: writingWords(app.settings.language.value).otherTab };
    },
  );
  const { scenario } = app.run;
  // The page of a class, for instance, has the scenario of its teacher without its text.
  if (!restored && idIn(kept.text) !== scenario.id)
    app.run.notice.value = {
      kind: 'info',
      text: writingWords(app.settings.language.value).noText(scenario.title, kept.name.value),
    };
  return kept;
}

/** What a scenario is written on: cards and forms, its text, or both beside each other. */
const MODES = ['board', 'both', 'text'] as const;
type Mode = (typeof MODES)[number];
const MODE = 'write-mode';

type View = 'text' | 'problems' | 'preview';
const VIEWS: readonly View[] = ['text', 'problems', 'preview'];

/** The screen on which scenarios and models are written. Loaded when it is first asked for. */
export function Editor() {
  const app = useApp();
  const { crisis, editor, language } = useWords();
  const writing = useRef<Writing>(null);
  writing.current ??= writingOf(app);
  const now = writing.current;
  const code = useRef<Code>(null);
  const [view, setView] = useState<View>('text');
  const [chosen, setMode] = useState<Mode>(() => MODES.find((entry) => entry === recall(MODE)) ?? 'board');
  const [merging, setMerging] = useState(false);
  // A model is written as text.
  const mode = now.isModel.value ? 'text' : chosen;

  const desk = useMemo(() => new Desk(app, now, () => code.current), []);
  useEffect(() => {
    const text = incoming.value;
    if (!text) return;
    incoming.value = undefined;
    const { recorded, ...opening } = text;
    const into = recorded && idIn(now.text) === recorded.played ? withRecorded(now.text, recorded) : undefined;
    if (into && desk.edit(() => into)) {
      app.run.notice.value = { kind: 'info', text: boardWords(language).recording.written };
      return;
    }
    now.open({ ...opening, unsaved: true });
  }, [incoming.value]);
  useEffect(() => {
    if (diskVersion.value > 0) now.diskChanged();
  }, [diskVersion.value]);

  const goTo = (line: number, column: number) => {
    setView('text');
    // On a phone the text is only laid out once it is shown.
    requestAnimationFrame(() => code.current?.goTo(line, column));
  };
  const conflict = now.conflict.value;
  return (
    <section
      class="editor"
      id="part-editor"
      aria-label={now.isModel.value ? modelEditorWords(language).title : editor.title}
      tabIndex={-1}
      data-view={view}
      data-mode={mode}
    >
      <Toolbar
        writing={now}
        goBack={(text) => code.current?.replace(text, false)}
        find={mode === 'board' ? undefined : () => code.current?.search()}
      >
        {!now.isModel.value && (
          <fieldset class="switch modes" aria-label={boardWords(language).mode}>
            {MODES.map((entry) => (
              <button
                key={entry}
                type="button"
                class={`button text mode-${entry}`}
                aria-pressed={mode === entry}
                onClick={() => {
                  setMode(entry);
                  remember(MODE, entry);
                }}
              >
                {boardWords(language).modes[entry]}
              </button>
            ))}
          </fieldset>
        )}
      </Toolbar>
      {conflict && (
        <div class="mark conflict" role="alert">
          <p>{writingWords(language).conflict(conflict.name)}</p>
          <button type="button" class="button text" onClick={() => setMerging(true)}>
            {writingWords(language).sideBySide}
          </button>
          <button type="button" class="button text" onClick={() => now.settle('mine')}>
            {writingWords(language).keepMine}
          </button>
          <button type="button" class="button text" onClick={() => now.settle('disk')}>
            {writingWords(language).takeDisk}
          </button>
        </div>
      )}
      {conflict && merging && (
        <MergeDialog
          name={conflict.name}
          mine={now.text}
          theirs={conflict.text}
          base={now.base}
          take={(text) => {
            now.settle('mine');
            code.current?.replace(text, false);
          }}
          close={() => setMerging(false)}
        />
      )}
      <nav class="editor-views" aria-label={editor.views}>
        {VIEWS.map((entry) => (
          <button
            key={entry}
            type="button"
            class="tab"
            aria-current={view === entry ? 'true' : undefined}
            onClick={() => setView(entry)}
          >
            {entry === 'preview' && now.isModel.value ? modelEditorWords(language).view : editor.view[entry]}
            {entry === 'problems' && now.problems.value.length > 0 && ` (${crisis.number(now.problems.value.length)})`}
          </button>
        ))}
      </nav>
      <CodeArea writing={now} code={code} />
      {mode !== 'text' && (
        <div class="board-room">
          <BoardPart desk={desk} />
        </div>
      )}
      <div class="editor-side">
        <Problems writing={now} goTo={goTo} mend={(problem) => desk.mend(problem)} />
        {now.isModel.value ? <ModelPreview writing={now} /> : <Preview writing={now} />}
      </div>
    </section>
  );
}

/** The code editor in the page: taken up where it was left, told of other texts and of problems. */
function CodeArea({ writing, code }: { writing: Writing; code: { current: Code | null } }) {
  const app = useApp();
  const { editor, language } = useWords();
  const title = writing.isModel.value ? modelEditorWords(language).title : editor.title;
  const parent = useRef<HTMLDivElement>(null);
  const shown = useRef<object>(null);
  useEffect(() => {
    if (!parent.current) return;
    shown.current = writing.opened.value;
    const made = makeCode(parent.current, {
      text: writing.text,
      left: left?.opened === shown.current ? left.code : undefined,
      label: title,
      phrases: editor.phrases,
      known: () => ({
        scenario: writing.scenario.value,
        model: writing.model,
        others: scenarioIds(writing.drafts.value),
        models: modelIds(writing.drafts.value, app.boot),
        isModel: writing.isModel.value,
        words: app.settings.words.value,
      }),
      changed: (text) => writing.changed(text),
      save: () => void save(app, writing),
      tooMuch: () => {
        app.run.notice.value = { kind: 'problem', text: writingWords(app.settings.language.value).tooMuch };
      },
    });
    code.current = made;
    return () => {
      code.current = null;
      left = { opened: shown.current ?? {}, code: made.leave() };
    };
  }, []);
  useEffect(() => {
    if (shown.current === writing.opened.value) return;
    shown.current = writing.opened.value;
    code.current?.open(writing.text);
  }, [writing.opened.value]);
  useEffect(() => code.current?.name(title), [title]);
  useEffect(() => code.current?.show(writing.problems.value), [writing.problems.value]);
  return (
    <div class="editor-text">
      {/* YAML runs from left to right; lines of other scripts are turned one by one. */}
      <div class="code" dir="ltr" ref={parent} />
      <p class="hint">{writingWords(language).keys}</p>
    </div>
  );
}
