import { pressure } from './actions.js';
import { atLeast } from './guards.js';
import { on, type RegionSpec } from './transitions.js';

const recall = on('recallAmbassador', { target: 'recalled', actions: [pressure('actor', -1)] });
const expel = on('expelAmbassador', { target: 'recalled', actions: [pressure('actor', -1), pressure('rival', 1)] });
const breakOff = on('breakRelations', {
  guard: atLeast('tension', 5),
  target: 'broken',
  actions: [pressure('actor', -1), pressure('rival', 1)],
});
const toBroken = { target: 'broken', description: 'War ends what relations were left.' };
/** The state of the embassies, beside the course of the crisis. */
export const diplomacy: RegionSpec<DiplomacyState> = {
  initial: 'inPlace',
  description: 'The state of the embassies.',
  states: {
    inPlace: {
      description: 'Ambassadors are at their posts.',
      on: {
        recallAmbassador: recall,
        expelAmbassador: expel,
        breakRelations: breakOff,
        warBreaksOut: toBroken,
      },
    },
    recalled: {
      description: 'At least one ambassador has been called home or sent away.',
      on: {
        breakRelations: breakOff,
        envoysReturn: { target: 'returned', description: 'The ambassadors are back.' },
        warBreaksOut: toBroken,
      },
    },
    broken: {
      description: 'There are no diplomatic relations.',
      on: {
        tiesRestored: { target: 'recalled', description: 'Relations are resumed; ambassadors have yet to return.' },
      },
    },
    returned: {
      description: 'Ambassadors are back at their posts after having been away.',
    },
  },
};

const offer = { target: 'offered', description: 'A third party offers its good offices.' };
const refuse = on('refuseMediation', { target: 'refused', actions: [pressure('actor', -1)] });
const moot = { target: 'none', description: 'The two talk without a mediator.' };
const endMediation = { target: 'refused', description: 'War ends mediation.' };

/** Third parties' good offices, beside the course of the crisis. */
export const mediation: RegionSpec<MediationState> = {
  initial: 'none',
  description: "A third party's good offices.",
  states: {
    none: {
      description: 'No mediation is on the table.',
      on: { offerMade: offer, warBreaksOut: endMediation },
    },
    offered: {
      description: 'A third party has offered to mediate and waits for an answer.',
      after: { offerLapses: { target: 'none', description: 'The offer was left unanswered and lapses.' } },
      on: {
        acceptMediation: on('acceptMediation', {
          target: 'accepted',
          actions: [pressure('both', -1)],
          description: 'Accepting a mediator gives both governments cover at home.',
        }),
        refuseMediation: refuse,
        offerMade: { ...offer, reenter: true, description: 'The offer is made again and waits anew.' },
        talksBegin: moot,
        warBreaksOut: endMediation,
      },
    },
    accepted: {
      description: 'The two have accepted a mediator.',
      on: {
        mediate: on('mediate', { actions: [{ type: 'conveneTalks' }] }),
        refuseMediation: refuse,
        warBreaksOut: endMediation,
      },
    },
    refused: {
      description: 'Mediation was turned down or sent home.',
      on: { offerMade: offer, talksBegin: moot },
    },
  },
};

/** The states of the embassies. */
export const DIPLOMACY = ['inPlace', 'recalled', 'broken', 'returned'] as const;
/** A state of the embassies. */
export type DiplomacyState = (typeof DIPLOMACY)[number];
/** The states of mediation. */
export const MEDIATION = ['none', 'offered', 'accepted', 'refused'] as const;
/** A state of mediation. */
export type MediationState = (typeof MEDIATION)[number];
