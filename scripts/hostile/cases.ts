/** Files from anybody, read through the library's doors; what must not come of it is said. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadModel, shippedModels } from '../../src/model/index.js';
import { parseRun, resume, Session, SessionError, toRun } from '../../src/play/index.js';
import { loadScenario, type Problem } from '../../src/scenario/index.js';
import { unclear } from '../../tests/helpers/clear.js';
import { modelMutants, mutated } from '../../tests/helpers/model-mutants.js';
import { runMutants } from '../../tests/helpers/run-mutants.js';
import { findShorter, mutatedOf, scenarioMutants } from '../../tests/helpers/scenario-mutants.js';
import { root } from '../../tests/helpers/scenarios.js';

/** A file that was made by chance. */
export interface Made {
  /** Reads it. @returns what is wrong with how it was read, for people; nothing where all is well */
  read(): string[];
  /** What stands in it, to be looked at. */
  shown(): string;
}

/** Makes a file of a kind from a seed. */
export type Kind = (seed: number) => Made;

function kind<T>(arbitrary: fc.Arbitrary<T>, read: (made: T) => string[], shown: (made: T) => string): Kind {
  return (seed) => {
    // Of seeds that are close to each other fast-check makes things that are: they are spread out.
    const [made] = fc.sample(arbitrary, { seed: Math.imul(seed, 0x9e3779b1) | 0, numRuns: 1 });
    return { read: () => read(made as T), shown: () => shown(made as T) };
  };
}

const textsIn = (folder: string, pattern: RegExp): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
const asText = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : `bytes ${Buffer.from(content).toString('base64')}`;

const scenarios = kind(
  fc.oneof(
    { weight: 24, arbitrary: scenarioMutants },
    { weight: 1, arbitrary: mutatedOf(textsIn('scenarios', /\.yaml$/)) },
  ),
  (content) => {
    const { scenario, problems } = loadScenario({ file: FILE, content }, findShorter);
    const wrong = answered(scenario !== undefined, problems);
    if (!scenario) return wrong;
    const session = new Session(scenario);
    while (session.nextStep) session.next();
    return [...wrong, ...keeps(session)];
  },
  asText,
);

const models = kind(
  fc.oneof(
    { weight: 48, arbitrary: modelMutants },
    ...textsIn('models', /^[a-z-]+\.yaml$/).map((text) => ({ weight: 1, arbitrary: mutated(text) })),
  ),
  (content) => {
    const { model, problems } = loadModel({ file: FILE, content });
    return answered(model !== undefined, problems);
  },
  asText,
);

const runs = kind(
  runMutants,
  ({ text, scenario }) => {
    try {
      const { session, unplayed } = resume(parseRun(text), scenario);
      return keeps(session, unplayed);
    } catch (error) {
      // A refusal, in words, is the right answer.
      if (error instanceof SessionError && !/undefined|\[object|is not a function/.test(error.message)) return [];
      throw error;
    }
  },
  ({ text, scenario }) => `${scenario.id} ${scenario.hash.slice(0, 8)}: ${text}`,
);

/** What is made and read, by name. */
export const KINDS: Readonly<Record<string, Kind>> = { scenarios, models, runs };

const FILE = 'hostile.yaml';

/** Either it was read, or an error says why not; and every problem says where and what to do. */
function answered(read: boolean, problems: readonly Problem[]): string[] {
  const silent = read === problems.some(({ severity }) => severity === 'error');
  const told = unclear(problems, FILE).map(
    ({ line, column, code, message }) => `an unclear problem: ${line}:${column} ${code} ${message.slice(0, 200)}`,
  );
  return [...(silent ? [read ? 'read although there are errors' : 'refused without an error'] : []), ...told];
}

/** Saved and opened again, a run is whole: nothing more is lost of it. */
function keeps(session: Session, unplayed: Parameters<typeof toRun>[1] = []): string[] {
  const again = resume(parseRun(JSON.stringify(toRun(session, unplayed))), session.scenario);
  const lost = again.unplayed.length - unplayed.length;
  return lost === 0 && again.session.nodes.length === session.nodes.length
    ? []
    : [
        `a run of ${session.nodes.length} positions has ${again.session.nodes.length} once it was saved; ${lost} acts were not played`,
      ];
}

/** Models are compiled at their first use; that is no part of what a file costs. */
export function warmUp(): void {
  for (const model of shippedModels()) model.machine;
}
