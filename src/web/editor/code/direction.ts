import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const rightToLeft = Decoration.line({ attributes: { dir: 'rtl' } });
/** The first letter that has a direction, and it runs from right to left. */
const BEGINS = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

function linesOf(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      if (BEGINS.test(line.text.slice(0, 200))) lines.add(line.from, line.from, rightToLeft);
      at = line.to + 1;
    }
  }
  return lines.finish();
}

/** Lines that begin in Persian or Urdu, the further lines of a text for instance, run from right to left. */
export const direction = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = linesOf(view);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) this.decorations = linesOf(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];
