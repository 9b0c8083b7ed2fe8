import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  isolateHistory,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bidiIsolates, bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, Facet, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { NONCE_NAME } from '../../../render/page/boot.js';
import { difference } from '../../../scenario/edit/index.js';
import { type Change, LIMITS, type Problem } from '../../../scenario/index.js';
import { MOST } from '../writing.js';
import { enterBlock } from './block.js';
import { completer, type Known } from './complete.js';
import { direction } from './direction.js';
import { theme } from './theme.js';

const isShownColoured = Facet.define<boolean, boolean>({ combine: (values) => values[0] ?? false });

/** What the editor says, in the language of the page. */
const spoken = new Compartment();
/** Whether colours are shown, and how. */
const language = new Compartment();

/** Past these a text is shown without colours, which would cost more than they help. */
const COLOURED = { characters: 400_000, line: 20_000 };
/** A list in a list in a list, without end, on one line. */
const DASHES = /^\s*(?:[-?]\s+){20}/;

/** A code editor as it was left: its text, what can be undone in it, the selection, and where it was scrolled to. */
export interface Left {
  state: EditorState;
  scroll: ReturnType<EditorView['scrollSnapshot']> | undefined;
}

export interface CodeOptions {
  text: string;
  /** Taken up where it was left, in place of `text`. Its callbacks are those it was made with. */
  left?: Left | undefined;
  label: string;
  /** Phrases of the editor itself, by their English. */
  phrases: Record<string, string>;
  known(): Known;
  changed(text: string): void;
  save(): void;
  /** More was typed or pasted than a text may have; it is left out. */
  tooMuch(): void;
}

/** The code editor: what the page needs of CodeMirror. */
export interface Code {
  view: EditorView;
  /** Replaces the text, with nothing to undo. */
  open(text: string): void;
  /**
   * Makes another text of it by the one change that it takes, which can be undone.
   *
   * @param typed whether it is one of many small ones that are undone together
   */
  replace(text: string, typed: boolean): void;
  /** Makes changes, which can be undone together. */
  change(changes: readonly Change[]): void;
  undo(): void;
  redo(): void;
  /** How much can be undone and redone. */
  depth(): { undo: number; redo: number };
  show(problems: readonly Problem[]): void;
  /** Puts the cursor at a line and column, counted from 1, and the focus there. */
  goTo(line: number, column: number): void;
  search(): void;
  /** What the text is called for those who do not see it. */
  name(label: string): void;
  /** Takes the editor off the page. @returns what it is taken up from again */
  leave(): Left;
}

export function makeCode(parent: HTMLElement, options: CodeOptions): Code {
  const speechFor = (label: string): Extension => [
    EditorState.phrases.of(options.phrases),
    EditorView.contentAttributes.of({ 'aria-label': label }),
  ];
  let speech = speechFor(options.label);
  const nonce = document.querySelector<HTMLMetaElement>(`meta[name="${NONCE_NAME}"]`)?.content;
  const extensions: Extension = [
    ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
    EditorState.tabSize.of(2),
    indentUnit.of('  '),
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    autocompletion({ override: [completer(options.known)], icons: false }),
    search({ top: false }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ spellcheck: 'false', tabindex: '0' }),
    direction,
    bidiIsolates({ alwaysIsolate: true }),
    theme,
    keymap.of([
      {
        key: 'Mod-s',
        preventDefault: true,
        run: () => {
          options.save();
          return true;
        },
      },
      { key: 'Enter', run: enterBlock },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorState.changeFilter.of((transaction) => {
      if (!transaction.docChanged || transaction.newDoc.length <= MOST) return true;
      if (transaction.newDoc.length < transaction.startState.doc.length) return true;
      options.tooMuch();
      return false;
    }),
    // In the same transaction: a text that is not to be parsed must not be, not even once.
    EditorState.transactionExtender.of(({ docChanged, newDoc, startState }) => {
      if (!docChanged || startState.facet(isShownColoured) === isColoured(newDoc)) return null;
      return { effects: language.reconfigure(languageFor(newDoc)) };
    }),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      typing = undefined;
      options.changed(update.state.doc.toString());
    }),
  ];
  const stateOf = (text: string) => {
    const doc = EditorState.create({ doc: text }).doc;
    return EditorState.create({ doc, extensions: [extensions, spoken.of(speech), language.of(languageFor(doc))] });
  };
  const { left } = options;
  /** The field that the last change was typed in. */
  let typing: Element | null | undefined;
  const view = new EditorView({
    parent,
    state: left?.state ?? stateOf(options.text),
    // In a line that wraps without end the place is only guessed at, and looked for again and again.
    ...(left?.scroll && left.state.facet(isShownColoured) && { scrollTo: left.scroll }),
  });
  // Noted while it is laid out: once it leaves the page there is nothing to measure.
  let scroll = left?.scroll;
  view.scrollDOM.addEventListener('scroll', () => {
    if (view.dom.isConnected && view.scrollDOM.clientHeight > 0) scroll = view.scrollSnapshot();
  });
  // The language of the page may be another than when it was left.
  if (left) view.dispatch({ effects: spoken.reconfigure(speech) });
  return {
    view,
    open: (text) => view.setState(stateOf(text)),
    replace: (text, typed) => {
      const changes = difference(view.state.doc.toString(), text);
      if (changes.length === 0) return;
      // What is typed in one field is undone together, as it is in the text.
      const field = typed ? document.activeElement : undefined;
      const goesOn = typed && field === typing;
      view.dispatch({
        changes,
        userEvent: typed ? 'input.type' : 'input',
        ...(!goesOn && { annotations: isolateHistory.of(typed ? 'before' : 'full') }),
      });
      typing = field;
    },
    change: (changes) =>
      view.dispatch({ changes: [...changes], userEvent: 'input', annotations: isolateHistory.of('full') }),
    undo: () => void undo(view),
    redo: () => void redo(view),
    depth: () => ({ undo: undoDepth(view.state), redo: redoDepth(view.state) }),
    show: (problems) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map((problem) => diagnostic(view.state.doc, problem)),
        ),
      ),
    goTo: (line, column) => {
      const at = offsetOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    search: () => openSearchPanel(view),
    name: (label) => {
      speech = speechFor(label);
      view.dispatch({ effects: spoken.reconfigure(speech) });
    },
    leave: () => {
      view.destroy();
      return { state: view.state, scroll };
    },
  };
}

/** Whether a text is short enough to be coloured, and nests no deeper than a scenario may: deeper, parsing overflows. */
function isColoured(doc: Text): boolean {
  if (doc.length > COLOURED.characters) return false;
  let depth = 0;
  for (const line of doc.iterLines()) {
    if (line.length > COLOURED.line || DASHES.test(line)) return false;
    for (const [bracket] of line.matchAll(/[[\]{}]/g)) {
      depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
      if (depth > LIMITS.depth) return false;
    }
  }
  return true;
}

function languageFor(doc: Text): Extension {
  const coloured = isColoured(doc);
  return [isShownColoured.of(coloured), ...(coloured ? [yaml()] : [])];
}

function offsetOf(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(at.from + Math.max(1, column) - 1, at.to);
}

/** A problem as a squiggle: from its column to the end of the line, a comment and what is far along left out. */
function diagnostic(doc: Text, { line, column, severity, code, message, hint }: Problem): Diagnostic {
  const from = offsetOf(doc, line, column);
  const end = doc.lineAt(from).to;
  const rest = doc
    .sliceString(from, Math.min(end, from + 120))
    .replace(/\s+#.*$/, '')
    .trimEnd();
  return {
    from,
    to: Math.min(end, from + Math.max(1, rest.length)),
    severity,
    source: code,
    message: `${message}\n${hint}`,
  };
}
