/** A self-contained file has no room for the other real crises, whose names end in a year. */
const FILES = __SERVED__
  ? import.meta.glob<string>('../../../scenarios/*.yaml', { query: '?raw', import: 'default', eager: true })
  : import.meta.glob<string>(
      [
        '../../../scenarios/*.yaml',
        '!../../../scenarios/*-[0-9][0-9][0-9][0-9].yaml',
        '../../../scenarios/iran-pakistan-2024.yaml',
      ],
      { query: '?raw', import: 'default', eager: true },
    );

/** The real sequence, which everything starts from and which stands first wherever scenarios are listed. */
export const REAL = 'iran-pakistan-2024';

/**
 * The scenarios that come with Offramp, as text, by id. Only what is loaded later may import this; the
 * rest of the page asks `builtin.ts`, which reads it when it is asked for.
 */
export const BUILTIN: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES)
    .map(([path, text]): [string, string] => [path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length), text])
    .sort(([a], [b]) => Number(b === REAL) - Number(a === REAL) || (a < b ? -1 : 1)),
);
