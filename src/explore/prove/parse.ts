import {
  CLAIM_KINDS,
  type Condition,
  ExpressionError,
  KEYWORDS,
  type Model,
  type Names,
  parseCondition as parse,
  Reader,
  readCondition,
} from '../../model/index.js';
import { ExploreError } from '../job.js';
import type { Property } from './property.js';

export const MOST_WITHIN = 200;

/** Whether a word has a meaning of its own in a claim, in small letters or capitals. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.includes(word.toLowerCase());
}

/**
 * Reads a property: `never openConflict`, `always tension <= 9`, `eventually restored within 8`,
 * `phase = strike or retaliation until dialogue`, `always possibly restored`. A bare word is a state of a region.
 * Capitals do not matter, and a name of two words is one: `Never open conflict`.
 *
 * @throws ExploreError saying what is not understood, where, and what is possible
 */
export function parseProperty(text: string, model: Model): Property {
  return told(text, () => {
    const names = namesIn(model);
    const reader = new Reader(text);
    const kind = CLAIM_KINDS.find((name) => name === reader.keyword);
    let property: Property;
    if (kind) {
      reader.take();
      property = { kind, condition: readCondition(reader, names) };
    } else {
      const condition = readCondition(reader, names);
      if (!reader.skip('until'))
        reader.fail(
          `A property begins with never, always, eventually or possibly, or has the form “… until …”: ${text}`,
          'Put one of them first.',
        );
      property = { kind: 'until', condition, goal: readCondition(reader, names) };
    }
    if (reader.skip('within')) {
      const token = reader.take();
      const within = Number(token.text);
      if (token.text === '' || !Number.isInteger(within) || within < 0 || within > MOST_WITHIN)
        reader.fail(
          `After “within” comes a number of moves, 0-${MOST_WITHIN}, not ${token.text || 'nothing'}.`,
          'For instance within 8.',
          token,
        );
      property = { ...property, within };
      reader.skip('moves');
    }
    reader.done();
    return property;
  });
}

/** Reads a condition alone. @throws ExploreError as parseProperty */
export function parseCondition(text: string, model: Model): Condition {
  return told(text, () => parse(text, namesIn(model)));
}

/** Nobody acts where a claim is put, so that nobody is the actor. */
function namesIn(model: Model): Names {
  return { ...model.names, relatives: [], claims: true };
}

/** An expression's slip as one of a question, with the place that it is at. */
function told<T>(text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const place = text.length > 0 && error.from < text.length ? `, at column ${error.from + 1}` : '';
    throw new ExploreError(`${error.message} ${error.hint}${place && ` (${place.slice(2)})`}`);
  }
}
