import { ExpressionError } from './names.js';

/** A word, number or sign of an expression, and where it stands. */
export interface Token {
  /** As written, signs in their plain spelling. */
  text: string;
  from: number;
  to: number;
}

const MOST_CHARACTERS = 2_000;
const SIGNS = new Map(Object.entries({ '≥': '>=', '≤': '<=', '≠': '!=', '==': '=', '−': '-', '–': '-' }));
const WORDS = /[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*|\d+(?:\.\d+)?|[<>!=]=|[<>=≥≤≠+\-−–*/(),]|\S/g;

/** Goes through an expression word by word. */
export class Reader {
  readonly #tokens: Token[];
  readonly #end: number;
  #at = 0;

  /** @throws ExpressionError where the text is too long */
  constructor(text: string) {
    if (text.length > MOST_CHARACTERS)
      throw new ExpressionError(`An expression has at most ${MOST_CHARACTERS} characters.`, 'Shorten it.', 0, 1);
    this.#tokens = [...text.matchAll(WORDS)].map(({ 0: word, index }) => ({
      text: SIGNS.get(word) ?? word,
      from: index,
      to: index + word.length,
    }));
    this.#end = text.length;
  }

  get peek(): string | undefined {
    return this.#tokens[this.#at]?.text;
  }

  /** A word further on. */
  ahead(by: number): string | undefined {
    return this.#tokens[this.#at + by]?.text;
  }

  /** The next word in small letters, as keywords are compared. */
  get keyword(): string | undefined {
    return this.peek?.toLowerCase();
  }

  /** Takes the next word; where there is none, an empty one at the end. */
  take(): Token {
    const token = this.#tokens[this.#at] ?? { text: '', from: this.#end, to: this.#end };
    this.#at += 1;
    return token;
  }

  /** Takes the next word if it is this one, capitals aside. */
  skip(word: string): boolean {
    if (this.keyword !== word) return false;
    this.#at += 1;
    return true;
  }

  /** @throws ExpressionError at the next word, or at a given one */
  fail(message: string, hint: string, token: Token = this.#tokens[this.#at] ?? this.end): never {
    throw new ExpressionError(message, hint, token.from, Math.max(token.to, token.from + 1));
  }

  get end(): Token {
    return { text: '', from: this.#end, to: this.#end };
  }

  /** Where reading stands, to come back to. */
  mark(): number {
    return this.#at;
  }

  back(mark: number): void {
    this.#at = mark;
  }

  /** What was read so far. */
  get before(): string {
    return (
      this.#tokens
        .slice(0, this.#at)
        .map(({ text }) => text)
        .join(' ') || 'the beginning'
    );
  }

  /** @throws ExpressionError where something is left */
  done(): void {
    const rest = this.peek;
    if (rest !== undefined)
      this.fail(
        `“${rest}” is not understood after: ${this.before}`,
        'Delete it, or write and, or, not between conditions.',
      );
  }
}
