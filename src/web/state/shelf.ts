import type { Followed } from '../../explore/across.js';
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

/** A text by language. */
type Texts = Readonly<Record<string, string>>;

/** What the real crises that come with Offramp have in common, its names in the languages that their models speak. */
export interface AcrossShelf {
  /** Titles of the crises. */
  crises: readonly string[];
  all: Followed;
  /** Moves of more than one crisis, first those of most. */
  moves: readonly ({ title: Texts } & Followed)[];
  phases: readonly {
    title: Texts;
    /** How many crises were in it. */
    crises: number;
    /** Where these ended; `ended` says whether that is an outcome. */
    ends: readonly { title: Texts; ended: boolean; crises: number }[];
  }[];
}
