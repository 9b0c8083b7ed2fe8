// Apart from the other words, which the first load brings: these come with whoever takes a picture in.
import { pictures as en } from './en/pictures.js';
import { pictures as fa } from './fa/pictures.js';

/** What is said of pictures that are taken in. */
export const pictureWords = (language: string): typeof en => (language === 'fa' ? fa : en);
