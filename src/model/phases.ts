import { type ActionSpec, pressure } from './actions.js';
import { all, atLeast, atMost, type GuardSpec } from './guards.js';
import { on, type RegionSpec, type TransitionMap, type TransitionSpec } from './transitions.js';

/** A government that is under pressure strikes to be seen acting, and hands that pressure on. */
const useForce: ActionSpec[] = [{ type: 'recordForce' }, pressure('actor', -2), pressure('rival', 2)];

/** Talking while the public wants action is costly at home: audience costs (J. Fearon, APSR 1994). */
const freeToTalk = (tension: number): GuardSpec => all(atMost('actorPressure', 1), atMost('tension', tension));

/**
 * What begins and ends with the talks stands on the transitions that lead in and out: a further round leaves
 * and enters the state too, for its deadline's sake, and neither begins nor ends them.
 */
const opensTalks: ActionSpec = { type: 'announceTalks' };
const endsTalks: ActionSpec = { type: 'forgetAssurances' };

/** What a state may do short of force wherever a quarrel is on and nobody has settled anything. */
const signals: TransitionMap = {
  condemn: on('condemn', { actions: [pressure('actor', 1)] }),
  protest: on('protest', { actions: [pressure('actor', -1)] }),
  threatenForce: on('threatenForce', { actions: [pressure('actor', 1)] }),
  ultimatum: on('ultimatum', { actions: [pressure('actor', 1), pressure('rival', 1)] }),
  mobilise: on('mobilise', { actions: [pressure('rival', 1)] }),
  closeBorder: on('closeBorder', { actions: [pressure('actor', -1)] }),
  imposeSanctions: on('imposeSanctions', { actions: [pressure('actor', -1), pressure('rival', 1)] }),
};

const attack = on('militantAttack', { actions: [pressure('target', 1)] });
const apology = on('apologise', { actions: [pressure('actor', 1), pressure('rival', -2)] });
const withdrawal = on('standDown', { actions: [pressure('rival', -1)] });
/** An offer moves nothing by itself: what it is worth shows when it is taken up. */
const offer: TransitionSpec = {
  guard: all(atLeast('tension', 4), atMost('tension', 9)),
  actions: [{ type: 'announceOffer' }],
  description: 'There is something to mediate, and it is not yet too late.',
};
const appeal = on('appealForRestraint', { guard: atLeast('tension', 4), actions: [pressure('both', -1)] });
const denial = on('denyResponsibility', { actions: [pressure('rival', -1)] });

/** Troops across the border are war, and only a crisis already at the edge gets there. */
const incursion = on('groundIncursion', {
  guard: atLeast('tension', 8),
  target: 'openConflict',
  actions: [{ type: 'recordForce' }],
});

/** Third turn of force at full tension: nobody steers any more. */
const runaway: TransitionSpec = {
  guard: all(atLeast('tension', 10), atLeast('exchanges', 3)),
  target: 'openConflict',
  description: 'A third turn of force at full tension: the crisis runs away into war.',
};

/** A mediator brings the two to a table. */
const mediated = { target: 'dialogue', actions: [opensTalks], description: 'A mediator opens talks.' };
const silence = { target: 'standoff', description: 'Nobody made contact in time: both sides dig in.' };

/** Force used anew where force was used before: the silence is counted from here. */
const again = (phase: 'strike' | 'retaliation') => ({ target: phase, reenter: true as const });
/** Something the two do together while they talk: the talks have not stalled. */
const round = { target: 'dialogue', reenter: true as const };

/** What the two may do once force has been used, before they talk. */
const underFire: TransitionMap = {
  ...signals,
  militantAttack: attack,
  apologise: apology,
  standDown: withdrawal,
  appealForRestraint: appeal,
  denyResponsibility: denial,
  offerMediation: offer,
  groundIncursion: incursion,
  phoneCall: on('phoneCall', {
    guard: freeToTalk(8),
    target: 'dialogue',
    actions: [opensTalks],
    description: 'A call opens talks, if the caller can afford it at home and tension leaves room.',
  }),
  ceasefire: on('ceasefire', { guard: atMost('actorPressure', 1), target: 'dialogue', actions: [opensTalks] }),
};

/**
 * The course of the crisis. Ids of the phases are fixed; normalTies, strike, retaliation, dialogue
 * and restored are the historical line, standoff and openConflict lie off it.
 */
export const phases: RegionSpec<Phase> = {
  initial: 'normalTies',
  description: 'The course of the crisis.',
  states: {
    normalTies: {
      description: 'Embassies work, the border is open; there may be friction, but nobody has used force.',
      on: {
        ...signals,
        militantAttack: attack,
        denyResponsibility: denial,
        offerMediation: offer,
        mobilise: [
          on('mobilise', {
            guard: atLeast('tension', 5),
            target: 'standoff',
            actions: [pressure('rival', 1)],
            description: 'Mobilising in a quarrel this tense leaves two armed sides face to face.',
          }),
          on('mobilise', { actions: [pressure('rival', 1)] }),
        ],
        strike: on('strike', {
          guard: all(atLeast('tension', 3), atLeast('actorPressure', 1)),
          target: 'strike',
          actions: useForce,
          description: 'A first strike needs a quarrel and a public that wants one.',
        }),
        phoneCall: on('phoneCall', {
          guard: all(atLeast('tension', 2), atMost('actorPressure', 2)),
          target: 'dialogue',
          actions: [opensTalks],
          description: 'A call about the quarrel, before anybody has used force.',
        }),
        proposeJointInvestigation: on('proposeJointInvestigation', {
          guard: atLeast('tension', 2),
          target: 'dialogue',
          actions: [pressure('actor', -1), opensTalks],
          description: 'Looking into the attack together opens talks before anybody has used force.',
        }),
      },
    },
    strike: {
      description: 'One state has used force on the territory of the other, which has not answered with force.',
      after: { silence },
      on: {
        ...underFire,
        strike: on('strike', {
          guard: all({ type: 'usedForceFirst' }, atLeast('actorPressure', 1)),
          ...again('strike'),
          actions: useForce,
          description: 'The same state strikes again before the other has answered.',
        }),
        counterStrike: on('counterStrike', {
          guard: all({ type: 'didNotUseForceFirst' }, atLeast('actorPressure', 1)),
          target: 'retaliation',
          actions: useForce,
          description: 'The state that was struck answers in kind, if its public wants it.',
        }),
        talksConvened: mediated,
      },
    },
    retaliation: {
      description: 'Force has been answered with force, or used again after talks: an exchange is under way.',
      after: { silence },
      always: runaway,
      on: {
        ...underFire,
        strike: on('strike', {
          guard: atLeast('actorPressure', 1),
          ...again('retaliation'),
          actions: useForce,
          description: 'Another round: either side strikes again.',
        }),
        talksConvened: mediated,
      },
    },
    dialogue: {
      description: 'The two talk: by telephone, through envoys or at a table.',
      always: {
        guard: atLeast('tension', 9),
        target: 'standoff',
        actions: [endsTalks],
        description: 'Tension this high breaks talks off.',
      },
      after: {
        talksStall: {
          target: 'standoff',
          actions: [endsTalks],
          description: 'Talks brought nothing in time and lapse.',
        },
      },
      on: {
        ...signals,
        militantAttack: attack,
        apologise: apology,
        standDown: withdrawal,
        denyResponsibility: denial,
        appealForRestraint: appeal,
        phoneCall: on('phoneCall', {
          ...round,
          actions: [pressure('both', -1)],
          description: 'Another call shows both publics that the line is open.',
        }),
        affirmSovereignty: on('affirmSovereignty', {
          guard: { type: 'hasNotAssured' },
          ...round,
          actions: [{ type: 'recordAssurance' }],
        }),
        pledgeCooperation: on('pledgeCooperation', {
          guard: { type: 'hasAssured' },
          ...round,
          description: 'A pledge counts once the side that makes it has affirmed the other’s sovereignty.',
        }),
        proposeJointInvestigation: on('proposeJointInvestigation', round),
        disclaimEscalation: on('disclaimEscalation'),
        negotiate: on('negotiate', { guard: atMost('tension', 6), ...round }),
        ceasefire: on('ceasefire', { guard: atLeast('tension', 5), ...round }),
        restoreTies: on('restoreTies', {
          guard: all(atMost('tension', 3), { type: 'bothAssured' }),
          target: 'restored',
          actions: [endsTalks, { type: 'announceRestoration' }],
          description: 'Ties come back once both have affirmed sovereignty and tension is low.',
        }),
        haltTalks: on('haltTalks', { target: 'standoff', actions: [endsTalks] }),
        strike: [
          on('strike', {
            guard: all({ type: 'forceUnanswered' }, atLeast('actorPressure', 1)),
            target: 'strike',
            actions: [endsTalks, ...useForce],
            description: 'Talks are broken by a strike that nobody has answered yet.',
          }),
          on('strike', {
            guard: atLeast('actorPressure', 1),
            target: 'retaliation',
            actions: [endsTalks, ...useForce],
            description: 'Talks are broken by force on the other side too.',
          }),
        ],
      },
    },
    standoff: {
      description: 'Nobody shoots and nobody talks: forces stay on alert and ties stay cold.',
      tags: ['outcome'],
      on: {
        ...signals,
        militantAttack: attack,
        apologise: apology,
        standDown: withdrawal,
        denyResponsibility: denial,
        appealForRestraint: appeal,
        offerMediation: offer,
        groundIncursion: incursion,
        phoneCall: on('phoneCall', {
          guard: freeToTalk(6),
          target: 'dialogue',
          actions: [opensTalks],
          description: 'Somebody breaks the silence.',
        }),
        strike: [
          on('strike', {
            guard: all({ type: 'forceUnanswered' }, atLeast('tension', 3), atLeast('actorPressure', 1)),
            target: 'strike',
            actions: useForce,
            description: 'The standoff is broken by a strike that nobody has answered yet.',
          }),
          on('strike', {
            guard: all(atLeast('tension', 3), atLeast('actorPressure', 1)),
            target: 'retaliation',
            actions: useForce,
            description: 'The standoff is broken by force on the other side too.',
          }),
        ],
        talksConvened: mediated,
      },
    },
    restored: {
      description: 'Full diplomatic ties are back: what is left is to carry it out.',
      tags: ['outcome'],
      on: {
        endorse: on('endorse'),
        announceReturn: on('announceReturn'),
        returnAmbassadors: on('returnAmbassadors', { actions: [{ type: 'announceReturnOfEnvoys' }] }),
        visit: on('visit', { actions: [pressure('both', -1)] }),
        signAgreement: on('signAgreement'),
      },
    },
    openConflict: {
      type: 'final',
      description: 'War: the two fight beyond single strikes and no longer steer the crisis.',
      tags: ['outcome'],
      entry: [{ type: 'setTension', params: { to: 10 } }, { type: 'announceWar' }],
    },
  },
};

/** The states of the course of the crisis: the historical line first, then what lies off it. */
export const PHASES = [
  'normalTies',
  'strike',
  'retaliation',
  'dialogue',
  'restored',
  'standoff',
  'openConflict',
] as const;
/** A state of the course of the crisis. */
export type Phase = (typeof PHASES)[number];

/** Phases in which a path may end. */
export const OUTCOMES = ['restored', 'standoff', 'openConflict'] as const;
/** A phase in which a path may end. */
export type Outcome = (typeof OUTCOMES)[number];

/** Whether a phase is one in which a path may end. */
export function isOutcome(phase: string): phase is Outcome {
  return (OUTCOMES as readonly string[]).includes(phase);
}
