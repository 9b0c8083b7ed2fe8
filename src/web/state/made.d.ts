/** Made while the app is built, by scripts/lean-models.ts. */
declare module 'virtual:shipped-models' {
  /** What loads a model that comes with Offramp, by its id. */
  const sources: Readonly<Record<string, () => Promise<{ default: import('../../model/index.js').ModelSource }>>>;
  export default sources;
}

declare module 'virtual:model-texts' {
  /** What loads the texts of the models that come with Offramp in another language: by model, by language. */
  const texts: Readonly<
    Record<string, () => Promise<{ default: Readonly<Record<string, import('../../model/index.js').ModelWords>> }>>
  >;
  export default texts;
}

declare module 'virtual:library' {
  /** What the library says of the scenarios that come with Offramp, the real one first. */
  const shelf: import('./shelf.js').Shelf;
  export default shelf;
}

declare module 'virtual:across' {
  /** What the real crises have in common. */
  const across: import('./shelf.js').AcrossShelf;
  export default across;
}

declare module 'virtual:scenario-texts' {
  /** The texts of scenarios that come with Offramp, by id, the real one first. */
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

declare module 'virtual:model-drafts' {
  /** What scenarios are begun with, by model, and what its texts are in other languages. */
  const drafts: Readonly<
    Record<string, { draft: string; words: Readonly<Record<string, Readonly<Record<string, string>>>> } | undefined>
  >;
  export default drafts;
}
