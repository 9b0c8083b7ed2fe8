import type { GraphEvent } from '../graph/events.js';
import { type StateGraph, type StateView, viewOf } from '../graph/graph.js';
import type { Route } from './best.js';

/** One edge of a path, and where it leads. */
export interface Leg {
  /** The move, or the deadline that passes. */
  event: GraphEvent;
  /** The configuration it leads to. */
  to: StateView;
}

/** A path move by move. */
export function routeLegs(graph: StateGraph, { edges }: Route): Leg[] {
  return edges.map((edge) => ({
    event: graph.events[graph.labels[edge] as number] as GraphEvent,
    to: viewOf(graph, graph.targets[edge] as number),
  }));
}

/** What a whole path comes to. */
export interface RouteTotals {
  /** Typical hours of the moves, and each passed deadline's whole length. */
  hours: number;
  /** Sum of the Goldstein values. */
  goldstein: number;
  /** Sum of the negative ones, sign turned. */
  hostility: number;
}

/** Adds up hours and Goldstein values of a path. */
export function routeTotals(legs: readonly Leg[]): RouteTotals {
  const sum = (of: (event: GraphEvent) => number) =>
    Number(legs.reduce((total, { event }) => total + of(event), 0).toFixed(6));
  return {
    hours: sum(({ hours }) => hours),
    goldstein: sum(({ goldstein }) => goldstein),
    hostility: sum(({ goldstein }) => Math.max(0, -goldstein)),
  };
}
