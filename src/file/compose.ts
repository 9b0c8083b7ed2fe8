import { Composer, type CST, type Document, Parser, Schema, YAMLParseError } from 'yaml';

/** Made once: of every document of its own it would be a good part of reading a short text. */
const SCHEMA = new Schema({ schema: 'core', merge: false });

/**
 * What the tokens of a text amount to; as YAML's own parseDocument, without cutting the text into tokens once more.
 *
 * @param length of the text, in characters
 * @returns undefined where it nests too deeply to be read
 */
export function compose(tokens: readonly string[], length: number): Document.Parsed | undefined {
  // A hostile file has hundreds of thousands of errors, and a stack for each is what costs.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return composed(tokens, length);
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function composed(tokens: readonly string[], length: number): Document.Parsed {
  const parser = new Parser();
  const composer = new Composer({ schema: SCHEMA, uniqueKeys: false, prettyErrors: false });
  const parts: CST.Token[] = [];
  for (const token of tokens) for (const part of parser.next(token)) parts.push(part);
  for (const part of parser.end()) parts.push(part);
  const [document, second] = composer.compose(parts, true, length);
  if (!document) throw new Error('a composer that is forced to yields a document');
  if (second) {
    const [from, to] = second.range;
    document.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', 'more than one document'));
  }
  return document as Document.Parsed;
}
