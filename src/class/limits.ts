/** How much of each a class may have. What is beyond is refused in words. */
export const CLASS_LIMITS = {
  people: 1_000,
  seats: 40,
  groups: 100,
  rounds: 500,
  notes: 5_000,
  entries: 100_000,
  options: 400,
  /** Names that a teacher pastes. */
  names: 1_000,
  /** Characters. */
  nickname: 40,
  seatName: 80,
  question: 300,
  why: 280,
  note: 500,
  /** Of a clock, a day. */
  seconds: 86_400,
  /** Bytes of a message from a client. */
  message: 65_536,
} as const;
