// Apart from the other words, which the first load brings: these come with the editor.
import * as en from './en/write.js';
import * as fa from './fa/write.js';

const of = (language: string): typeof en => (language === 'fa' ? fa : en);

/** The words of the editor where a model is written. */
export const modelEditorWords = (language: string): typeof en.modelEditor => of(language).modelEditor;

/** What only the editor says. */
export const writingWords = (language: string): typeof en.writing => of(language).writing;
