import { readsRegions } from '../../model/compile/config.js';
import {
  type Condition,
  conditionOf,
  type GuardConfig,
  type MachineConfig,
  type Model,
  MS_PER_HOUR,
  type StateConfig,
  type TransitionConfig,
} from '../../model/index.js';
import { Code, keyText, literal, quoted } from './literal.js';
import { CHANGES, MECHANICS, RAISES, RAISES_IF, SIGNALS } from './typescript-mechanics.js';

/**
 * The machine as one TypeScript file that runs on plain XState 5: the configuration, with the few guards and actions
 * that its plain data is for written out. Its states, events and context are typed, so `matches` accepts its states.
 */
export function machineTypeScript(model: Model): string {
  const config = model.config as MachineConfig;
  const regions = new Set(model.regions.map(({ id }) => id));
  const signals = model.signals.size > 0;
  const sometimes = JSON.stringify(config).includes('"type":"raiseIf"');
  const used = new Set<string>([
    'assign',
    'setup',
    ...(signals ? ['raise'] : []),
    ...(sometimes ? ['enqueueActions'] : []),
  ]);
  const states = Object.fromEntries(
    Object.entries(config.states).map(([id, region]) => [
      id,
      { ...region, states: statesOf(region.states, regions, used) },
    ]),
  );
  const { id, description, context, type } = config;
  return [
    `// ${line(model.title)}: an XState 5 machine, written by Offramp from its model ${model.id}. It needs xstate alone.`,
    '// Give an actor a SimulatedClock, or deadlines of days pass on the clock on the wall:',
    "//   createActor(machine, { clock: new SimulatedClock() }).start().send({ type: '…', by: '…' })",
    `import { ${[...used].sort((a, b) => a.localeCompare(b)).join(', ')} } from 'xstate';`,
    '',
    '/** Whoever can make a move. */',
    `export type Role = ${union([...model.roles.keys()])};`,
    '',
    '/** What the machine remembers. */',
    'export interface Context {',
    ...model.fields.flatMap((field) => [
      ...(field.text ? [`  /** ${comment(field.text)} */`] : []),
      `  ${keyText(field.name)}: ${field.kind === 'number' ? 'number' : union(field.values.map(String))};`,
    ]),
    '}',
    '',
    '/** A move as the machine receives it: who makes it, and of some whom it is aimed at. */',
    'export type Move =',
    ...[...model.moves.values()].map(({ id, title, by, targets }, index, { length }) =>
      [
        `  /** ${comment(title)} */`,
        `  | { type: ${quoted(id)}; by: ${union(by)}${targets ? `; target: ${union(targets)}` : ''} }${index === length - 1 ? ';' : ''}`,
      ].join('\n'),
    ),
    '',
    '/** What one region tells the others. Nobody sends it. */',
    `export type Signal = ${model.signals.size > 0 ? `{ type: ${union([...model.signals.keys()])}; by?: Role; target?: Role }` : 'never'};`,
    '',
    `/** The rival of each role that has one. */`,
    `const RIVALS: Partial<Record<string, Role>> = ${literal(Object.fromEntries(Object.entries(model.world.rivals).filter(([, rival]) => rival !== undefined)))};`,
    '/** Of what each role has one: the variable by role. */',
    `const EACH: Partial<Record<string, Partial<Record<string, keyof Context>>>> = ${literal(model.world.each)};`,
    '/** The lowest and the highest value of each number. */',
    `const BOUNDS: Partial<Record<string, readonly [number, number]>> = ${literal(model.world.bounds)};`,
    '/** Sets of roles: a value for every selection, a bit for each role. */',
    `const SETS: Partial<Record<string, { roles: readonly string[]; values: readonly Value[] }>> = ${literal(model.world.sets)};`,
    '/** All that a word, a role or a set can be. */',
    `const VALUES: Partial<Record<string, readonly Value[]>> = ${literal(Object.fromEntries(model.fields.flatMap(({ name, kind, values }) => (kind === 'number' ? [] : [[name, values]]))))};`,
    '',
    MECHANICS + (signals ? SIGNALS : ''),
    `const HOUR = ${MS_PER_HOUR.toLocaleString('en').replaceAll(',', '_')};`,
    '',
    `/** ${comment(model.text || model.title)} */`,
    'export const machine = setup({',
    '  types: { context: {} as Context, events: {} as Event },',
    `  delays: ${literal(Object.fromEntries([...model.deadlines.values()].map(({ id, hours }) => [id, new Code(`${hours} * HOUR`)])), 1)},`,
    '  guards: {',
    ...(['compare', 'among', 'has', 'not', 'all', 'any', 'named'] as const).map(
      (name) =>
        `    ${name}: ({ context, event }, params: Params<'${name}'>) => holds({ type: '${name}', params }, context, event),`,
    ),
    '  },',
    '  actions: {',
    CHANGES,
    ...(signals ? [RAISES] : []),
    ...(sometimes ? [RAISES_IF] : []),
    '  },',
    `}).createMachine(${literal({ id, description, context, type, states })});`,
    '',
  ].join('\n');
}

function statesOf(
  states: Record<string, StateConfig>,
  regions: ReadonlySet<string>,
  used: Set<string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(states).map(([key, state]) => {
      const transition = (one: TransitionConfig) => ({
        ...one,
        ...(one.guard && { guard: guardOf(one.guard, regions, used) }),
      });
      const list = (given: TransitionConfig | TransitionConfig[]) =>
        Array.isArray(given) ? given.map(transition) : transition(given);
      const each = (by: Record<string, TransitionConfig | TransitionConfig[]>) =>
        Object.fromEntries(Object.entries(by).map(([name, given]) => [name, list(given)]));
      return [
        key,
        {
          ...state,
          ...(state.on && { on: each(state.on) }),
          ...(state.after && { after: each(state.after) }),
          ...(state.always && { always: list(state.always) }),
          ...(state.states && { states: statesOf(state.states, regions, used) }),
        },
      ];
    }),
  );
}

/** A guard; what reads the state of a region is put together of XState's own. */
function guardOf(guard: GuardConfig, regions: ReadonlySet<string>, used: Set<string>): unknown {
  const code = (condition: Condition): string => {
    if (!readsRegions(condition, regions)) return literal(condition);
    const call = (name: string, inside: string) => {
      used.add(name);
      return `${name}(${inside})`;
    };
    switch (condition.type) {
      case 'named':
        return code(condition.params.guard);
      case 'not':
        return call('not', code(condition.params.guard));
      case 'all':
        return call('and', `[${condition.params.guards.map(code).join(', ')}]`);
      case 'any':
        return call('or', `[${condition.params.guards.map(code).join(', ')}]`);
      case 'among':
        return call(
          'or',
          `[${condition.params.values.map((value) => call('stateIn', valueText(condition.params.of, String(value)))).join(', ')}]`,
        );
      case 'compare': {
        const { of, op, value } = condition.params;
        const here = call('stateIn', valueText(of, String(value)));
        return op === '!=' ? call('not', here) : here;
      }
      default:
        return '() => false';
    }
  };
  return readsRegions(conditionOf(guard), regions) ? new Code(code(conditionOf(guard))) : guard;
}

function valueText(region: string, state: string): string {
  const inner = state
    .split('.')
    .reduceRight((text, key) => (text === '' ? quoted(key) : `{ ${keyText(key)}: ${text} }`), '');
  return `{ ${keyText(region)}: ${inner} }`;
}

const union = (words: readonly string[]): string => (words.length === 0 ? 'never' : words.map(quoted).join(' | '));
const line = (text: string): string => text.replace(/\s+/g, ' ');
const comment = (text: string): string => line(text).replaceAll('*/', '* /');
