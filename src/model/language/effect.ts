import { type Condition, RELATIVES, type Relative, type Value } from './condition.js';
import { hintFor, type Names, type Readable, readableOf, same } from './names.js';
import { readCondition } from './parse.js';
import { Reader, type Token } from './reader.js';

/** What a transition does, as plain data; with `if` only where that holds when its turn comes. */
export type Effect =
  | { type: 'shift'; params: { of: string; who?: Relative; by: number; if?: Condition } }
  | { type: 'set'; params: { of: string; who?: Relative; to: Value; if?: Condition } }
  | { type: 'include' | 'exclude'; params: { of: string; role: string; if?: Condition } }
  | { type: 'raise'; params: { signal: string } }
  | { type: 'raiseIf'; params: { signal: string; if: Condition } }
  /** Does nothing: XState takes a transition for no answer that has neither a target nor an action. */
  | { type: 'note' };

/** An effect as it is written, before what hangs on the move is known. */
export type Written =
  | Exclude<Effect, { type: 'note' }>
  | { type: 'scaled'; params: { of: string; who?: Relative; times: number; by: number; if?: Condition } }
  | { type: 'use'; params: { name: string } };

/**
 * Reads an effect: `tension + 1`, `pressure(rival) - 2`, `firstForce = actor unless set`, `assured + actor`,
 * `exchanges = 3 if respondedBy != none`, `raise talksBegin`, or the name of effects that have one. What rises or
 * falls stays within its bounds. `tension - goldstein / 5` goes by the value of the move's CAMEO code, rounded.
 *
 * @returns several where `all` is meant
 * @throws ExpressionError
 */
export function parseEffect(text: string, names: Names): Written[] {
  const reader = new Reader(text);
  const found = readEffect(reader, names);
  const when = readWhen(reader, names, found);
  reader.done();
  if (when === undefined) return found;
  return found.map((effect) => {
    if (effect.type === 'use')
      return reader.fail('Effects with a name have no condition here.', 'Give each of them its own.', reader.end);
    return {
      type: effect.type === 'raise' ? 'raiseIf' : effect.type,
      params: { ...effect.params, if: when },
    } as Written;
  });
}

function readWhen(reader: Reader, names: Names, [first]: readonly Written[]): Condition | undefined {
  if (reader.skip('if')) return readCondition(reader, names);
  if (!reader.skip('unless')) return undefined;
  if (reader.keyword !== 'set') return { type: 'not', params: { guard: readCondition(reader, names) } };
  const token = reader.take();
  if (first?.type !== 'set')
    return reader.fail('“unless set” belongs to a role or a word that is set.', 'Write `NAME = … unless set`.', token);
  const { of, who } = first.params;
  return { type: 'compare', params: { of, ...(who && { who }), op: '=', value: 'none' } };
}

function readEffect(reader: Reader, names: Names): Written[] {
  const word = reader.take();
  if (word.text === '') return reader.fail('The effect is empty.', 'For instance `tension + 1`.', word);
  if (same(word.text, 'raise')) {
    const token = reader.take();
    const signal = names.signals?.find((name) => same(name, token.text));
    if (signal === undefined)
      return reader.fail(
        `There is no signal ${token.text || 'named here'}.`,
        names.signals?.length ? hintFor(token.text, names.signals) : 'Name it under `signals:`.',
        token,
      );
    return [{ type: 'raise', params: { signal } }];
  }
  const found = readableOf(names, word.text);
  const used = names.effects?.find((name) => same(name, word.text));
  if (used !== undefined && (!found || reader.peek === undefined)) return [{ type: 'use', params: { name: used } }];
  if (!found || found.kind === 'region')
    return reader.fail(
      found ? `${word.text} is a region: only transitions change its state.` : `There is no variable ${word.text}.`,
      found
        ? 'Write `to:` in a transition of that region, or raise a signal that it answers.'
        : hintFor(word.text, [
            ...names.readable.filter(({ kind }) => kind !== 'region').map(({ name }) => name),
            ...(names.effects ?? []),
            'raise',
          ]),
      word,
    );
  const targets = whose(reader, names, found, word);
  const made = change(reader, names, found);
  return targets.map((target) => ({ ...made, params: { ...target, ...made.params } }) as Written);
}

/** Whose variable is changed: one for all, that of somebody, or everybody's. */
function whose(reader: Reader, names: Names, found: Readable, word: Token): { of: string; who?: Relative }[] {
  const { each } = found;
  if (reader.peek !== '(') {
    if (each)
      return reader.fail(
        `Whose ${found.name} changes is not said.`,
        `Write ${found.name}(…) with one of ${[...Object.keys(each), 'all', ...names.relatives].join(', ')}.`,
        word,
      );
    return [{ of: found.name }];
  }
  if (!each) return reader.fail(`${found.name} is one for all, so nobody’s.`, `Write ${found.name} alone.`, word);
  reader.take();
  const token = reader.take();
  const close = reader.take();
  if (close.text !== ')') return reader.fail('A bracket is not closed.', 'Write ) after whose it is.', close);
  const relative = RELATIVES.find((name) => same(name, token.text));
  if (relative && names.relatives.includes(relative)) return [{ of: found.name, who: relative }];
  if (['all', 'each', 'both'].includes(token.text.toLowerCase())) return Object.values(each).map((of) => ({ of }));
  const role = Object.keys(each).find((name) => same(name, token.text));
  const of = role === undefined ? undefined : each[role];
  if (of === undefined)
    return reader.fail(
      relative ? `Nobody is the ${relative} here.` : `${token.text || 'Nobody'} has no ${found.name}.`,
      hintFor(token.text, [...Object.keys(each), 'all', ...names.relatives]),
      token,
    );
  return [{ of }];
}

/** How it changes; whose it is comes to it later. */
function change(
  reader: Reader,
  names: Names,
  found: Readable,
): { type: string; params: { to?: Value; by?: number; times?: number; role?: string } } {
  const sign = reader.take();
  if (sign.text === '=') return { type: 'set', params: { to: valueWith(reader, names, found) } };
  if (sign.text !== '+' && sign.text !== '-')
    return reader.fail(`It is not said how ${found.name} changes.`, `Write ${found.name} = …, + … or - ….`, sign);
  const turn = sign.text === '-' ? -1 : 1;
  if (found.kind === 'set') {
    const token = reader.take();
    const role = [...(found.roles ?? []), ...names.relatives].find((name) => same(name, token.text));
    if (role === undefined)
      return reader.fail(
        `${found.name} never holds ${token.text || 'nobody'}.`,
        hintFor(token.text, [...(found.roles ?? []), ...names.relatives]),
        token,
      );
    return { type: turn > 0 ? 'include' : 'exclude', params: { role } };
  }
  if (found.kind !== 'number')
    return reader.fail(`${found.name} is no number, so it can only be set.`, `Write ${found.name} = ….`, sign);
  if (reader.skip('goldstein')) {
    let times = turn;
    let by = 1;
    if (reader.peek === '/' || reader.peek === '*') {
      const divides = reader.take().text === '/';
      const number = amount(reader);
      if (number === 0) return reader.fail('Nothing is divided by 0.', 'Write another number.');
      if (divides) by = number;
      else times *= number;
    }
    return { type: 'scaled', params: { times, by } };
  }
  return { type: 'shift', params: { by: turn * whole(reader, found) } };
}

function amount(reader: Reader): number {
  const token = reader.take();
  const number = Number(token.text);
  if (token.text === '' || !Number.isFinite(number))
    return reader.fail(`A number belongs here, not ${token.text || 'nothing'}.`, 'For instance 5.', token);
  return number;
}

function whole(reader: Reader, found: Readable): number {
  const token = reader.take();
  if (!/^\d{1,3}$/.test(token.text))
    return reader.fail(
      `${found.name} rises or falls by a whole number, not by ${token.text || 'nothing'}.`,
      `For instance ${found.name} + 1.`,
      token,
    );
  return Number(token.text);
}

function valueWith(reader: Reader, names: Names, found: Readable): Value {
  const token = reader.take();
  if (found.kind === 'number') {
    const negative = token.text === '-';
    const digits = negative ? reader.take() : token;
    const number = /^\d+$/.test(digits.text) ? (negative ? -1 : 1) * Number(digits.text) : undefined;
    if (number === undefined || !found.values.includes(number))
      return reader.fail(
        `${found.name} is never ${token.text || 'nothing'}.`,
        `It goes from ${found.values[0]} to ${found.values.at(-1)}.`,
        token,
      );
    return number;
  }
  const relatives = found.roles ? names.relatives : [];
  const value =
    relatives.find((name) => same(name, token.text)) ??
    (found.kind === 'set' && ['all', 'both'].includes(token.text.toLowerCase()) ? found.values.at(-1) : undefined) ??
    found.values.find((one) => same(String(one), token.text));
  return (
    value ??
    reader.fail(
      `${found.name} is never ${token.text || 'nothing'}.`,
      hintFor(token.text, [...found.values.map(String), ...relatives]),
      token,
    )
  );
}
