import type { When } from '../file/when.js';
import { configurationKey } from '../model/position.js';
import type { Step, StepId } from './scenario.js';
import { type Trail, trailAfter } from './trail.js';
import { forcedWalks, type Walk, type Walked, walkAct } from './walk.js';

/** More suppositions than these are not followed. */
const MOST = 6;

/** Where a path may stand, and what is supposed of each step that was refused on the way. */
export interface Place {
  readonly walk: Walk;
  readonly supposed: ReadonlyMap<StepId, Supposition>;
  /** What was done since a deadline first passed. */
  readonly trail?: Trail | undefined;
}

/** A refused step is left out, or taken as if it had been possible. */
export type Supposition = 'left out' | 'possible';

/** A step that the machine refuses. */
export type Refusal = Walked & {
  refused: NonNullable<Walked['refused']>;
  /** What was done since a deadline first passed, this step last. */
  trail?: Trail | undefined;
};

/** What came of a step wherever the path may stand. */
export interface Supposed {
  /** Wherever the path may stand after it. */
  places: readonly Place[];
  /** What came of it where the machine takes it. */
  taken: readonly Walked[];
  /** What came of it where the machine first refuses it. */
  refusal?: Refusal;
  /** The earlier step on which the refusal hangs; absent where it is refused whatever is supposed of earlier ones. */
  hangs?: StepId;
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
    if (!walked.refused) return { places: [placeAfter(only, step, walked)], taken: [walked] };
  }
  const made = places.map((place) => ({ place, walked: walkAct(place.walk, step, start) }));
  const taken = made.filter(({ walked }) => !walked.refused);
  const refusing = made.filter(({ walked }) => walked.refused);
  const moved = taken.map(({ place, walked }) => placeAfter(place, step, walked));
  const [first] = refusing;
  const refusal = first && ({ ...first.walked, trail: placeAfter(first.place, step, first.walked).trail } as Refusal);
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

function placeAfter({ walk: from, supposed, trail }: Place, step: Step, walked: Walked): Place {
  const after = trailAfter(trail, from, step, walked);
  return { walk: walked.walk, supposed, ...(after && { trail: after }) };
}

/** The step whose supposition tells the places where another is refused from those where it is taken; of several the latest. */
function hangsOn(refusing: readonly Place[], taken: readonly Place[]): StepId | undefined {
  const [first] = refusing;
  const steps = [...(first?.supposed ?? [])].reverse();
  const telling = steps.find(
    ([step, on]) =>
      refusing.every(({ supposed }) => supposed.get(step) === on) &&
      taken.every(({ supposed }) => supposed.get(step) !== on),
  );
  return (telling ?? steps[0])?.[0];
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
