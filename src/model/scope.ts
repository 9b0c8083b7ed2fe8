import type { CrisisMachine } from './model.js';

type Scope = Parameters<CrisisMachine['transition']>[2];
type Actor = Scope['self'] & Pick<Scope, 'system'>;

const nothing = (): void => {};

/**
 * What XState's machine wants around a transition, where nothing happens but that actions are handed on.
 *
 * @param actor never started; it lends the scope its system
 * @param hand gets each action that a running actor would carry out
 */
export function inertScope(actor: unknown, hand: (action: { type: string; params?: unknown }) => void): Scope {
  const self = actor as Actor;
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: hand,
  };
}
