import { ACTORS } from '../../model/index.js';

/** Families of moves that a policy can weigh, from most to least hostile. */
export const MOVE_CLASSES = ['force', 'coercion', 'protest', 'words', 'accommodation'] as const;
/** Who may be next: one of the actors, or nobody, so that a running deadline passes. */
export const TURNS = [...ACTORS, 'nobody'] as const;

export type MoveClassName = (typeof MOVE_CLASSES)[number];
export type Turn = (typeof TURNS)[number];
