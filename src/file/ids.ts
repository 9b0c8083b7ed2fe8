/** What an id looks like; a file is named after its own. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MAX_ID = 64;

/** Whether a text can be the id of a scenario, step or branch. */
export function isId(text: string): boolean {
  return text.length <= MAX_ID && ID.test(text);
}

/** A text as an id: `Quiet week` becomes `quiet-week`; empty where nothing of it can be kept. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 48)
    .replace(/-$/, '');
}

/** The id itself where it is free, else the first of `id-2`, `id-3`, … that is. */
export function unusedId(stem: string, taken: ReadonlySet<string>): string {
  let id = stem;
  for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`;
  return id;
}

/** Ids in order, `quiet-week-1`, `quiet-week-2`, without those that are taken. */
export function numberedIds(id: string, taken: ReadonlySet<string>): () => string {
  const stem = id.slice(0, MAX_ID - 6).replace(/-$/, '');
  let n = 0;
  return () => {
    do n += 1;
    while (taken.has(`${stem}-${n}`));
    return `${stem}-${n}`;
  };
}
