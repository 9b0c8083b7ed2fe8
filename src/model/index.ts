export type { Path } from '../file/yaml.js';
export { CAMEO, type Cameo } from './cameo.js';
export {
  type ActionConfig,
  conditionOf,
  type GuardConfig,
  type MachineConfig,
  ROOT,
  type StateConfig,
  type TransitionConfig,
} from './compile/config.js';
export { meaningOf, nameFor, titled } from './compile/fields.js';
export { compileModel, fadeId } from './compile/index.js';
export { MS_PER_HOUR } from './compile/machine.js';
export type { Report, Slip } from './compile/report.js';
export * from './force.js';
export * from './homes.js';
export { canHold } from './language/can-hold.js';
export * from './language/condition.js';
export { type Effect, parseEffect } from './language/effect.js';
export * from './language/evaluate.js';
export { type Check, needsOf } from './language/explain.js';
export * from './language/names.js';
export { KEYWORDS, parseCondition, readCondition } from './language/parse.js';
export { printCondition } from './language/print.js';
export { printEffect } from './language/print-effect.js';
export { Reader } from './language/reader.js';
export * from './language/texts.js';
export * from './limits.js';
export { lintModel } from './lint.js';
export { keysOf, type LoadedModel, loadModel } from './load.js';
export type * from './model.js';
export * from './names.js';
export * from './options.js';
export * from './position.js';
export { type ModelFile, type ModelWords, modelJsonSchema, type StateFile, type StateWords } from './schema.js';
export { inertScope } from './scope.js';
export type { Fade, Settings } from './settings.js';
export { modelFrom, SHIPPED_IDS, shippedModel, shippedModels, sourceOf, withSettings } from './shipped.js';
export type { ModelSource } from './sources.js';
export { modelText } from './template.js';
export * from './trace.js';
export type * from './typed.js';
export * from './ways.js';
