import {
  type Check,
  type Condition,
  type Configuration,
  homesOf,
  type Operator,
  roleFor,
  type Value,
} from '../../../model/index.js';
import type { Scenario } from '../../../scenario/index.js';
import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import type { ModelNames } from '../model.js';
import { n } from './number.js';

const NOBODY = 'هیچ‌کس';
const RELATIVES: Readonly<Record<string, string>> = {
  actor: 'کنشگر',
  rival: 'رقیب',
  target: 'هدف',
  none: NOBODY,
  both: 'هر دو',
  all: 'همه',
};

/** What a comparison asks of what it reads, between that and “to be”. */
const BOUNDS: Readonly<Record<Operator, (value: string) => string>> = {
  '>=': (value) => `دست‌کم ${value}`,
  '<=': (value) => `حداکثر ${value}`,
  '>': (value) => `بیش از ${value}`,
  '<': (value) => `کمتر از ${value}`,
  '=': (value) => value,
  '!=': (value) => value,
};

/** A value as Persian says it: numbers in its digits, roles and states by what they are called. */
function valueText(names: ModelNames, of: string, value: Value): string {
  return typeof value === 'number' ? n(value) : (RELATIVES[value] ?? names.value(of, value));
}

const either = (values: readonly string[]) => values.join(' یا ');

/** What a condition asks, to stand after “if” or “whenever”. */
export function asked(condition: Condition, names: ModelNames): string {
  switch (condition.type) {
    case 'compare': {
      const { of, who, op, value } = condition.params;
      const what = names.model.region.has(of) ? names.region(of) : names.field(of, who);
      return `${what} ${BOUNDS[op](valueText(names, of, value))} ${op === '!=' ? 'نباشد' : 'باشد'}`;
    }
    case 'among': {
      const { of, who, values } = condition.params;
      const what = names.model.region.has(of) ? names.region(of) : names.field(of, who);
      return `${what} ${either(values.map((value) => valueText(names, of, value)))} باشد`;
    }
    case 'has':
      return `${valueText(names, condition.params.of, condition.params.role)} در «${names.field(condition.params.of)}» باشد`;
    case 'not':
      return `چنین نباشد که ${asked(condition.params.guard, names)}`;
    case 'named':
      return names.condition(condition.params.name) ?? asked(condition.params.guard, names);
    case 'claim':
      return asked(condition.params.guard, names);
    case 'all':
      return condition.params.guards.map((guard) => asked(guard, names)).join(' و ');
    case 'any':
      return anyOf(condition.params.guards, names);
  }
}

/** Conditions of which one is enough. */
export function anyOf(conditions: readonly Condition[], names: ModelNames): string {
  return conditions.map((condition) => asked(condition, names)).join('، یا ');
}

type Refused = Parameters<Words['crisis']['refused']>[2];

/** Why a move is refused: in the model's own words where a condition has some, else what was read and what it had to be. */
export const refused: Words['crisis']['refused'] = (names, scenario, blocked, met) => {
  const { move, failing } = blocked;
  const ways = failing.map((way) => way.map((check) => reason(names, scenario, check, blocked)));
  if (ways.length === 0) return notHere(names, move, met);
  return ways.length === 1 ? (ways[0] ?? []).join('؛ ') : `یا ${ways.map((way) => way.join(' و ')).join('، یا ')}`;
};

function reason(names: ModelNames, scenario: Scenario, check: Check, blocked: Refused): string {
  const { model } = names;
  const whoIs = (role: string | undefined) => nameIn(scenario, role) ?? NOBODY;
  const failed = check.name === undefined ? undefined : names.failed(check.name);
  if (failed !== undefined)
    return failed
      .replace(/\{(actor|rival|target)\}/g, (_, word: string) => whoIs(roleFor(model.world, word, blocked)))
      .replace('{value}', readText(names, scenario, check));
  const what = readingText(names, scenario, check.reads);
  const is = `${what} ${readText(names, scenario, check)} است`;
  return `${is} و باید ${needed(names, scenario, check, blocked)}`;
}

/** What would have to be read. */
function needed(names: ModelNames, scenario: Scenario, { guard, reads }: Check, blocked: Refused): string {
  const meant = (value: Value) =>
    text(
      names,
      scenario,
      reads,
      typeof value === 'number' ? value : (roleFor(names.model.world, value, blocked) ?? value),
    );
  if (guard.type === 'compare') {
    const { op, value } = guard.params;
    return `${BOUNDS[op](meant(value))} ${op === '!=' ? 'نباشد' : 'باشد'}`;
  }
  if (guard.type === 'among') return `${either(guard.params.values.map(meant))} باشد`;
  return asked(guard, names);
}

function readText(names: ModelNames, scenario: Scenario, { reads, value }: Check): string {
  return text(names, scenario, reads, value);
}

function text(names: ModelNames, scenario: Scenario, reads: string, value: Value): string {
  if (typeof value === 'number') return n(value);
  // A set of roles is written so in the context: `upper+lower`.
  return value
    .split('+')
    .map((one) => nameIn(scenario, one) ?? valueText(names, reads, one))
    .join(' و ');
}

function readingText(names: ModelNames, scenario: Scenario, reads: string): string {
  if (names.model.region.has(reads)) return names.region(reads);
  const role = names.model.field.get(reads)?.role;
  return names.field(reads, role && nameIn(scenario, role));
}

function nameIn({ actors }: Scenario, role: string | undefined): string | undefined {
  const name = role === undefined ? undefined : actors[role]?.name;
  return name === undefined ? undefined : isolate(name);
}

function notHere(names: ModelNames, move: string, met: Configuration): string {
  const homes = homesOf(names.model, move);
  if (homes.length === 0) return 'در هیچ وضعیتی چنین حرکتی نیست';
  const now = [...new Set(homes.map(({ region }) => names.while(region, met[region] ?? '')))].join(' و ');
  const then = [...new Set(homes.map(({ region, state }) => names.while(region, state)))];
  return `${now} چنین حرکتی نیست؛ تنها ${then.join('، یا ')} هست`;
}
