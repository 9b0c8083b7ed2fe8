import { type PathStep, playedPath, Session } from '../play/index.js';
import { type Scenario, storyOf } from '../scenario/index.js';
import { keptOutAs } from './fit/cases.js';
import { playedNodes } from './inquiry.js';

/**
 * How the measure of a model changed next after a move, whose own effect does not count: down by the next move that
 * changed it, down without one, up, or no more.
 */
export type NextChange = 'fell' | 'faded' | 'rose' | 'still';
/** Each of them, in the order in which they are shown. */
export const NEXT = ['fell', 'faded', 'rose', 'still'] as const satisfies readonly NextChange[];

/** How often something was so, and in which crises. */
export interface Counted {
  /** How often. */
  times: number;
  /** Ids of the crises. */
  crises: string[];
}

/** What the measure did after moves of one kind. */
export interface Followed {
  /** How often the move was made. */
  made: Counted;
  /** What the measure did next. */
  next: Record<NextChange, Counted>;
}

/** An end of a path: an outcome, or where the telling stops. */
export interface CommonEnd {
  /** The state of the model's first region. */
  phase: string;
  /** Whether it is an outcome. */
  ended: boolean;
  /** Ids of the crises that came to it. */
  crises: string[];
}

/** What the paths of several crises have in common. Moves and phases of several models are the same where their ids are. */
export interface Across {
  /** The crises, with how many moves were chosen in each, and where its path ends. */
  crises: { scenario: string; title: string; model: string; moves: number; phase: string; ended: boolean }[];
  /** All moves together, to compare each with. */
  all: Followed;
  /** Each move, first those of most crises. */
  moves: ({ move: string; title: string } & Followed)[];
  /** The phases that paths were in, with how these ended. */
  phases: { phase: string; crises: string[]; ends: CommonEnd[] }[];
}

/** What the real paths of some scenarios have in common. */
export function acrossOf(scenarios: readonly Scenario[]): Across {
  const all = nothingFollowed();
  const moves = new Map<string, { move: string; title: string } & Followed>();
  const phases = new Map<string, { phase: string; crises: string[]; ends: CommonEnd[] }>();
  const crises = scenarios.map((scenario): Across['crises'][number] => {
    const { id, title } = scenario;
    const session = new Session(scenario);
    playedNodes(session);
    const { steps, outcome } = playedPath(session);
    const { model } = session;
    const made = steps.filter((step) => isMade(step, scenario));
    for (const { n, move } of made) {
      const next = model.measure ? nextOf(steps, n) : 'still';
      const one = moves.get(move) ?? { move, title: model.moves.get(move)?.title ?? move, ...nothingFollowed() };
      moves.set(move, one);
      for (const followed of [all, one]) {
        count(followed.made, id);
        count(followed.next[next], id);
      }
    }
    const { phase, ended } = outcome;
    const main = model.main.id;
    const met = new Set(steps.flatMap(({ from, to }) => [from[main] ?? '', to[main] ?? '']));
    for (const each of met) {
      const one = phases.get(each) ?? { phase: each, crises: [], ends: [] };
      phases.set(each, one);
      one.crises.push(id);
      const end = one.ends.find((other) => other.phase === phase && other.ended === ended);
      if (end) end.crises.push(id);
      else one.ends.push({ phase, ended, crises: [id] });
    }
    return { scenario: id, title, model: model.id, moves: made.length, phase, ended };
  });
  const most = (a: Followed, b: Followed) => b.made.crises.length - a.made.crises.length || b.made.times - a.made.times;
  for (const { ends } of phases.values()) ends.sort((a, b) => b.crises.length - a.crises.length);
  return { crises, all, moves: [...moves.values()].sort(most), phases: [...phases.values()] };
}

const nothing = (): Counted => ({ times: 0, crises: [] });
const nothingFollowed = (): Followed => ({
  made: nothing(),
  next: { fell: nothing(), faded: nothing(), rose: nothing(), still: nothing() },
});

function count(counted: Counted, crisis: string): void {
  counted.times += 1;
  if (!counted.crises.includes(crisis)) counted.crises.push(crisis);
}

/** Whether a step is a move that somebody chose in the crisis. */
function isMade({ id, move, by }: PathStep, scenario: Scenario): boolean {
  const step = storyOf(scenario).step(id);
  return by !== null && move !== 'event' && step !== undefined && keptOutAs(step, scenario) === undefined;
}

/** How the measure changed next after a step. @param n the step, 1 for the first */
function nextOf(steps: readonly PathStep[], n: number): NextChange {
  let before = steps[n - 1]?.tension ?? 0;
  for (const { tension, by, move } of steps.slice(n)) {
    if (tension > before) return 'rose';
    if (tension < before) return by !== null && move !== 'event' ? 'fell' : 'faded';
    before = tension;
  }
  return 'still';
}
