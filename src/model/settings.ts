/** What a scenario may set of the model it runs on. Plain data. */
export interface Settings {
  /** State each region begins in, and what variables are at first. */
  begins?: Readonly<Record<string, string | number>> | undefined;
  /** Hours of deadlines, those of fading numbers among them; null for one that never passes. */
  deadlines?: Readonly<Record<string, number | null>> | undefined;
  /** How many times as long as in the model moves typically take. */
  hours?: number | undefined;
  /** Numbers that fall by themselves: by so much in so many hours; null for one that never does. */
  fades?: Readonly<Record<string, Fade | null>> | undefined;
}

/** How a number falls by itself. */
export interface Fade {
  /** How much. */
  by: number;
  /** In how many hours. */
  hours: number;
}
