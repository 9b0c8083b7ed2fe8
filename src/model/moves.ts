import { type Actor, SIDES } from './context.js';

const STATES: readonly Actor[] = SIDES;
const THIRD: readonly Actor[] = ['thirdParty'];

/** Families of moves, from most to least hostile; a policy or a colour scheme can weigh by them. */
export type MoveClass = 'force' | 'coercion' | 'protest' | 'words' | 'accommodation';

/** What is known of a move, whoever makes it and wherever. */
export interface MoveDefinition {
  /** Short name for people. */
  title: string;
  /** What the move is, in a sentence a student can read. */
  description: string;
  /** CAMEO event code. */
  cameo: string;
  /** Goldstein conflict-cooperation value of that code, -10 to +10, as GDELT publishes it. */
  goldstein: number;
  /** The family it belongs to. */
  class: MoveClass;
  /** Who can make it. */
  by: readonly Actor[];
  /** True where the move must name the state it is aimed at; between states that is the rival. */
  targeted?: true;
  /**
   * Hours the move typically takes before anybody moves again. Offramp's own round figures, read
   * off the pace of January 2024 (strike to restored ties in 72 hours); no source publishes them.
   */
  hours: number;
}

const define = <K extends string>(moves: Record<K, MoveDefinition>) => moves;

/**
 * Every move of the bilateral crisis. Codes and values: CAMEO and the Goldstein scale as published
 * by GDELT (table in data/cameo-goldstein.tsv; J. Goldstein, Journal of Conflict Resolution 36(2),
 * 1992). Which code fits a move is our reading of the CAMEO labels.
 */
export const MOVES = define({
  militantAttack: {
    title: 'Militant attack',
    description: 'An armed group that is no state attacks one of the two and is thought to shelter in the other.',
    cameo: '193',
    goldstein: -10,
    class: 'force',
    by: ['militants'],
    targeted: true,
    hours: 12,
  },
  strike: {
    title: 'Strike',
    description: "A state hits places on the rival's territory with missiles, drones or aircraft.",
    cameo: '195',
    goldstein: -10,
    class: 'force',
    by: STATES,
    hours: 6,
  },
  counterStrike: {
    title: 'Counter-strike',
    description: 'The state that was struck answers in kind.',
    cameo: '195',
    goldstein: -10,
    class: 'force',
    by: STATES,
    hours: 6,
  },
  groundIncursion: {
    title: 'Ground incursion',
    description: "Troops cross the border to hold some of the rival's territory.",
    cameo: '192',
    goldstein: -9.5,
    class: 'force',
    by: STATES,
    hours: 24,
  },
  mobilise: {
    title: 'Mobilise',
    description: 'Forces are called up or moved to the border.',
    cameo: '154',
    goldstein: -7.2,
    class: 'coercion',
    by: STATES,
    hours: 12,
  },
  threatenForce: {
    title: 'Threaten force',
    description: 'A government says in public that it will use force.',
    cameo: '138',
    goldstein: -7,
    class: 'coercion',
    by: STATES,
    hours: 4,
  },
  ultimatum: {
    title: 'Ultimatum',
    description: 'A demand with a deadline and a threat behind it.',
    cameo: '139',
    goldstein: -7,
    class: 'coercion',
    by: STATES,
    hours: 6,
  },
  closeBorder: {
    title: 'Close the border',
    description: 'Crossings are shut to people and goods.',
    cameo: '144',
    goldstein: -7.5,
    class: 'coercion',
    by: STATES,
    hours: 6,
  },
  imposeSanctions: {
    title: 'Impose sanctions',
    description: 'Trade, finance or travel with the rival is cut by decree.',
    cameo: '163',
    goldstein: -8,
    class: 'coercion',
    by: STATES,
    hours: 12,
  },
  condemn: {
    title: 'Condemn in public',
    description: 'A government denounces what the rival did, for all to hear.',
    cameo: '111',
    goldstein: -2,
    class: 'protest',
    by: STATES,
    hours: 4,
  },
  protest: {
    title: 'Protest formally',
    description: "A note or a summons to the rival's envoy: a complaint through channels.",
    cameo: '114',
    goldstein: -2,
    class: 'protest',
    by: STATES,
    hours: 4,
  },
  denyResponsibility: {
    title: 'Deny responsibility',
    description: 'A government says that what happened was not its doing.',
    cameo: '016',
    goldstein: -2,
    class: 'words',
    by: STATES,
    hours: 4,
  },
  recallAmbassador: {
    title: 'Recall the ambassador',
    description: 'A state calls its own ambassador home.',
    cameo: '160',
    goldstein: -4,
    class: 'protest',
    by: STATES,
    hours: 6,
  },
  expelAmbassador: {
    title: 'Expel the ambassador',
    description: "A state sends the rival's ambassador away or keeps him from returning.",
    cameo: '174',
    goldstein: -5,
    class: 'protest',
    by: STATES,
    hours: 6,
  },
  breakRelations: {
    title: 'Break relations',
    description: 'A state ends diplomatic relations with the rival.',
    cameo: '161',
    goldstein: -4,
    class: 'protest',
    by: STATES,
    hours: 12,
  },
  haltTalks: {
    title: 'Halt talks',
    description: 'A state walks out of talks under way.',
    cameo: '164',
    goldstein: -7,
    class: 'coercion',
    by: STATES,
    hours: 6,
  },
  appealForRestraint: {
    title: 'Appeal for restraint',
    description: 'Other states or organisations urge both sides to hold back.',
    cameo: '0256',
    goldstein: -0.3,
    class: 'words',
    by: THIRD,
    hours: 6,
  },
  offerMediation: {
    title: 'Offer mediation',
    description: 'A third party offers its good offices.',
    cameo: '039',
    goldstein: 5,
    class: 'accommodation',
    by: THIRD,
    hours: 6,
  },
  acceptMediation: {
    title: 'Accept mediation',
    description: "A state agrees to a third party's mediation.",
    cameo: '038',
    goldstein: 7,
    class: 'accommodation',
    by: STATES,
    hours: 8,
  },
  refuseMediation: {
    title: 'Refuse mediation',
    description: 'A state turns a mediator down, or sends one home.',
    cameo: '126',
    goldstein: -5,
    class: 'protest',
    by: STATES,
    hours: 6,
  },
  mediate: {
    title: 'Mediate',
    description: 'The mediator brings the two to one table.',
    cameo: '045',
    goldstein: 5,
    class: 'accommodation',
    by: THIRD,
    hours: 12,
  },
  phoneCall: {
    title: 'Telephone call',
    description: 'One foreign minister or leader calls the other.',
    cameo: '041',
    goldstein: 1,
    class: 'words',
    by: STATES,
    hours: 1,
  },
  affirmSovereignty: {
    title: 'Affirm sovereignty',
    description: "A state affirms that it respects the other's sovereignty and territory.",
    cameo: '019',
    goldstein: 3.4,
    class: 'accommodation',
    by: STATES,
    hours: 1,
  },
  pledgeCooperation: {
    title: 'Pledge cooperation',
    description: 'A state says that it is ready to work with the other on the shared problem.',
    cameo: '030',
    goldstein: 4,
    class: 'accommodation',
    by: STATES,
    hours: 1,
  },
  proposeJointInvestigation: {
    title: 'Propose a joint investigation',
    description: 'A state offers to look into the attack together and share what is known.',
    cameo: '0314',
    goldstein: 5.2,
    class: 'accommodation',
    by: STATES,
    hours: 8,
  },
  disclaimEscalation: {
    title: 'Disclaim escalation',
    description: 'Officials say that they have no interest in taking it further.',
    cameo: '0356',
    goldstein: 7,
    class: 'accommodation',
    by: STATES,
    hours: 3,
  },
  negotiate: {
    title: 'Negotiate',
    description: 'Delegations meet and bargain over terms.',
    cameo: '046',
    goldstein: 7,
    class: 'accommodation',
    by: STATES,
    hours: 12,
  },
  apologise: {
    title: 'Apologise',
    description: 'A state says that it regrets what it did.',
    cameo: '055',
    goldstein: 7,
    class: 'accommodation',
    by: STATES,
    hours: 4,
  },
  standDown: {
    title: 'Stand down',
    description: 'A state takes forces off alert or back from the border.',
    cameo: '087',
    goldstein: 9,
    class: 'accommodation',
    by: STATES,
    hours: 12,
  },
  ceasefire: {
    title: 'Agree a ceasefire',
    description: 'A state declares a ceasefire that the other keeps.',
    cameo: '0871',
    goldstein: 9,
    class: 'accommodation',
    by: STATES,
    hours: 6,
  },
  restoreTies: {
    title: 'Restore ties',
    description: 'A government decides to return to full diplomatic relations.',
    cameo: '050',
    goldstein: 3.5,
    class: 'accommodation',
    by: STATES,
    hours: 4,
  },
  endorse: {
    title: 'Welcome the settlement',
    description: 'A government or third party speaks in favour of restored relations.',
    cameo: '051',
    goldstein: 3.4,
    class: 'words',
    by: ['initiator', 'responder', 'thirdParty'],
    hours: 4,
  },
  announceReturn: {
    title: 'Announce the return of ambassadors',
    description: 'A statement says when the ambassadors will be back at their posts.',
    cameo: '032',
    goldstein: 4.5,
    class: 'accommodation',
    by: STATES,
    hours: 6,
  },
  returnAmbassadors: {
    title: 'Return the ambassadors',
    description: 'The ambassadors are back at their posts.',
    cameo: '050',
    goldstein: 3.5,
    class: 'accommodation',
    by: STATES,
    hours: 24,
  },
  visit: {
    title: 'Visit',
    description: "A minister travels to the other's capital.",
    cameo: '042',
    goldstein: 1.9,
    class: 'accommodation',
    by: STATES,
    hours: 24,
  },
  signAgreement: {
    title: 'Sign an agreement',
    description: 'The two sign a formal agreement, on border security for instance.',
    cameo: '057',
    goldstein: 8,
    class: 'accommodation',
    by: STATES,
    hours: 24,
  },
});

/** The name of a move. */
export type MoveId = keyof typeof MOVES;
/** Every move, in the order of MOVES. */
export const MOVE_IDS = Object.keys(MOVES) as MoveId[];

/** Whether a text is the name of a move. */
export function isMoveId(id: string): id is MoveId {
  return Object.hasOwn(MOVES, id);
}

/**
 * How far a move shifts tension: a fifth of its Goldstein value, rounded, with the sign turned, so
 * that -10 (use of force) adds 2 and +9 (ceasefire) takes 2 away. The divisor is Offramp's choice:
 * it puts the peak of January 2024 at 8 of 10.
 */
export function tensionShift(move: MoveId): number {
  return Math.round(-MOVES[move].goldstein / 5) + 0;
}
