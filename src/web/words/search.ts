/** Letters as they are compared: without case and accents, and in Persian however a keyboard writes them. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u200c]/gu, '')
    .replaceAll('\u064a', '\u06cc')
    .replaceAll('\u0643', '\u06a9')
    .toLowerCase();
}

/** Whether every word that is looked for stands somewhere in a text. */
export function stands(sought: string, text: string): boolean {
  const said = plain(text);
  return plain(sought)
    .split(/\s+/)
    .every((word) => said.includes(word));
}
