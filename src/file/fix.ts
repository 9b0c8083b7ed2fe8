/**
 * The word that is to be written in a place, where what is said to be done about it gives just one: hints are worded in
 * many places, and this is the one that reads them.
 *
 * @param name of the key that the place belongs to
 * @param isKey whether it is the key itself that is wrong
 */
export function wordOf(hint: string, name: string, isKey: boolean): string | undefined {
  const meant = /^Did you mean (\S+)\?$/.exec(hint) ?? /^Write it as ([\d:T-]+)\.$/.exec(hint);
  if (meant) return meant[1];
  if (isKey) return /^Write ([A-Za-z]\w*)\.$/.exec(hint)?.[1];
  const [, key, word] = /\b[Ww]rite `([A-Za-z]+): (\S+)`\.$/.exec(hint) ?? [];
  return key === name ? word : undefined;
}
