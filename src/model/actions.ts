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

/** What each action does, in a sentence a student can read. */
export const ACTIONS: Record<ActionType, string> = {
  shiftTension: 'Tension rises or falls, within 0-10.',
  setTension: 'Tension is set.',
  shiftPressure: 'Public pressure on a government rises or falls, within 0-2.',
  recordForce: 'A use of force is counted, and who used it first and who answered is remembered.',
  recordAssurance: "It is remembered that this side affirmed the other's sovereignty.",
  forgetAssurances: 'The talks are over: what was affirmed in them counts no more.',
  conveneTalks: 'The two sides are brought to one table.',
  announceOffer: 'An offer of mediation takes effect in the mediation region.',
  announceTalks: 'Talks take effect in the mediation region too.',
  announceReturnOfEnvoys: 'The return of the ambassadors takes effect in the diplomatic region.',
  announceRestoration: 'Restored ties take effect in the diplomatic region too.',
  announceWar: 'War takes effect in the other regions too.',
};

export const pressure = (of: 'actor' | 'rival' | 'target' | 'both', by: number): ActionSpec => ({
  type: 'shiftPressure',
  params: { of, by },
});
