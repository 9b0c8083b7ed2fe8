import { policiesOf } from '../../explore/policy/builtin.js';
import { type Model, shippedModels } from '../../model/index.js';
import { modelOf, type Scenario } from '../../scenario/scenario.js';
import { builtinIds, openScenario } from '../files.js';
import type { Line } from './line.js';

/** What may stand at a place of a command line. */
export interface Values {
  /** Words with what they mean. */
  words: [word: string, what: string][];
  /** Files too: of which endings; none given: of every one. */
  files?: readonly string[];
}

const YAML = ['yaml', 'yml'];
const RUN = ['json'];
const titled = (list: readonly { id: string; title: string }[]): Values['words'] =>
  list.map(({ id, title }) => [id, title]);
const outcomes = ({ outcomes: ends, main }: Model, before = ''): Values['words'] =>
  [...ends.keys()].map((outcome) => [`${before}${outcome}`, main.states.get(outcome)?.title ?? '']);

/** What may stand where help names a thing so: `<policy>`, `[scenario]`. */
const KINDS: Record<string, (line: Line, typed: string) => Promise<Values> | Values> = {
  scenario: async (line) => (line.command.name() === 'diagram' ? either() : scenarios()),
  scenarios: either,
  files: ({ command }) => ({ words: [], files: command.name() === 'merge' ? RUN : YAML }),
  file: ({ awaits }) => ({ words: [], files: awaits?.long === '--out' ? [] : RUN }),
  policy: async (line) => ({ words: titled(policiesOf(modelOf(await scenarioOf(line)))), files: YAML }),
  model: () => ({ words: titled(shippedModels()), files: YAML }),
  machine: () => ({ words: [], files: ['json', 'json5', 'ts', 'js', 'mjs', 'scxml', 'xml'] }),
  step: async (line) => ({ words: titled((await scenarioOf(line)).steps) }),
  id: async (line) => ({ words: titled((await scenarioOf(line)).branches) }),
  a: sides,
  b: sides,
  goal: async (line) => ({ words: outcomes(modelOf(await scenarioOf(line))) }),
  outcomes: async (line, typed) => ({
    words: outcomes(modelOf(await scenarioOf(line)), typed.slice(0, typed.lastIndexOf(',') + 1)),
  }),
};

/**
 * What may stand where something is wanted.
 *
 * @param kind as help names it
 * @param typed what is there so far
 */
export async function valuesOf(kind: string, line: Line, typed: string): Promise<Values> {
  return (await KINDS[kind]?.(line, typed)) ?? { words: [] };
}

async function scenarios(): Promise<Values> {
  return { words: titled(await Promise.all(builtinIds().map((id) => openScenario(id)))), files: YAML };
}

/** Where a model may stand as well as a scenario. */
async function either(): Promise<Values> {
  const { words } = await scenarios();
  return { words: [...words, ...titled(shippedModels())], files: YAML };
}

async function sides(line: Line): Promise<Values> {
  return { words: titled((await scenarioOf(line)).branches), files: RUN };
}

/** The scenario that a line names, or the real sequence. */
function scenarioOf({ command, given, options }: Line): Promise<Scenario> {
  const at = command.registeredArguments.findIndex((argument) => argument.name() === 'scenario');
  return openScenario(options.get('--scenario') ?? options.get('--extends') ?? given[at]);
}
