import type { App } from '../state/context.js';
import { download } from '../ui/files.js';
import { boardWords } from '../words/board.js';
import { canSaveInPlace, saveInPlace } from './files.js';
import type { Writing } from './writing.js';

/** Writes the text to its file; where the browser cannot, or the file is elsewhere, downloads it. */
export async function save(app: App, writing: Writing): Promise<void> {
  if (!canSaveInPlace()) return take(app, writing);
  const { editor } = app.settings.words.value;
  try {
    const { text } = writing;
    const handle = await saveInPlace(text, writing.fileName, writing.handle);
    if (!handle) return;
    writing.savedAs(handle.name, text, handle);
    told(app, handle.name, writing.pictures.hand(false));
  } catch {
    app.run.notice.value = { kind: 'problem', text: editor.notSaved };
  }
}

/** Hands the text over as a download, NAME.yaml. */
export function take(app: App, writing: Writing): void {
  const { text, fileName } = writing;
  download(fileName, text, 'application/yaml');
  writing.savedAs(fileName, text);
  told(app, fileName, writing.pictures.hand(true));
}

/** Says where it was written, and what has to lie beside it. */
function told({ run, settings }: App, name: string, pictures: readonly string[]): void {
  const { editor, crisis } = settings.words.value;
  const { handed } = boardWords(settings.language.value).pictures;
  const text = [editor.savedTo(name), ...(pictures.length > 0 ? [handed(crisis.list([...pictures]))] : [])].join(' ');
  run.notice.value = { kind: 'info', text };
}
