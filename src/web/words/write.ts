// Apart from the other words, which the first load brings: these come with the editor.
import { writing as en, modelEditor as enModel } from './en/write.js';
import { writing as fa, modelEditor as faModel } from './fa/write.js';

/** The words of the editor where a model is written. */
export const modelEditorWords = (language: string): typeof enModel => (language === 'fa' ? faModel : enModel);

/** What only the editor says. */
export const writingWords = (language: string): typeof en => (language === 'fa' ? fa : en);
