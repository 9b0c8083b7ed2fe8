import { startCompletion } from '@codemirror/autocomplete';
import type { EditorState, StateCommand } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { kindOfText } from '../../../file/other-kind.js';
import { extendsAnother } from './complete.js';
import { placeAt } from './context.js';
import { modelShapesAt, shapesAt } from './schema.js';

const OPENS = /^( *(?:- +)*)[\w-]+:\s*(?:#.*)?$/;

/** Begins the block of a key that has one: a line further in, where what may stand there is offered. */
export function enterBlock(view: EditorView): boolean {
  if (!breakInto(view)) return false;
  startCompletion(view);
  return true;
}

const breakInto: StateCommand = ({ state, dispatch }) => {
  const begins = beginOfBlock(state);
  if (begins === undefined) return false;
  const change = state.replaceSelection(state.lineBreak + begins);
  dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

/** What the first line of the block begins with that the key at the end of whose line the cursor stands opens. */
function beginOfBlock({ doc, selection }: EditorState): string | undefined {
  const { main } = selection;
  const line = doc.lineAt(main.head);
  const lead = OPENS.exec(line.text)?.[1]?.length;
  if (!main.empty || lead === undefined || main.head < line.from + line.text.trimEnd().length) return undefined;
  const lineAt = (number: number) => (number >= 0 && number < doc.lines ? doc.line(number + 1).text : undefined);
  const place = placeAt(lineAt, line.number - 1, line.text.replace(/\s*#.*$/, '').trimEnd().length);
  if (place?.key === undefined) return undefined;
  const path = [...place.path, place.key];
  const isModel = kindOfText(doc.sliceString(0, 100_000)) === 'model';
  const shapes = isModel ? modelShapesAt(path) : shapesAt(path, extendsAnother(doc.sliceString(0, 20_000)), undefined);
  const block = shapes.some(({ type }) => type === 'object');
  // What follows from a move is one transition far more often than several.
  const list = shapes.some(({ type }) => type === 'array') && !(isModel && block);
  if (!list && !block) return undefined;
  // What stands in the block already says how far in it is.
  const next = /^( *)(-?)/.exec(nextText(doc, line.number)) ?? ['', '', ''];
  const [, indent = '', dash = ''] = next;
  const inside = indent.length > lead || (dash !== '' && indent.length === lead);
  // A list of one may be written as that one: its keys are offered then.
  const dashed = inside ? dash !== '' : list && !shapes.some(({ type }) => type === 'object');
  return (inside ? indent : ' '.repeat(lead + 2)) + (dashed ? '- ' : '');
}

function nextText(doc: EditorState['doc'], number: number): string {
  for (let at = number + 1; at <= doc.lines; at += 1) {
    const { text } = doc.line(at);
    if (text.trim() !== '') return text;
  }
  return '';
}
