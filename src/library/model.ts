/**
 * Models: a crisis as a file, read, checked and made into an XState machine; what each word of it means, why a move is
 * refused, and positions that stand still until somebody moves or time passes. The bilateral crisis, the small
 * model to begin with, is here by name, with its states as types; the one that most real crises run on is
 * `shippedModel('interstate-crisis')`.
 *
 * @module model
 */
import type { EventFrom, SnapshotFrom } from 'xstate';
import { type MachineConfig, type MachineOf, type Model, type ShippedModels, shippedModel } from '../model/index.js';

/** The bilateral crisis as it comes with Offramp: a small model that is quickly explored. No shipped scenario runs on it. */
export const crisisModel: Model = shipped('bilateral-crisis');

/** Its XState machine. Guards and actions are named and take plain data, so every transition can be explained. */
export const crisisMachine: CrisisMachine = crisisModel.machine as unknown as CrisisMachine;

/** Its configuration as XState takes it: plain data, `JSON.stringify` of it loses nothing. */
export const crisisConfig: MachineConfig = crisisModel.config as MachineConfig;

/** Every move by whom and against whom there is in it, as events of `crisisMachine`. */
export const crisisMoves: readonly CrisisMove[] = crisisModel.moveEvents as readonly CrisisMove[];

/** The type of `crisisMachine`, for XState's own helpers: `SnapshotFrom<CrisisMachine>` and so on. */
export type CrisisMachine = MachineOf<'bilateral-crisis'>;
/** A snapshot of `crisisMachine`. */
export type CrisisSnapshot = SnapshotFrom<CrisisMachine>;
/** What `crisisMachine` remembers beside its state. */
export type CrisisContext = CrisisSnapshot['context'];
/** What `crisisMachine` can be sent, and the signals that its regions send each other. */
export type CrisisEvent = EventFrom<CrisisMachine>;
/** A move of `crisisMachine`, with who makes it. */
export type CrisisMove = ShippedModels['bilateral-crisis']['move'];
/** The active state of each region of `crisisMachine`. */
export type CrisisStates = CrisisSnapshot['value'];

function shipped(id: string): Model {
  const model = shippedModel(id);
  if (!model) throw new Error(`There is no model ${id}.`);
  return model;
}

export {
  type ActionConfig,
  type Among,
  accepts,
  advance,
  CAMEO,
  type Cameo,
  type Check,
  type Claim,
  CONDITION_TEXTS,
  type Compare,
  type Concerned,
  type Condition,
  type Configuration,
  type Context,
  type CrisisEvent as ModelEvent,
  type CrisisMachine as ModelMachine,
  type CrisisSnapshot as ModelSnapshot,
  compileModel,
  configurationKey,
  configurationOf,
  type Deadline,
  type DeadlineHours,
  type DeadlineId,
  deadlineOf,
  EFFECT_TEXTS,
  type Effect,
  type EventOf,
  ExpressionError,
  explainGuard,
  type Fade,
  type Field,
  type Fired,
  fireNext,
  type GuardConfig,
  type GuardTrial,
  guardText,
  type LoadedModel,
  loadModel,
  type MachineConfig,
  type MachineOf,
  type Microstep,
  MODEL_LIMITS,
  MOVE_CLASSES,
  type Model,
  type ModelFile,
  type ModelSource,
  type ModelWords,
  type MoveClass,
  type MoveDefinition,
  MoveError,
  type MoveEvent,
  type MoveId,
  type MoveOption,
  mainState,
  measureOf,
  modelFrom,
  modelJsonSchema,
  moveEvent,
  type NamedCondition,
  type Names,
  OPERATORS,
  type Operator,
  optionsAt,
  type Path,
  type Position,
  parseCondition,
  printCondition,
  RELATIVES,
  type Readable,
  type Region,
  type Relative,
  type Report,
  type Role,
  type RoleId,
  type Settings,
  type ShippedId,
  type ShippedModels,
  type Signal,
  type Slip,
  type State,
  type StateConfig,
  type StateFile,
  type StateWords,
  send,
  shippedModel,
  shippedModels,
  sourceOf,
  startPosition,
  type TakenTransition,
  type Test,
  type Timer,
  TONES,
  type Tone,
  type Transition,
  type TransitionConfig,
  targetOf,
  traceOf,
  type Value,
  type Values,
  valuesAt,
  type Ways,
  type World,
  whyBlocked,
  withSettings,
} from '../model/index.js';
