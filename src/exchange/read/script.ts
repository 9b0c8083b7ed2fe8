import { tsPlugin } from '@sveltejs/acorn-typescript';
import type { Node as AnyNode, CallExpression, Expression, ObjectExpression, Program, SpreadElement } from 'acorn';
import { Parser } from 'acorn';
import type { Place } from './chart.js';

const TypeScript = Parser.extend(tsPlugin());

/** The file cannot be read at all. */
export class ScriptError extends Error {
  override name = 'ScriptError';
  constructor(
    message: string,
    readonly at: Place,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** A program, JavaScript or TypeScript, read and never run. @throws ScriptError */
export function parseScript(text: string): Program {
  return guarded(() => TypeScript.parse(text, { ecmaVersion: 'latest', sourceType: 'module', locations: true }));
}

/** JSON, or JSON with what JSON5 adds to it, as the literal that it is. @throws ScriptError */
export function parseLiteral(text: string): Expression {
  return guarded(() => {
    const found = Parser.parseExpressionAt(text, 0, { ecmaVersion: 'latest', locations: true });
    // A bracket around the whole is no part of what it holds.
    const rest = text.slice(found.end).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|[;)]/g, '');
    const { end } = found.loc ?? { end: { line: 1, column: 0 } };
    if (rest.trim() !== '')
      throw new ScriptError(
        'Something stands behind the machine.',
        placed(end),
        'Delete what follows the last bracket.',
      );
    return found;
  });
}

/** An expression of an attribute. @throws ScriptError */
export function parseTerm(text: string): Expression {
  const { body } = guarded(() => Parser.parse(`(${text}\n)`, { ecmaVersion: 'latest', locations: true }));
  const [only] = body;
  if (body.length !== 1 || only?.type !== 'ExpressionStatement')
    throw new ScriptError('This is no expression.', { line: 1, column: 1 }, 'Write one.');
  return only.expression;
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScriptError) throw error;
    const { loc, message } = error as { loc?: { line: number; column: number }; message: string };
    if (!loc)
      throw new ScriptError(
        'The file nests too deeply to be read.',
        { line: 1, column: 1 },
        'Keep to 40 levels of states.',
      );
    throw new ScriptError(
      `This is not understood: ${message.replace(/ \(\d+:\d+\)$/, '')}.`,
      placed(loc),
      'Mend it, so that a TypeScript or JSON parser reads it.',
    );
  }
}

/** Columns of a parser count from 0, of people from 1. */
export function placed({ line, column }: { line: number; column: number }): Place {
  return { line, column: column + 1 };
}

export function placeOf(node: AnyNode): Place {
  return node.loc ? placed(node.loc.start) : { line: 1, column: 1 };
}

/** What is meant where types, brackets and the like stand around it. */
export function bare(node: Expression | SpreadElement | AnyNode): AnyNode {
  let at = node as AnyNode & { expression?: AnyNode };
  while (
    /^(TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|TSTypeAssertion|ParenthesizedExpression|TSInstantiationExpression)$/.test(
      at.type,
    ) &&
    at.expression
  )
    at = at.expression;
  return at;
}

/** A program with what its names at the top stand for. */
export class Script {
  readonly #names = new Map<string, AnyNode>();

  constructor(readonly program: Program) {
    for (const statement of program.body) {
      const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (inner?.type === 'VariableDeclaration' && inner.kind === 'const')
        for (const { id, init } of inner.declarations)
          if (id.type === 'Identifier' && init) this.#names.set(id.name, init);
      if (inner?.type === 'FunctionDeclaration' && inner.id) this.#names.set(inner.id.name, inner);
    }
  }

  /** What a node stands for: what a name at the top is bound to. */
  meant(node: AnyNode, depth = 0): AnyNode {
    const inner = bare(node);
    const known = inner.type === 'Identifier' ? this.#names.get((inner as AnyNode & { name: string }).name) : undefined;
    return known && depth < 20 ? this.meant(known, depth + 1) : inner;
  }

  /** A whole expression of numbers. */
  number(node: AnyNode, depth = 0): number | undefined {
    const at = this.meant(node) as Expression;
    if (depth > 40) return undefined;
    if (at.type === 'Literal') return typeof at.value === 'number' ? at.value : undefined;
    if (at.type === 'UnaryExpression' && at.operator === '-') {
      const value = this.number(at.argument, depth + 1);
      return value === undefined ? undefined : -value;
    }
    if (at.type !== 'BinaryExpression') return undefined;
    const [a, b] = [this.number(at.left as Expression, depth + 1), this.number(at.right, depth + 1)];
    if (a === undefined || b === undefined) return undefined;
    const results: Record<string, number> = { '+': a + b, '-': a - b, '*': a * b, '/': a / b };
    return Object.hasOwn(results, at.operator) ? results[at.operator] : undefined;
  }
}

/** The entries of an object literal by name; `strange` gets what is none. The last of a name counts, as it does when run. */
export function entriesOf(
  node: ObjectExpression,
  strange: (at: Place) => void,
): Map<string, { value: AnyNode; at: Place }> {
  const entries = new Map<string, { value: AnyNode; at: Place }>();
  for (const property of node.properties) {
    const at = placeOf(property);
    if (property.type !== 'Property' || property.computed || property.kind !== 'init') {
      strange(at);
      continue;
    }
    const { key } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
    if (name === undefined) strange(at);
    else entries.set(name, { value: property.value, at });
  }
  return entries;
}

/** Every call in a program, those within others after them. */
export function callsIn(node: unknown, found: CallExpression[] = []): CallExpression[] {
  const open: unknown[] = [node];
  while (open.length > 0) {
    const at = open.pop();
    if (Array.isArray(at)) open.push(...at.toReversed());
    else if (typeof at === 'object' && at !== null && typeof (at as AnyNode).type === 'string') {
      if ((at as AnyNode).type === 'CallExpression') found.push(at as CallExpression);
      open.push(
        ...Object.values(at)
          .filter((value) => typeof value === 'object')
          .toReversed(),
      );
    }
  }
  return found;
}
