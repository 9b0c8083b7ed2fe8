/** Bounds on what a stranger's file may ask for. */
export const LIMITS = {
  /** Bytes of a scenario file. */
  bytes: 1024 * 1024,
  /** Levels of nesting in the YAML. */
  depth: 64,
  /** Steps of a scenario, alternatives and what it extends included. */
  steps: 10_000,
  /** Steps replayed while checking; branches that rejoin replay what they rejoin. */
  replayed: 30_000,
  /** Steps replayed once more for what may have been meant by an earlier one that is refused. */
  supposed: 10_000,
  /** Problems reported of one file. */
  problems: 200,
  /** Names that a misspelt one is compared with. */
  suggestions: 500,
  /** Parties that act in the roles of a scenario. */
  parties: 100,
  /** Bytes of a picture, and of all pictures of a file together. */
  picture: 2 * 1024 * 1024,
  pictures: 16 * 1024 * 1024,
  /** Pixels of a picture: to be drawn, it takes four bytes for each. */
  pixels: 24_000_000,
  /** Files in a chain of `extends`. */
  extends: 8,
} as const;
