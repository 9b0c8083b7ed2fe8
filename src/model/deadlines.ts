/** How long something may take. */
export interface Deadline {
  /** Hours of simulated time. */
  hours: number;
  /** What happens when they are over. */
  description: string;
}

/**
 * Delays after which the machine moves by itself, in hours of simulated time. Offramp's own round
 * figures: three days is the span in which January 2024 was settled; the others follow from it.
 */
export const DEADLINES = {
  silence: {
    hours: 72,
    description: 'No contact for 72 hours after a state last used force: both sides dig in.',
  },
  talksStall: {
    hours: 120,
    description: 'Nothing was said or agreed between the two for 120 hours: the talks lapse.',
  },
  offerLapses: {
    hours: 96,
    description: 'An offer of mediation was left unanswered for 96 hours.',
  },
} as const satisfies Record<string, Deadline>;

/** The name of a deadline. */
export type DeadlineId = keyof typeof DEADLINES;

export const MS_PER_HOUR = 3_600_000;

/** The deadline behind one of XState's own event types (`xstate.after.silence.…`), if it is one. */
export function deadlineOf(eventType: string): DeadlineId | undefined {
  const name = /^xstate\.after\.([A-Za-z]+)\./.exec(eventType)?.[1];
  return name !== undefined && Object.hasOwn(DEADLINES, name) ? (name as DeadlineId) : undefined;
}
