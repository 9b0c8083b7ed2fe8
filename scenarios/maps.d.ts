/** The map of a scenario as it is drawn, without what stands on it. */
export interface Drawing {
  /** What it shows, as `mapKey` says it. */
  key: string;
  /** Width and height in units of its own. */
  size: readonly [number, number];
  /** The path of every country that stands behind no role. */
  land: string;
  /** By role, the path of its countries. */
  roles: Readonly<Record<string, string>>;
  /** The path of all boundaries, drawn alike. */
  borders: string;
  /** The middle of each country that stands behind a role. */
  labels: readonly { role: string; name: string; at: readonly [number, number] }[];
  /** Where its marks are. */
  marks: readonly (readonly [number, number])[];
}

/** The maps of the scenarios that come with Offramp. */
export const drawings: readonly Drawing[];
