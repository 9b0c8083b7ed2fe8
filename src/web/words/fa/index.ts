import type { Words } from '../en/index.js';
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

export const fa: Words = {
  language: 'fa',
  direction: 'rtl',
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
