import { Lexer } from 'yaml';
import { LIMITS } from './limits.js';
import type { Change, ProblemCode } from './problem.js';

/** Tokens, and opening brackets, past which a file costs more than it can hold; 10,000 short steps have 400,000 tokens. */
export const MOST = { tokens: 500_000, brackets: 50_000 } as const;
const MAX_DIRECTIVES = 64;
/** What the lexer puts before the text of a plain or block scalar. */
const SCALAR = '\x1f';
/** What the lexer puts where brackets are left open. */
const FLOW_ERROR = '\x18';
/** What the lexer puts between the pieces of the text. */
const MARKS: readonly string[] = ['\x02', SCALAR, FLOW_ERROR];

/** An escape in a double-quoted text; the group holds what follows a backslash where YAML knows no such escape. */
const ESCAPE =
  /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U00(?:0[\da-fA-F]|10)[\da-fA-F]{4}|[0abetnvfr "/\\N_LP\s]|([\s\S]))/g;

/** The tokens of a file, or why they are not worth building anything from. */
export type Scanned =
  | { tokens: string[]; brackets: number }
  | {
      tokens?: undefined;
      line: number;
      column: number;
      code: ProblemCode;
      message: string;
      hint: string;
      /** What may mend it, one or another; whether it does, only reading the text again can tell. */
      mend?: readonly Change[];
    };

/**
 * Cuts a text into YAML's tokens and looks them over before anything is built from them, because
 * building is what a hostile file makes expensive: nesting on one line, anchors, sheer numbers.
 *
 * @param what the file should hold, for the words of its problems
 */
export function tokensOf(text: string, what: string): Scanned {
  const tokens: string[] = [];
  let line = 1;
  let column = 1;
  let directives = 0;
  /** Brackets that are open. */
  const flow: { line: number; column: number; bracket: string }[] = [];
  let brackets = 0;
  let inline = 0;
  const nesting = () => ({
    line,
    column: 1,
    code: 'nesting' as const,
    message: `The file nests deeper than ${LIMITS.depth} levels here.`,
    hint: `Keep to ${LIMITS.depth} levels.`,
  });
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    const scalar = previous === SCALAR;
    previous = token;
    tokens.push(token);
    // Half of a file, and nothing to be looked at; what comes after the mark of a scalar is text, be it a space.
    if (!scalar && (token === ' ' || token === SCALAR)) {
      if (token === ' ') column += 1;
      continue;
    }
    const first = token[0];
    if (first === '[' || first === '{') {
      flow.push({ line, column, bracket: first });
      brackets += 1;
      if (flow.length > LIMITS.depth) return nesting();
    } else if (first === ']' || first === '}') {
      if (flow.length === 0)
        return {
          line,
          column,
          code: 'yaml-syntax',
          message: `A ${first} closes nothing.`,
          hint: 'A text that contains brackets needs quotes around it.',
        };
      flow.pop();
    } else if (token === '-' || token === '?') {
      inline += 1;
      if (inline > LIMITS.depth) return nesting();
    } else if ((first === '&' || first === '*' || first === '!') && token.length > 1) {
      return {
        line,
        column,
        code: 'alias',
        message: `YAML ${first === '&' ? 'anchors' : first === '*' ? 'aliases' : 'tags'} are not used in a ${what}: ${token.slice(0, 40)}`,
        hint: 'Write the value out, or put quotes around the text.',
      };
    }
    if (first === '%' && !scalar) {
      directives += 1;
      if (directives > MAX_DIRECTIVES)
        return {
          line,
          column,
          code: 'yaml-syntax',
          message: 'The file is full of YAML directives: lines that begin with %.',
          hint: `Delete them; a ${what} needs none.`,
        };
    }
    if (first === '"' && badEscapes(token) > LIMITS.problems)
      return {
        line,
        column,
        code: 'yaml-syntax',
        message: 'The text in quotes is full of escapes that YAML does not know.',
        hint: 'Write a backslash twice, or put the text in single quotes.',
      };
    if (tokens.length > MOST.tokens || brackets > MOST.brackets) {
      return {
        line,
        column,
        code: 'too-large',
        message: 'The file holds more than Offramp reads.',
        hint: 'Split it: a what-if can live in a file of its own with `extends`.',
      };
    }
    if (!scalar && (first === '"' || first === "'") && !isClosed(token))
      return {
        line,
        column,
        code: 'yaml-syntax',
        message: `The quote ${first} that opens here is not closed.`,
        hint: `Put another ${first} at the end of the text, or leave the quotes out. If it goes on over several lines, indent them.`,
        mend: closed(text, line, first),
      };
    if (token === FLOW_ERROR && flow.length > 0) break;
    if (first !== undefined && first < ' ' && MARKS.includes(token)) continue;
    if (token.includes('\n')) {
      line += token.split('\n').length - 1;
      column = token.length - token.lastIndexOf('\n');
      inline = 0;
    } else column += token.length;
  }
  const open = flow.at(-1);
  if (!open) return { tokens, brackets };
  const closing = open.bracket === '[' ? ']' : '}';
  return {
    line: open.line,
    column: open.column,
    code: 'yaml-syntax',
    message: `The ${open.bracket} that opens here is not closed.`,
    hint: `Put a ${closing} at its end, or quotes around it if it is a text. If it goes on over several lines, indent them.`,
    mend: closed(text, open.line, open.bracket === '{' ? ' }' : closing),
  };
}

/** What is missing put at the end of a line, which is counted from 1. */
function closed(text: string, line: number, sign: string): Change[] {
  let from = 0;
  for (let at = 1; at < line; at += 1) from = text.indexOf('\n', from) + 1;
  const end = text.indexOf('\n', from);
  const at = from + text.slice(from, end < 0 ? text.length : end).trimEnd().length;
  return [{ from: at, to: at, insert: sign }];
}

/** Whether a text in quotes has the second one: one that is escaped, by a backslash or by itself, closes nothing. */
function isClosed(token: string): boolean {
  const [quote = ''] = token;
  if (token.length < 2 || !token.endsWith(quote)) return false;
  const escaping = quote === '"' ? '\\' : quote;
  let escapes = 0;
  while (token.length - 2 - escapes > 0 && token[token.length - 2 - escapes] === escaping) escapes += 1;
  return escapes % 2 === 0;
}

/** Every one of them would become an error of its own, which costs time. */
function badEscapes(token: string): number {
  if (!token.includes('\\')) return 0;
  let bad = 0;
  for (const match of token.matchAll(ESCAPE)) {
    if (match[1] !== undefined) bad += 1;
    if (bad > LIMITS.problems) break;
  }
  return bad;
}
