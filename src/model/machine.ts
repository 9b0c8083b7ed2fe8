import { assign, raise, setup } from 'xstate';
import {
  type BoundedVariable,
  type CrisisContext,
  clamp,
  INITIAL_CONTEXT,
  isSide,
  pressureOf,
  rivalOf,
  type Side,
} from './context.js';
import { DEADLINES, MS_PER_HOUR } from './deadlines.js';
import type { CrisisEvent } from './events.js';
import { type GuardSpec, type GuardType, holds } from './guards.js';
import { type Phase, phases } from './phases.js';
import { type DiplomacyState, diplomacy, type MediationState, mediation } from './regions.js';
import type { RegionSpec } from './transitions.js';

/** The type of `crisisConfig`: the machine's configuration, as XState takes it, with every state named. */
export interface CrisisConfig {
  /** The machine's id. */
  id: 'crisis';
  /** What the machine is, in a sentence. */
  description: string;
  /** The context before anything has happened. */
  context: CrisisContext;
  /** Its regions run side by side. */
  type: 'parallel';
  /** The regions. */
  states: {
    phase: RegionSpec<Phase>;
    diplomacy: RegionSpec<DiplomacyState>;
    mediation: RegionSpec<MediationState>;
  };
}

/** The whole machine as plain data: `JSON.stringify` of it loses nothing. */
export const crisisConfig: CrisisConfig = {
  id: 'crisis',
  description: 'A crisis between two neighbouring states, from normal ties and back, or not.',
  context: INITIAL_CONTEXT,
  type: 'parallel',
  states: { phase: phases, diplomacy, mediation },
};

type GuardArgs = { context: CrisisContext; event: CrisisEvent };
/** What a guard of this type takes: the `params` of its spec, or nothing. */
type ParamsOf<T extends GuardType> =
  Extract<GuardSpec, { type: T }> extends { params: infer Params } ? Params : undefined;
const guard =
  <T extends GuardType>(type: T) =>
  ({ context, event }: GuardArgs, params: ParamsOf<T>): boolean =>
    holds({ type, params } as GuardSpec, context, event);

function shifted(context: CrisisContext, variable: BoundedVariable, by: number): Partial<CrisisContext> {
  return { [variable]: clamp(variable, context[variable] + by) };
}

/** Which sides an action on `of` concerns, given who made the move and against whom. */
function concerned(of: 'actor' | 'rival' | 'target' | 'both', event: CrisisEvent): Side[] {
  if (of === 'both') return ['initiator', 'responder'];
  if (of === 'target') return 'target' in event && event.target ? [event.target] : [];
  if (!isSide(event.by)) return [];
  return [of === 'actor' ? event.by : rivalOf(event.by)];
}

const base = setup({
  types: { context: {} as CrisisContext, events: {} as CrisisEvent, tags: {} as 'outcome' },
  delays: {
    silence: DEADLINES.silence.hours * MS_PER_HOUR,
    talksStall: DEADLINES.talksStall.hours * MS_PER_HOUR,
    offerLapses: DEADLINES.offerLapses.hours * MS_PER_HOUR,
  },
  guards: {
    atLeast: guard('atLeast'),
    atMost: guard('atMost'),
    forceUnanswered: guard('forceUnanswered'),
    usedForceFirst: guard('usedForceFirst'),
    didNotUseForceFirst: guard('didNotUseForceFirst'),
    hasAssured: guard('hasAssured'),
    hasNotAssured: guard('hasNotAssured'),
    bothAssured: guard('bothAssured'),
    allOf: guard('allOf'),
  },
  actions: {
    shiftTension: assign(({ context }, params: { by: number }) => shifted(context, 'tension', params.by)),
    setTension: assign((_, params: { to: number }) => ({ tension: params.to })),
    shiftPressure: assign(({ context, event }, params: { of: 'actor' | 'rival' | 'target' | 'both'; by: number }) =>
      Object.assign({}, ...concerned(params.of, event).map((side) => shifted(context, pressureOf(side), params.by))),
    ),
    recordForce: assign(({ context, event }) => {
      if (!isSide(event.by)) return {};
      const { initiatedBy, respondedBy } = context;
      if (initiatedBy === 'none') return { initiatedBy: event.by, exchanges: 1 };
      if (respondedBy !== 'none') return { exchanges: 3 };
      return initiatedBy === event.by ? {} : { respondedBy: event.by, exchanges: 2 };
    }),
    recordAssurance: assign(({ context, event }) => {
      if (!isSide(event.by)) return {};
      return {
        assurances: context.assurances === 'none' || context.assurances === event.by ? event.by : ('both' as const),
      };
    }),
    forgetAssurances: assign({ assurances: 'none' as const }),
    conveneTalks: raise({ type: 'talksConvened', by: 'nobody' }),
    announceOffer: raise({ type: 'offerMade', by: 'nobody' }),
    announceTalks: raise({ type: 'talksBegin', by: 'nobody' }),
    announceReturnOfEnvoys: raise({ type: 'envoysReturn', by: 'nobody' }),
    announceRestoration: raise({ type: 'tiesRestored', by: 'nobody' }),
    announceWar: raise({ type: 'warBreaksOut', by: 'nobody' }),
  },
});

/**
 * The bilateral crisis. Guards and actions are named and take plain data, so every transition can
 * be explained, exported and explored; see GUARDS, ACTIONS and DEADLINES for what the names mean.
 */
export const crisisMachine = base.createMachine(crisisConfig);

/** The type of `crisisMachine`, for XState's own helpers: `SnapshotFrom<CrisisMachine>` and so on. */
export type CrisisMachine = typeof crisisMachine;
