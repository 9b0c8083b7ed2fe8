import { configurationOf, measureOf } from '../model/index.js';
import { playedPath } from '../play/index.js';
import { modelOf } from '../scenario/index.js';
import { namesOf } from './names.js';
import { type Play, sessionOf } from './play.js';

/** A step of what has happened. */
export interface StoryStep {
  n: number;
  /** Its date, as exactly as is known. */
  at: string;
  who: string | null;
  whom: string | null;
  title: string;
  /** With the small Markdown of scenarios. */
  text: string | null;
  /** The model's measure after it. */
  measure: number;
}

/** What has happened, and where the crisis stands. */
export interface StoryView {
  steps: StoryStep[];
  /** Hours on the simulated clock. */
  hours: number;
  /** The active state of each region, by name. */
  states: { region: string; state: string; title: string; name: string }[];
  measure: { title: string; value: number; from: number; to: number } | null;
  /** Where it has ended, if it has. */
  outcome: { state: string; title: string } | null;
}

const known = new WeakMap<Play['acts'], StoryView>();

/** What everybody may know of a play. */
export function storyView(play: Play): StoryView {
  let view = known.get(play.acts);
  if (!view) {
    view = makeStory(play);
    known.set(play.acts, view);
  }
  return view;
}

function makeStory(play: Play): StoryView {
  const session = sessionOf(play);
  const { scenario, position } = session;
  const names = namesOf(scenario);
  const model = modelOf(scenario);
  const { steps, outcome } = playedPath(session);
  const configuration = configurationOf(position);
  const { measure } = model;
  return {
    steps: steps.map(({ n, at, by, party, target, move, title, text, tension }) => ({
      ...{ n, at },
      who: by === null ? null : names.actor(by, party ?? undefined),
      whom: target === null ? null : names.actor(target),
      title:
        text === null && by !== null && model.moves.has(move)
          ? titleOf(names.move(move), title, model.moves.get(move)?.title)
          : title,
      ...{ text, measure: tension },
    })),
    hours: Math.round(session.hours * 100) / 100,
    states: model.regions
      .filter(({ hidden }) => !hidden)
      .map(({ id }) => {
        const state = configuration[id] ?? '';
        return { region: id, state, title: names.state(id, state), name: names.region(id) };
      }),
    measure: measure
      ? {
          title: names.measure?.title ?? measure.name,
          value: measureOf(position) ?? 0,
          from: Number(measure.values[0]),
          to: Number(measure.values.at(-1)),
        }
      : null,
    outcome: outcome.ended ? { state: outcome.phase, title: names.state(model.main.id, outcome.phase) } : null,
  };
}

/** A free move goes by the model's word for it in the language of the scenario; a step by its own title. */
function titleOf(named: string, title: string, own: string | undefined): string {
  return title === own ? named : title;
}
