const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A value as JSON for a terminal or a file: control characters and marks that turn the direction of text stand in it
 * as escapes, so that no terminal takes them for orders and nobody reads something else than there is.
 */
export function jsonText(value: unknown): string {
  const marks = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
  return `${JSON.stringify(value, null, 2).replace(marks, escaped)}\n`;
}
