import type { When } from '../file/when.js';
import { configurationKey } from '../model/position.js';
import type { Step, StepId } from './scenario.js';
import { forcedWalks, type Walk, type Walked, walkAct } from './walk.js';

/** More suppositions than these are not followed. */
const MOST = 6;

/** Where a path may stand, and what is supposed of each step that was refused on the way. */
export interface Place {
  readonly walk: Walk;
  readonly supposed: ReadonlyMap<StepId, Supposition>;
}

/** A refused step is left out, or taken as if it had been possible. */
export type Supposition = 'left out' | 'possible';

/** What a refusal hangs on: what is supposed of an earlier step. */
export interface Hangs {
  step: StepId;
  on: Supposition;
}

/** A step that the machine refuses. */
export type Refusal = Walked & { refused: NonNullable<Walked['refused']> };

/** What came of a step wherever the path may stand. */
export interface Supposed {
  /** Wherever the path may stand after it. */
  places: readonly Place[];
  /** What came of it where the machine takes it. */
  taken: readonly Walked[];
  /** What came of it where the machine first refuses it. */
  refusal?: Refusal;
  /** Absent where the step is refused whatever is supposed of earlier ones. */
  hangs?: Hangs;
}

/**
 * Makes a step where it is not certain where the path stands, because an earlier step was refused: as if that had been
 * left out, and as if it had been possible. A step that is refused either way is gone on from in both ways itself.
 *
 * @param id names the step among what is supposed
 * @param places wherever the path may stand; one where nothing was refused so far
 * @param ends whether nothing comes after a refusal: then nothing is supposed of it
 */
export function suppose(places: readonly Place[], id: StepId, step: Step, start: When, ends = false): Supposed {
  const [only, ...others] = places;
  // Nearly always one place and a step that is taken, and there are thousands of them.
  if (only && others.length === 0) {
    const walked = walkAct(only.walk, step, start);
    if (!walked.refused) return { places: [{ walk: walked.walk, supposed: only.supposed }], taken: [walked] };
  }
  const made = places.map((place) => ({ place, walked: walkAct(place.walk, step, start) }));
  const taken = made.filter(({ walked }) => !walked.refused);
  const refusing = made.filter(({ walked }) => walked.refused);
  const moved = taken.map(({ place, walked }): Place => ({ ...place, walk: walked.walk }));
  const refusal = refusing[0]?.walked as Refusal | undefined;
  const common = { taken: taken.map(({ walked }) => walked), ...(refusal && { refusal }) };
  if (!refusal) return { ...common, places: distinct(moved) };
  if (ends) return { ...common, places };
  if (taken.length > 0) {
    const stay = refusing.map(({ place }) => place);
    const hangs = hangsOn(
      stay,
      taken.map(({ place }) => place),
    );
    return { ...common, places: distinct([...moved, ...stay]), ...(hangs && { hangs }) };
  }
  const go = (place: Place, walk: Walk, on: Supposition): Place => ({
    walk,
    supposed: new Map(place.supposed).set(id, on),
  });
  const next = [
    ...refusing.map(({ place }) => go(place, place.walk, 'left out')),
    ...refusing.flatMap(({ place, walked }) =>
      forcedWalks(place.walk, step, walked.before, start).map((walk) => go(place, walk, 'possible')),
    ),
  ];
  return { ...common, places: distinct(next) };
}

/** The supposition that tells the places where a step is refused from those where it is taken; of several the latest. */
function hangsOn(refusing: readonly Place[], taken: readonly Place[]): Hangs | undefined {
  const [first] = refusing;
  const steps = [...(first?.supposed ?? [])].reverse();
  const telling = steps.find(
    ([step, on]) =>
      refusing.every(({ supposed }) => supposed.get(step) === on) &&
      taken.every(({ supposed }) => supposed.get(step) !== on),
  );
  const [step, on] = telling ?? steps[0] ?? [];
  return step === undefined || on === undefined ? undefined : { step, on };
}

function distinct(places: readonly Place[]): Place[] {
  if (places.length < 2) return [...places];
  const found = new Map<string, Place>();
  for (const place of places) {
    const { position, busyUntil, saidUntil } = place.walk;
    const key = `${configurationKey(position.snapshot)} ${position.hours} ${busyUntil} ${saidUntil}`;
    if (!found.has(key) && found.size < MOST) found.set(key, place);
  }
  return [...found.values()];
}
