import { didYouMean } from '../../scenario/index.js';
import type { Space } from '../graph/space.js';
import { ExploreError } from '../job.js';
import { type Condition, OPERATORS, type Operator, type Property } from './property.js';

const MOST_CHARACTERS = 2_000;
const MOST_DEPTH = 40;
export const MOST_WITHIN = 200;

const KINDS = ['never', 'always', 'eventually', 'possibly'] as const;
const KEYWORDS = [...KINDS, 'until', 'within', 'moves', 'and', 'or', 'not', 'is'];

/** Whether a word has a meaning of its own in a claim, in small letters or capitals. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.includes(word.toLowerCase());
}

/**
 * Reads a property: `never openConflict`, `always tension <= 9`, `eventually restored within 8`,
 * `phase = strike or retaliation until dialogue`. A bare word is a state of a region. Capitals do not matter, and
 * a name of two words is one: `Never open conflict`.
 *
 * @throws ExploreError saying what is not understood and what is possible
 */
export function parseProperty(text: string, space: Space): Property {
  if (text.length > MOST_CHARACTERS) throw new ExploreError(`A property has at most ${MOST_CHARACTERS} characters.`);
  const reader = new Reader(text, space);
  const word = reader.peek;
  let property: Property;
  const kind = KINDS.find((name) => name === word);
  if (kind) {
    reader.take();
    property = { kind, condition: reader.condition() };
  } else {
    const condition = reader.condition();
    if (reader.peek !== 'until')
      throw new ExploreError(
        `A property begins with never, always, eventually or possibly, or has the form “… until …”: ${text}`,
      );
    reader.take();
    property = { kind: 'until', condition, goal: reader.condition() };
  }
  if (reader.peek === 'within') {
    reader.take();
    const number = reader.take();
    const within = Number(number);
    if (!Number.isInteger(within) || within < 0 || within > MOST_WITHIN)
      throw new ExploreError(`After “within” comes a number of moves, 0-${MOST_WITHIN}, not ${number ?? 'nothing'}.`);
    property = { ...property, within };
    reader.skip('moves');
  }
  if (reader.peek !== undefined) throw new ExploreError(`“${reader.peek}” is not understood after: ${reader.before}`);
  return property;
}

/** Reads a condition alone. @throws ExploreError as parseProperty */
export function parseCondition(text: string, space: Space): Condition {
  if (text.length > MOST_CHARACTERS) throw new ExploreError(`A condition has at most ${MOST_CHARACTERS} characters.`);
  const reader = new Reader(text, space);
  const condition = reader.condition();
  if (reader.peek !== undefined) throw new ExploreError(`“${reader.peek}” is not understood after: ${reader.before}`);
  return condition;
}

class Reader {
  readonly #words: string[];
  #at = 0;
  #depth = 0;

  constructor(
    text: string,
    readonly space: Space,
  ) {
    const words = text.match(/[A-Za-z]\w*|\d+|[<>!]?=|[<>()]|\S/g) ?? [];
    this.#words = words.map((word) => (isKeyword(word) ? word.toLowerCase() : word));
  }

  get peek(): string | undefined {
    return this.#words[this.#at];
  }

  /** What was read so far. */
  get before(): string {
    return this.#words.slice(0, this.#at).join(' ') || 'the beginning';
  }

  take(): string | undefined {
    const word = this.peek;
    this.#at += 1;
    return word;
  }

  skip(word: string): void {
    if (this.peek === word) this.take();
  }

  condition(): Condition {
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw new ExploreError('The condition nests too deeply.');
    const parts = [this.#all()];
    while (this.peek === 'or') {
      this.take();
      parts.push(this.#all());
    }
    this.#depth -= 1;
    return parts.length === 1 ? (parts[0] as Condition) : { kind: 'or', of: parts };
  }

  #all(): Condition {
    const parts = [this.#one()];
    while (this.peek === 'and') {
      this.take();
      parts.push(this.#one());
    }
    return parts.length === 1 ? (parts[0] as Condition) : { kind: 'and', of: parts };
  }

  #one(): Condition {
    let turned = false;
    while (this.peek === 'not') {
      this.take();
      turned = !turned;
    }
    const found = this.peek === '(' ? this.#bracket() : this.#comparison();
    return turned ? { kind: 'not', of: found } : found;
  }

  #bracket(): Condition {
    this.take();
    const inner = this.condition();
    if (this.take() !== ')') throw new ExploreError('A bracket is not closed.');
    return inner;
  }

  #comparison(): Condition {
    const word = this.take();
    if (word === undefined) throw new ExploreError(`Something is missing after: ${this.before}`);
    const op = this.peek === 'is' ? '=' : this.peek;
    if (!OPERATORS.includes(op as Operator)) return this.#state(word);
    this.take();
    const field = this.space.fields.find(({ name }) => same(name, word));
    if (!field)
      throw new ExploreError(
        `${word} cannot be compared. ${didYouMean(
          word,
          this.space.fields.map(({ name }) => name),
        )}`,
      );
    const given = this.take() ?? '';
    const { name } = field;
    if (typeof field.values[0] === 'number') {
      if (!/^\d+$/.test(given))
        throw new ExploreError(`${name} is compared with a whole number, not with ${given || 'nothing'}.`);
      return { kind: 'compare', field: name, op: op as Operator, value: Number(given) };
    }
    if (op !== '=' && op !== '!=') throw new ExploreError(`${name} is no number: compare it with = or !=.`);
    const value = this.#named(given, field.values);
    if (value === undefined)
      throw new ExploreError(`${name} is never ${given || 'nothing'}. ${didYouMean(given, field.values.map(String))}`);
    return { kind: 'compare', field: name, op, value };
  }

  #state(word: string): Condition {
    const regions = this.space.fields.filter(({ kind }) => kind === 'region');
    const states = regions.flatMap(({ values }) => values.map(String));
    const state = this.#named(word, states);
    const owners = regions.filter(({ values }) => state !== undefined && values.includes(state));
    if (state !== undefined && owners.length === 1)
      return { kind: 'compare', field: owners[0]?.name ?? '', op: '=', value: state };
    const number = this.space.fields.find(({ name, values }) => same(name, word) && typeof values[0] === 'number');
    if (number) throw new ExploreError(`${number.name} is a number: compare it, as in ${number.name} >= 3.`);
    throw new ExploreError(`${word} is no state. ${didYouMean(word, states)}`);
  }

  /** The value that a word names, or that word together with the next one, which is taken then. */
  #named(word: string, values: readonly (string | number)[]): string | undefined {
    const find = (text: string) => values.map(String).find((value) => same(value, text));
    const alone = find(word);
    if (alone !== undefined || this.peek === undefined) return alone;
    const both = find(word + this.peek);
    if (both !== undefined) this.take();
    return both;
  }
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
