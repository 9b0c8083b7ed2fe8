/**
 * Offramp as a library: crises as models with XState machines, scenarios that are checked against them, and
 * sessions that play them as a tree. Nothing here touches files, the clock or random numbers. This is
 * what most programs need; the rest is in `/model`, `/scenario`, `/play`, `/explore` and `/render`.
 *
 * @module offramp-simulator
 */
export {
  type Configuration,
  type CrisisContext,
  type CrisisEvent,
  type CrisisMachine,
  type CrisisSnapshot,
  type CrisisStates,
  compileModel,
  crisisConfig,
  crisisMachine,
  type LoadedModel,
  loadModel,
  type Model,
  type ModelFile,
  type MoveEvent,
  shippedModel,
  shippedModels,
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
  modelOf,
  type Problem,
  type Resolve,
  type Scenario,
  type SourceText,
  whatIfYaml,
} from './library/scenario.js';
