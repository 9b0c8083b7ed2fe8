/**
 * Offramp as a library: the crisis as an XState machine, scenarios that are checked against it, and
 * sessions that play them as a tree. Nothing here touches files, the clock or random numbers. This is
 * what most programs need; the rest is in `/model`, `/scenario`, `/play`, `/explore` and `/render`.
 *
 * @module offramp-simulator
 */
export {
  type Actor,
  type Configuration,
  type CrisisConfig,
  type CrisisContext,
  type CrisisEvent,
  type CrisisMachine,
  type CrisisSnapshot,
  crisisConfig,
  crisisMachine,
  MOVES,
  type MoveEvent,
  type MoveId,
  type Outcome,
  type Phase,
  type Side,
} from './library/model.js';
export {
  type Comparison,
  compare,
  type MoveList,
  observe,
  type PlayedPath,
  parseRun,
  playedPath,
  RefusedError,
  type Run,
  resume,
  Session,
  SessionError,
  type SessionOptions,
  toRun,
  type Why,
  whatIfOf,
  why,
} from './library/play.js';
export { type DiagramFormat, machineDiagram, scenarioTree, sessionTree, treeDiagram } from './library/render.js';
export {
  type Loaded,
  loadScenario,
  type Problem,
  type Resolve,
  type Scenario,
  type SourceText,
  whatIfYaml,
} from './library/scenario.js';
