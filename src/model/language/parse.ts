import {
  allOf,
  anyOf,
  CLAIM_KINDS,
  type Condition,
  not,
  OPERATORS,
  type Operator,
  RELATIVES,
  type Relative,
  type Value,
} from './condition.js';
import { hintFor, type Names, type Readable, readableOf, same, statesNamed } from './names.js';
import { Reader, type Token } from './reader.js';

const MOST_DEPTH = 40;
/** Words that mean something in an expression, so that nothing can be called so. */
export const KEYWORDS: readonly string[] = [
  'and',
  'or',
  'not',
  'is',
  'in',
  'has',
  'if',
  'unless',
  'set',
  'raise',
  'none',
  'all',
  'any',
  'both',
  'each',
  'never',
  'always',
  'eventually',
  'possibly',
  'until',
  'within',
  'moves',
  'goldstein',
  ...RELATIVES,
];

/**
 * Reads a condition: `tension >= 3 and pressure(actor) >= 1`, `firstForce in (none, actor)`, `assured has rival`,
 * `dialogue or restored`. A bare word is a state of a region, or a condition that has a name. Capitals do not matter,
 * and a name of two words is one: `Open conflict`.
 *
 * @throws ExpressionError saying what is not understood, where, and what is possible
 */
export function parseCondition(text: string, names: Names): Condition {
  const reader = new Reader(text);
  const condition = readCondition(reader, names);
  reader.done();
  return condition;
}

/** Reads a condition and leaves what follows it. @throws ExpressionError */
export function readCondition(reader: Reader, names: Names, depth = 0): Condition {
  if (depth > MOST_DEPTH) reader.fail('The condition nests too deeply.', 'Give parts of it names.');
  const one = (): Condition => {
    let turned = false;
    while (reader.skip('not')) turned = !turned;
    const kind = names.claims ? CLAIM_KINDS.find((word) => word === reader.keyword) : undefined;
    if (kind && depth > MOST_DEPTH) reader.fail('The condition nests too deeply.', 'Claim less at once.');
    const found = kind ? claim(kind) : reader.peek === '(' ? bracket() : comparison(reader, names);
    return turned ? not(found) : found;
  };
  const bracket = (): Condition => {
    const open = reader.take();
    const inner = readCondition(reader, names, depth + 1);
    if (reader.take().text !== ')') reader.fail('A bracket is not closed.', 'Write ) where it ends.', open);
    return inner;
  };
  const claim = (kind: (typeof CLAIM_KINDS)[number]): Condition => {
    reader.take();
    return { type: 'claim', params: { kind, guard: readCondition(reader, names, depth + 1) } };
  };
  const every = (): Condition => {
    const parts = [one()];
    while (reader.skip('and')) parts.push(one());
    return allOf(parts);
  };
  const parts = [every()];
  while (reader.skip('or')) parts.push(every());
  return anyOf(parts);
}

function operatorAt(reader: Reader): Operator | undefined {
  const word = reader.keyword === 'is' ? '=' : reader.peek;
  return OPERATORS.find((op) => op === word);
}

function comparison(reader: Reader, names: Names): Condition {
  const first = reader.peek;
  if (first === undefined) reader.fail(`Something is missing after: ${reader.before}`, 'Say what should hold.');
  const word = reader.take();
  const relative = RELATIVES.find((name) => same(name, word.text));
  if (relative) return aboutWho(reader, names, relative, word);
  const found = readableOf(names, word.text);
  const role = found ? undefined : names.roles.find((name) => same(name, word.text));
  const turned = role === undefined ? undefined : turnedRound(reader, names, role);
  if (turned) return turned;
  const next = reader.keyword;
  const compares = next === '(' || next === 'in' || next === 'has' || operatorAt(reader) !== undefined;
  if (!found || !compares) return bare(reader, names, word, compares);
  if (reader.peek === '(') return ofSomebody(reader, names, found, word);
  if (found.each)
    reader.fail(
      `Whose ${found.name} is not said.`,
      `Write ${found.name}(…) with one of ${[...Object.keys(found.each), 'all', 'any', ...names.relatives].join(', ')}.`,
      word,
    );
  return compared(reader, names, found, undefined);
}

/** `actor = initiator`, `target in (…)`. */
function aboutWho(reader: Reader, names: Names, relative: Relative, word: Token): Condition {
  if (!names.relatives.includes(relative))
    reader.fail(
      `Nobody is the ${relative} here.`,
      names.relatives.length === 0
        ? `Name a role: ${names.roles.join(', ')}.`
        : `Possible here: ${names.relatives.join(', ')}.`,
      word,
    );
  const roles: Readable = { name: relative, kind: 'role', values: ['none', ...names.roles], roles: names.roles };
  return turnedRound(reader, names, relative) ?? compared(reader, names, roles, undefined);
}

/** `actor = firstForce`, `actor in assured`: the same as `firstForce = actor`, `assured has actor`. */
function turnedRound(reader: Reader, names: Names, role: string): Condition | undefined {
  const op = operatorAt(reader);
  const isMember = reader.keyword === 'in';
  const word = reader.ahead(1);
  const found = word === undefined ? undefined : readableOf(names, word);
  if (!found || found.each || names.roles.some((name) => same(name, found.name))) return undefined;
  if (isMember ? found.kind !== 'set' : found.kind !== 'role' || (op !== '=' && op !== '!=')) return undefined;
  reader.take();
  reader.take();
  return isMember
    ? { type: 'has', params: { of: found.name, role } }
    : { type: 'compare', params: { of: found.name, op: op ?? '=', value: role } };
}

/** `pressure(actor) >= 1`, `pressure(initiator) = 0`, `pressure(all) <= 1`. */
function ofSomebody(reader: Reader, names: Names, found: Readable, word: Token): Condition {
  const { each } = found;
  if (!each) reader.fail(`${found.name} is one for all, so nobody’s.`, `Write ${found.name} alone.`, word);
  reader.take();
  const who = reader.take();
  const close = reader.take();
  if (close.text !== ')') reader.fail('A bracket is not closed.', 'Write ) after whose it is.', close);
  const of = (role: string): Readable => ({
    name: each[role] ?? '',
    kind: found.kind,
    values: found.values,
    ...(found.roles && { roles: found.roles }),
  });
  const relative = RELATIVES.find((name) => same(name, who.text));
  if (relative) {
    if (!names.relatives.includes(relative)) return aboutWho(reader, names, relative, who);
    return compared(reader, names, found, relative);
  }
  if (same(who.text, 'all') || same(who.text, 'any') || same(who.text, 'both')) {
    const start = reader.mark();
    const parts = Object.keys(each).map((role) => {
      reader.back(start);
      return compared(reader, names, of(role), undefined);
    });
    return same(who.text, 'any') ? anyOf(parts) : allOf(parts);
  }
  const role = Object.keys(each).find((name) => same(name, who.text));
  if (role === undefined)
    reader.fail(
      who.text === '' ? `Whose ${found.name} is missing.` : `${who.text} has no ${found.name}.`,
      hintFor(who.text, [...Object.keys(each), 'all', 'any', ...names.relatives]),
      who,
    );
  return compared(reader, names, of(role), undefined);
}

function compared(reader: Reader, names: Names, found: Readable, who: Relative | undefined): Condition {
  const of = found.name;
  const whose = who && { who };
  if (reader.skip('has')) {
    if (found.kind !== 'set') reader.fail(`${of} is no set of roles, so it has nobody.`, `Write ${of} = … instead.`);
    return { type: 'has', params: { of, role: roleAt(reader, names, found) } };
  }
  if (reader.skip('in')) return { type: 'among', params: { of, ...whose, values: valuesAt(reader, names, found) } };
  const op = operatorAt(reader);
  if (!op)
    reader.fail(`${of} is not compared with anything.`, `Write ${of} and one of ${OPERATORS.join(' ')}, in, has.`);
  const sign = reader.take();
  if (found.kind !== 'number' && op !== '=' && op !== '!=')
    reader.fail(`${of} is no number: compare it with = or !=.`, `Write ${of} = … or ${of} != ….`, sign);
  const value = valueAt(reader, names, found);
  const values = [value];
  // `firstForce = none or actor`: another value of the same.
  while (op === '=' && reader.keyword === 'or' && found.kind !== 'number') {
    const mark = reader.mark();
    reader.take();
    const other = reader.peek === undefined ? undefined : valueIn(reader, names, found);
    if (other === undefined || operatorAt(reader) || ['in', 'has', '('].includes(reader.keyword ?? '')) {
      reader.back(mark);
      break;
    }
    values.push(other);
  }
  if (values.length > 1) return { type: 'among', params: { of, ...whose, values: leavesAmong(found, values) } };
  if (found.kind === 'region' && !found.values.includes(value)) return within(found, value, op);
  return { type: 'compare', params: { of, ...whose, op, value } };
}

/** A state that holds others: any of those. */
function within(region: Readable, state: Value, op: Operator): Condition {
  const values = region.values.filter((value) => String(value).startsWith(`${state}.`));
  const among: Condition = { type: 'among', params: { of: region.name, values } };
  return op === '!=' ? not(among) : among;
}

function valuesAt(reader: Reader, names: Names, found: Readable): Value[] {
  const open = reader.take();
  if (open.text !== '(') reader.fail('After “in” comes a list in brackets.', `Write ${found.name} in (…, …).`, open);
  const values = [valueAt(reader, names, found)];
  while (reader.peek !== ')' && reader.peek !== undefined) {
    reader.skip(',');
    reader.skip('or');
    values.push(valueAt(reader, names, found));
  }
  if (reader.take().text !== ')') reader.fail('A bracket is not closed.', 'Write ) where the list ends.', open);
  return leavesAmong(found, values);
}

/** Values of a list, each once, with those within a state that holds others for that state. */
function leavesAmong(found: Readable, values: readonly Value[]): Value[] {
  const leaves = values.flatMap((value) =>
    found.kind === 'region' && !found.values.includes(value)
      ? found.values.filter((state) => String(state).startsWith(`${value}.`))
      : [value],
  );
  return [...new Set(leaves)];
}

/** A value that something can have. @throws ExpressionError */
function valueAt(reader: Reader, names: Names, found: Readable): Value {
  const token = reader.take();
  reader.back(reader.mark() - 1);
  const value = token.text === '' ? undefined : valueIn(reader, names, found);
  if (value !== undefined) return value;
  if (found.kind === 'number')
    return reader.fail(
      `${found.name} is compared with a whole number, not with ${token.text || 'nothing'}.`,
      `It goes from ${found.values[0]} to ${found.values.at(-1)}.`,
      token,
    );
  return reader.fail(
    `${found.name} is never ${token.text || 'nothing'}.`,
    hintFor(token.text, [...found.values.map(String), ...(found.roles ? names.relatives : [])]),
    token,
  );
}

/** The same; undefined, with nothing taken, where the next word is no such value. */
function valueIn(reader: Reader, names: Names, found: Readable): Value | undefined {
  const mark = reader.mark();
  const { text } = reader.take();
  if (found.kind === 'number') {
    const sign = text === '-' ? -1 : 1;
    const digits = sign < 0 ? reader.take().text : text;
    if (/^\d+$/.test(digits)) return sign * Number(digits);
    reader.back(mark);
    return undefined;
  }
  const plain = (word: string): Value | undefined => {
    if (found.roles) {
      const relative = names.relatives.find((name) => same(name, word));
      if (relative) return relative;
      if (found.kind === 'set' && (same(word, 'all') || same(word, 'both'))) return found.values.at(-1);
    }
    const exact = found.values.find((value) => same(String(value), word));
    if (exact !== undefined || found.kind !== 'region') return exact;
    const states = found.values.filter((value) =>
      String(value)
        .split('.')
        .some((part) => same(part, word)),
    );
    if (states.length === 1) return states[0];
    // A state that holds others is told by what they begin with.
    const path = states.map((value) => String(value).split('.'));
    const depth = path[0]?.findIndex((part) => same(part, word)) ?? -1;
    return depth < 0 ? undefined : path[0]?.slice(0, depth + 1).join('.');
  };
  const alone = plain(text);
  if (alone !== undefined) return alone;
  if (reader.peek !== undefined && /^[A-Za-z]/.test(reader.peek)) {
    const both = plain(text + reader.peek);
    if (both !== undefined) {
      reader.take();
      return both;
    }
  }
  reader.back(mark);
  return undefined;
}

function roleAt(reader: Reader, names: Names, found: Readable): string {
  const token = reader.take();
  const roles = [...(found.roles ?? []), ...names.relatives];
  return (
    roles.find((role) => same(role, token.text)) ??
    reader.fail(`${found.name} never has ${token.text || 'nobody'}.`, hintFor(token.text, roles), token)
  );
}

/** A word by itself: a state, or a condition with a name. */
function bare(reader: Reader, names: Names, word: Token, compares: boolean): Condition {
  const tries = [word.text, ...(reader.peek && /^[A-Za-z]/.test(reader.peek) ? [word.text + reader.peek] : [])];
  for (const [more, text] of tries.entries()) {
    const name = compares ? undefined : [...names.conditions.keys()].find((key) => same(key, text));
    const named = name === undefined ? undefined : names.conditions.get(name);
    if (named && name !== undefined) {
      if (more) reader.take();
      return { type: 'named', params: { name, guard: named } };
    }
    const states = compares ? [] : statesNamed(names, text);
    const regions = [...new Set(states.map(({ region }) => region))];
    const [region] = regions;
    if (region && regions.length === 1) {
      if (more) reader.take();
      const values = states.map(({ state }) => state);
      const [value] = values;
      return values.length === 1 && value !== undefined
        ? { type: 'compare', params: { of: region.name, op: '=', value } }
        : { type: 'among', params: { of: region.name, values } };
    }
    if (regions.length > 1)
      reader.fail(
        `${text} is a state of ${regions.map(({ name }) => name).join(' and of ')}.`,
        `Write ${regions.map(({ name }) => `${name} = ${text}`).join(' or ')}.`,
        word,
      );
  }
  const found = readableOf(names, word.text);
  if (found)
    reader.fail(
      found.kind === 'number'
        ? `${found.name} is a number: compare it.`
        : `${found.name} is not compared with anything.`,
      found.kind === 'number'
        ? `For instance ${found.name} >= ${found.values[1] ?? 1}.`
        : `For instance ${found.name} = ${found.values[0]}.`,
      word,
    );
  // `phase.dialogue`: a state is called without its region.
  const [region = '', ...path] = word.text.split('.');
  const state = path.join('.');
  if (!compares && names.readable.some(({ name, kind }) => kind === 'region' && same(name, region)) && path.length > 0)
    if (statesNamed(names, state).some((one) => same(one.region.name, region)))
      reader.fail(`A state is called without its region, so not ${word.text}.`, `Write ${state}.`, word);
  const readable = names.readable.map(({ name }) => name);
  const states = names.readable.flatMap(({ kind, values }) => (kind === 'region' ? values.map(String) : []));
  return reader.fail(
    compares
      ? `${word.text} cannot be compared.`
      : `${word.text} is no state${names.conditions.size > 0 ? ' and no condition' : ''}.`,
    hintFor(
      word.text,
      compares ? [...readable, ...names.relatives] : [...states, ...names.conditions.keys(), ...readable],
    ),
    word,
  );
}
