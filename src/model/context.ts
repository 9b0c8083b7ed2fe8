/** The two states of the crisis. Roles, not countries: a scenario names the country behind each. */
export const SIDES = ['initiator', 'responder'] as const;
/** One of the two states. */
export type Side = (typeof SIDES)[number];

/** Everybody who can make a move. */
export const ACTORS = ['initiator', 'responder', 'thirdParty', 'militants'] as const;
/** Somebody who can make a move. */
export type Actor = (typeof ACTORS)[number];

/**
 * What the machine remembers beside its state. Everything is a small integer or an enum, so the
 * reachable configurations are finite; hours are not here, the session's clock owns them.
 */
export interface CrisisContext {
  /** Who used force first. */
  initiatedBy: Side | 'none';
  /** Who answered force with force first. */
  respondedBy: Side | 'none';
  /** Turns of force, 0-3: 1 one side has used it, 2 the other has answered, 3 it went on from there. */
  exchanges: number;
  /** Escalation measure, 0-10. */
  tension: number;
  /** Public pressure on the initiator's government to be seen acting, 0-2. */
  initiatorPressure: number;
  /** Public pressure on the responder's government to be seen acting, 0-2. */
  responderPressure: number;
  /** Who has affirmed the other's sovereignty in the talks now under way. */
  assurances: Side | 'none' | 'both';
}

/** A variable of the context. */
export type Variable = keyof CrisisContext;

/** Inclusive bounds of every number in the context. */
export const BOUNDS = {
  exchanges: [0, 3],
  tension: [0, 10],
  initiatorPressure: [0, 2],
  responderPressure: [0, 2],
} as const;

/** A variable that is a number. */
export type BoundedVariable = keyof typeof BOUNDS;

/** The context before anything has happened: neighbours with the ordinary friction of a border. */
export const INITIAL_CONTEXT: CrisisContext = {
  initiatedBy: 'none',
  respondedBy: 'none',
  exchanges: 0,
  tension: 1,
  initiatorPressure: 0,
  responderPressure: 0,
  assurances: 'none',
};

/** What each variable means, for people. */
export const VARIABLES: Record<Variable, string> = {
  initiatedBy: 'who used force first',
  respondedBy: 'who answered force with force first',
  exchanges: 'turns of force: 1 one side has used it, 2 the other has answered, 3 it went on',
  tension: 'escalation, from 0 (calm) to 10 (war)',
  initiatorPressure: "public pressure on the initiator's government to be seen acting, 0-2",
  responderPressure: "public pressure on the responder's government to be seen acting, 0-2",
  assurances: "who has affirmed the other's sovereignty in the talks under way",
};

export function isSide(actor: string | undefined): actor is Side {
  return actor === 'initiator' || actor === 'responder';
}

/** The other of the two states. */
export function rivalOf(side: Side): Side {
  return side === 'initiator' ? 'responder' : 'initiator';
}

export function pressureOf(side: Side): 'initiatorPressure' | 'responderPressure' {
  return side === 'initiator' ? 'initiatorPressure' : 'responderPressure';
}

export function clamp(variable: BoundedVariable, value: number): number {
  const [low, high] = BOUNDS[variable];
  return Math.min(high, Math.max(low, value));
}
