import type { EventObject, MetaObject, NonReducibleUnknown, StateMachine } from 'xstate';
import type { ShippedModels } from '#shipped-models';
import type { Condition } from './language/condition.js';
import type { Effect } from './language/effect.js';

export type { ShippedModels };

/** Id of a model that comes with Offramp. */
export type ShippedId = keyof ShippedModels;

/** An event of a shipped model: a move, or a signal that follows from one. */
export type EventOf<Id extends ShippedId> =
  | ShippedModels[Id]['move']
  | { type: ShippedModels[Id]['signal']; by?: string | undefined; target?: string | undefined };

/** The machine of a shipped model, with its states, context and events as types. */
export type MachineOf<Id extends ShippedId> = StateMachine<
  ShippedModels[Id]['context'],
  EventOf<Id>,
  Record<string, never>,
  never,
  Extract<Effect, { params: unknown }> | { type: 'note'; params: NonReducibleUnknown },
  Condition,
  string,
  ShippedModels[Id]['states'],
  'outcome',
  NonReducibleUnknown,
  NonReducibleUnknown,
  EventObject,
  MetaObject,
  object
>;
