/** A state of a model: its region, and its path there. */
export interface Spot {
  region: string;
  state: string;
}
