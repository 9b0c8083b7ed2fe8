import type { InternalEventId } from './events.js';

/** Actions as plain data: what a machine's config holds. */
export type ActionSpec =
  | { type: 'shiftTension'; params: { by: number } }
  | { type: 'setTension'; params: { to: number } }
  | { type: 'shiftPressure'; params: { of: 'actor' | 'rival' | 'target' | 'both'; by: number } }
  | { type: 'recordForce' }
  | { type: 'recordAssurance' }
  | { type: 'forgetAssurances' }
  | { type: 'conveneTalks' }
  | { type: 'announceOffer' }
  | { type: 'announceTalks' }
  | { type: 'announceReturnOfEnvoys' }
  | { type: 'announceRestoration' }
  | { type: 'announceWar' };

/** The name of an action. */
export type ActionType = ActionSpec['type'];

/** The signal that an action raises for the other regions. */
export const RAISES: Partial<Record<ActionType, InternalEventId>> = {
  conveneTalks: 'talksConvened',
  announceOffer: 'offerMade',
  announceTalks: 'talksBegin',
  announceReturnOfEnvoys: 'envoysReturn',
  announceRestoration: 'tiesRestored',
  announceWar: 'warBreaksOut',
};

/** What each action does, in a sentence a student can read. */
export const ACTIONS: Record<ActionType, string> = {
  shiftTension: 'Tension rises or falls by so much, within 0-10.',
  setTension: 'Tension is set to a value.',
  shiftPressure:
    'Public pressure on a government rises or falls by so much, within 0-2: that of whoever makes the move (actor), of the other state (rival), of the state it is aimed at (target) or of both.',
  recordForce:
    'The first state to use force is remembered as that, and turns of force are 1. When the other uses it too, that one is remembered as having answered, and they are 2. Whatever force either uses after that makes them 3; what the first one uses before it was answered leaves them at 1.',
  recordAssurance: "It is remembered that this side affirmed the other's sovereignty; once both have, it is both.",
  forgetAssurances: 'The talks are over: what was affirmed in them counts no more.',
  conveneTalks: 'Raises `talksConvened`: the two sides are brought to one table.',
  announceOffer: 'Raises `offerMade`: an offer of mediation takes effect in the mediation region.',
  announceTalks: 'Raises `talksBegin`: talks take effect in the mediation region too.',
  announceReturnOfEnvoys: 'Raises `envoysReturn`: the return of the ambassadors takes effect in the diplomatic region.',
  announceRestoration: 'Raises `tiesRestored`: restored ties take effect in the diplomatic region too.',
  announceWar: 'Raises `warBreaksOut`: war takes effect in the other regions too.',
};

export const pressure = (of: 'actor' | 'rival' | 'target' | 'both', by: number): ActionSpec => ({
  type: 'shiftPressure',
  params: { of, by },
});
