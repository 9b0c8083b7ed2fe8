/** The one model of before, for what has yet to learn that there are others. Goes when nothing imports it. */

import type { MoveClass } from './limits.js';
import type { Model, MoveDefinition } from './model.js';
import type { CrisisSnapshot } from './position.js';
import { shippedModel } from './shipped.js';

export const LEGACY = shippedModel('bilateral-crisis') as Model;
export const crisisMachine = LEGACY.machine;
export const crisisConfig = LEGACY.config;
export const MOVES = Object.fromEntries(LEGACY.moves) as Record<string, MoveDefinition>;
export const MOVE_IDS = [...LEGACY.moves.keys()];
export const MOVE_EVENTS = LEGACY.moveEvents;
export const ACTORS = [...LEGACY.roles.keys()];
export const SIDES = ['initiator', 'responder'];
export const PHASES = [...LEGACY.main.leaves];
export const DIPLOMACY = [...(LEGACY.region.get('diplomacy')?.leaves ?? [])];
export const MEDIATION = [...(LEGACY.region.get('mediation')?.leaves ?? [])];
export const OUTCOMES = PHASES.filter((id) => LEGACY.outcomes.has(id));
export const DEADLINES = Object.fromEntries(LEGACY.deadlines);
export const INTERNAL_EVENTS: Record<string, string> = Object.fromEntries(
  [...LEGACY.signals.values()].map(({ id, description }) => [id, description]),
);
export const INITIAL_CONTEXT = Object.fromEntries(LEGACY.fields.map(({ name, start }) => [name, start]));
export const VARIABLES: Record<string, string> = Object.fromEntries(
  LEGACY.fields.map(({ name, text }) => [name, text ?? name]),
);
export const BOUNDS: Record<string, readonly [number, number]> = { ...LEGACY.world.bounds };
export const isOutcome = (phase: string): boolean => LEGACY.outcomes.has(phase);
export const isSide = (actor: string | undefined): boolean => SIDES.includes(actor ?? '');
export const rivalOf = (side: string): string => LEGACY.roles.get(side)?.rival ?? '';
export const pressureOf = (side: string): string => `${side}Pressure`;
export const isMoveId = (id: string): boolean => LEGACY.moves.has(id);
export type Actor = string;
export type Side = string;
export type Phase = string;
export type Outcome = string;
export type Variable = string;
export type { CrisisSnapshot, MoveClass };
