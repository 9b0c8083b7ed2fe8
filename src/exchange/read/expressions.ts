import { type Condition, type Effect, printCondition } from '../../model/index.js';
import type { Act, Test } from './chart.js';
import type { Places } from './places.js';
import type { Variable } from './variables.js';

/** What expressions of a chart may name, in the names of the model. */
export interface Scope {
  variables: ReadonlyMap<string, Variable>;
  places: Places;
  /** The signal that an event is. */
  signal(event: string): string;
  /** Takes down a condition with a name, those within it first. */
  named(name: string, text: string): void;
}

/** A condition as an expression of the model; undefined where it names what is not there. */
export function conditionText(test: Test, scope: Scope): string | undefined {
  switch (test.type) {
    case 'own':
      return ownText(test.condition, scope);
    case 'in': {
      const placed = scope.places.named(test.state);
      return placed && placed.path !== '' ? `${placed.region} = ${placed.path}` : undefined;
    }
    case 'not': {
      const inner = conditionText(test.test, scope);
      return inner && `not (${inner})`;
    }
    case 'compare': {
      const variable = scope.variables.get(test.of);
      if (!variable) return undefined;
      const { name, kind, words, from, to } = variable;
      if (kind === 'number') {
        // A truth by itself: a number counts as one where it is not 0.
        if (test.value === 'yes' && test.op === '=') return `${name} != 0`;
        return typeof test.value === 'number' && test.value >= from && test.value <= to
          ? `${name} ${test.op} ${test.value}`
          : undefined;
      }
      const word = words.get(String(test.value));
      return word !== undefined && (test.op === '=' || test.op === '!=') ? `${name} ${test.op} ${word}` : undefined;
    }
    default: {
      const parts = test.tests.map((part) => {
        const text = conditionText(part, scope);
        return text !== undefined && test.tests.length > 1 && (part.type === 'all' || part.type === 'any')
          ? `(${text})`
          : text;
      });
      return parts.every((part) => part !== undefined) ? parts.join(test.type === 'all' ? ' and ' : ' or ') : undefined;
    }
  }
}

/** A condition that Offramp wrote, as it is written. */
function ownText(condition: Condition, scope: Scope): string {
  for (const inner of namedIn(condition))
    scope.named(inner.params.name, plainSigns(printCondition(inner.params.guard)));
  return plainSigns(printCondition(condition));
}

const plainSigns = (text: string): string => text.replaceAll('≥', '>=').replaceAll('≤', '<=').replaceAll('≠', '!=');

type Named = Extract<Condition, { type: 'named' }>;

function namedIn(condition: Condition): Named[] {
  switch (condition.type) {
    case 'named':
      return [...namedIn(condition.params.guard), condition];
    case 'not':
      return namedIn(condition.params.guard);
    case 'all':
    case 'any':
      return condition.params.guards.flatMap(namedIn);
    default:
      return [];
  }
}

/** Something that is done, as an effect of the model; undefined where it names what is not there. */
export function effectText(act: Act, scope: Scope): string | undefined {
  if (act.type === 'own') return ownEffect(act.effect, scope);
  const when = act.if && conditionText(act.if, scope);
  if (act.if && when === undefined) return undefined;
  const plain = plainEffect(act, scope);
  return plain && (when === undefined ? plain : `${plain} if ${when}`);
}

function plainEffect(act: Exclude<Act, { type: 'own' }>, { variables, signal }: Scope): string | undefined {
  if (act.type === 'raise') return `raise ${signal(act.event)}`;
  const variable = variables.get(act.of);
  if (!variable) return undefined;
  const { name, kind, words } = variable;
  if (act.type === 'shift')
    return kind === 'number' && Number.isInteger(act.by) && Math.abs(act.by) < 1_000
      ? shiftText(name, act.by)
      : undefined;
  if (kind === 'number') return typeof act.to === 'number' ? `${name} = ${act.to}` : undefined;
  const word = words.get(String(act.to));
  return word && `${name} = ${word}`;
}

const shiftText = (name: string, by: number): string => `${name} ${by < 0 ? '-' : '+'} ${Math.abs(by)}`;

function ownEffect(effect: Effect, scope: Scope): string | undefined {
  if (effect.type === 'note') return undefined;
  const when = 'if' in effect.params && effect.params.if ? ` if ${ownText(effect.params.if, scope)}` : '';
  if (effect.type === 'raise' || effect.type === 'raiseIf') return `raise ${effect.params.signal}${when}`;
  const { params } = effect;
  const name = 'who' in params && params.who !== undefined ? `${params.of}(${params.who})` : params.of;
  if ('by' in params) return `${shiftText(name, params.by)}${when}`;
  if ('to' in params) return `${name} = ${params.to}${when}`;
  return `${name} ${effect.type === 'include' ? '+' : '-'} ${params.role}${when}`;
}
