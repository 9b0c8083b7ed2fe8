import type { Card } from '../../play/card.js';

/** What the library says of a scenario that comes with Offramp. */
export interface ShelfCard extends Card {
  /** The key of its map, where it has one. */
  map?: string;
  /** Whether a class is to predict: then how it went is no part of what is shown. */
  predict?: boolean;
}

/** What the library says of a model: texts by language. */
export interface ShelfModel {
  title: Readonly<Record<string, string>>;
  /** Ids of its roles, which have their colours by their order. */
  roles: readonly string[];
  /** What the states are called in which paths end. */
  ends: Readonly<Record<string, Readonly<Record<string, string>>>>;
  measure?: { low: number; high: number; title: Readonly<Record<string, string>> };
}

/** What is known of the scenarios that come with Offramp without loading any of them. */
export interface Shelf {
  cards: readonly ShelfCard[];
  models: Readonly<Record<string, ShelfModel>>;
}
