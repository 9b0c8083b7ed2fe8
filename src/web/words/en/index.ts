import { branches } from './branches.js';
import { compare } from './compare.js';
import { crisis } from './crisis.js';
import { curve } from './curve.js';
import { editor } from './editor.js';
import { explore } from './explore.js';
import { machine } from './machine.js';
import { map } from './map.js';
import { moves } from './moves.js';
import { shell } from './shell.js';
import { story } from './story.js';
import { takeAway } from './take-away.js';

export const en = {
  /** Its tag, by which a model has its words. */
  language: 'en' as string,
  direction: 'ltr' as 'ltr' | 'rtl',
  crisis,
  shell,
  story,
  moves,
  machine,
  map,
  branches,
  compare,
  curve,
  editor,
  explore,
  takeAway,
};

/** Every string of the interface, a part of the page each. English is the measure: others must have the same. */
export type Words = typeof en;
