/** What the command is called where it is installed or linked; texts of the lower rooms call it so. */
export const COMMAND = 'offramp';

/**
 * A text with the commands that it names as the reader has to type them here. Those are known by what stands
 * before them: a backtick, a quotation mark, or the indent of a line that holds nothing else, in a comment perhaps.
 *
 * @param called how the reader calls Offramp, for instance `node offramp`; by its name unless given
 */
export function asCalled(text: string, called = COMMAND): string {
  return text.replace(/(^#? {2,}|[`“«])offramp(?= )/gm, (_, before: string) => `${before}${called}`);
}
