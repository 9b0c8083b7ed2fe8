import { POLICIES } from '../../explore/policy/builtin.js';
import { OUTCOMES } from '../../model/index.js';
import type { Scenario } from '../../scenario/scenario.js';
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
const outcomes = (before = ''): Values['words'] => OUTCOMES.map((outcome) => [`${before}${outcome}`, '']);

/** What may stand where help names a thing so: `<policy>`, `[scenario]`. */
const KINDS: Record<string, (line: Line, typed: string) => Promise<Values> | Values> = {
  scenario: scenarios,
  scenarios,
  files: ({ command }) => ({ words: [], files: command.name() === 'merge' ? RUN : YAML }),
  file: ({ awaits }) => ({ words: [], files: awaits?.long === '--out' ? [] : RUN }),
  policy: () => ({ words: titled(POLICIES), files: YAML }),
  step: async (line) => ({ words: titled((await scenarioOf(line)).steps) }),
  id: async (line) => ({ words: titled((await scenarioOf(line)).branches) }),
  a: sides,
  b: sides,
  goal: () => ({ words: outcomes() }),
  outcomes: (_, typed) => ({ words: outcomes(typed.slice(0, typed.lastIndexOf(',') + 1)) }),
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

async function sides(line: Line): Promise<Values> {
  return { words: titled((await scenarioOf(line)).branches), files: RUN };
}

/** The scenario that a line names, or the real sequence. */
function scenarioOf({ command, given, options }: Line): Promise<Scenario> {
  const at = command.registeredArguments.findIndex((argument) => argument.name() === 'scenario');
  return openScenario(options.get('--scenario') ?? options.get('--extends') ?? given[at]);
}
