/** Why something was refused, for pages that say it in another language. */
export type RefusalCode =
  | 'repeated'
  | 'order'
  | 'ended'
  | 'unknown'
  | 'removed'
  | 'locked'
  | 'full'
  | 'no-round'
  | 'open'
  | 'closed'
  | 'late'
  | 'twice'
  | 'not-offered'
  | 'not-possible'
  | 'no-seat'
  | 'not-your-seat'
  | 'not-your-turn'
  | 'moved-on'
  | 'tie'
  | 'nobody'
  | 'not-allowed';

/** Something that was not done, and why. `repeated`: it was done before, so that all is as whoever asked wants it. */
export interface Refusal {
  readonly refused: RefusalCode;
  /** Why, for people. */
  readonly reason: string;
}

/** A refusal. */
export function refuse(refused: RefusalCode, reason: string): Refusal {
  return { refused, reason };
}

/** Whether something is a refusal. */
export function isRefused(made: object): made is Refusal {
  return 'refused' in made;
}
