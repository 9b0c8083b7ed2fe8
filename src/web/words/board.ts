// Apart from the other words, which the first load brings: these come with the editor.
import { board as en } from './en/board.js';
import { board as fa } from './fa/board.js';

/** The words of the board on which a scenario is written. */
export const boardWords = (language: string): typeof en => (language === 'fa' ? fa : en);
