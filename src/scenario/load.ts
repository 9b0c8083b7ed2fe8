import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isId } from '../file/ids.js';
import { LIMITS } from '../file/limits.js';
import { byPlace, errorsText, isError, type Problem } from '../file/problem.js';
import { didYouMean } from '../file/suggest.js';
import { type Located, parseYaml, type SourceText } from '../file/yaml.js';
import { shippedModel, sourceOf, withSettings } from '../model/index.js';
import { aboutOf } from './about.js';
import { modelFor, namesIn, partiesIn, type Resolve, settingsOf } from './basis.js';
import { newWork, type Work } from './check.js';
import { defined, flatten, type Ground } from './compile.js';
import type { Look } from './pictures.js';
import { isBag } from './salvage.js';
import { type Branch, type Country, modelOf, type Scenario, type Step, TRUNK } from './scenario.js';
import type { ScenarioFile, SourceFile, WhatIfFile } from './schema.js';
import { isWhatIf, validate } from './validate.js';
import { wholeProblems } from './whole.js';

/** What came of a scenario file. */
export interface Loaded {
  /** Absent when there are errors. */
  scenario?: Scenario;
  /** Everything that is wrong, errors and warnings, by line. */
  problems: Problem[];
}

/**
 * Reads, checks and replays a scenario file. Pure: files are handed in.
 *
 * @param source the file's name and content, from anybody: size, depth and work are bounded
 * @param resolve finds the file of a scenario that this one `extends`
 * @param look looks at the pictures that its steps name; without it, nothing is said of them
 * @returns the scenario where there is no error, and all problems of the file in one pass; never throws
 */
export function loadScenario(source: SourceText, resolve?: Resolve, look?: Look): Loaded {
  const loaded = load(source, resolve, [], newWork(), look);
  const errors = loaded.problems.filter(isError);
  // Where there are too many to show, warnings give way to errors.
  const problems = [...errors, ...loaded.problems.filter((problem) => !isError(problem))]
    .slice(0, LIMITS.problems)
    .sort(byPlace);
  const { scenario } = loaded;
  if (!scenario || errors.length > 0) return { problems };
  scenario.hash = contentHash(scenario);
  return { scenario, problems };
}

function load(
  source: SourceText,
  resolve: Resolve | undefined,
  chain: readonly string[],
  work: Work,
  look?: Look,
): Loaded {
  work.bytes += source.content.length;
  const { located, problems: written } = parseYaml(source);
  if (!located) return { problems: written };
  const { data } = located;
  const base =
    isBag(data) && !Array.isArray(data) && isWhatIf(data) ? baseOf(located, data, resolve, chain, work) : undefined;
  const parent = base?.scenario;
  const ground = parent
    ? { model: modelOf(parent), problems: [] }
    : base
      ? { problems: [] }
      : modelFor(located, resolve);
  const names = parent ? parent.actors : namesIn(data);
  const roles = partiesIn(parent ? parent.actors : isBag(data) ? data.actors : undefined);
  const {
    file,
    broken,
    problems: shape,
  } = validate(located, { model: ground.model, parties: [...roles.keys()], names });
  const problems = [...written, ...ground.problems, ...shape];
  if (!file) return { problems: [...problems, ...(base?.problems ?? [])] };
  if (file.kind === 'what-if') {
    if (!parent) return { problems: [...problems, ...(base?.problems ?? [])] };
    const rest = loadWhatIf(file, located, broken, parent, { model: modelOf(parent), parties: roles, look }, work);
    return { ...rest, problems: [...problems, ...rest.problems] };
  }
  if (!ground.model) return { problems };
  const rest = loadWhole(file, located, broken, { model: ground.model, parties: roles, look }, work);
  return { ...rest, problems: [...problems, ...rest.problems] };
}

function loadWhole(
  file: ScenarioFile,
  located: Located,
  broken: ReadonlySet<string>,
  { model: plain, parties, look }: Ground,
  work: Work,
): Loaded {
  const trunk: Branch = { id: TRUNK, title: file.title, parent: null, insteadOf: null, steps: [], rejoin: null };
  const sources = (file.sources ?? []) as SourceFile[];
  const { settings, problems: unset } = settingsOf(file, plain, located);
  const model = settings ? withSettings(plain, settings) : plain;
  const taken = { steps: new Set<string>(), sources: new Set<string>() };
  const flat = flatten(located, trunk, file.steps, sources, taken, broken, { model, parties, look });
  flat.problems.push(...unset);
  const { mainSource } = file;
  if (mainSource !== undefined && !broken.has('sources') && !sources.some((entry) => entry.id === mainSource)) {
    flat.problems.push(
      located.problem(
        ['mainSource'],
        'unknown-source',
        `There is no source ${mainSource}.`,
        didYouMean(
          mainSource,
          sources.map((entry) => entry.id),
        ),
      ),
    );
  }
  const actors = file.actors as Record<string, Country | undefined>;
  const scenario: Scenario = {
    id: file.id,
    title: file.title,
    summary: file.summary,
    language: file.language ?? 'en',
    model: model.id,
    ...(shippedModel(model.id) !== model && { machine: sourceOf(model) }),
    actors: Object.fromEntries(
      [...model.roles.values()].map(({ id, title }) => [id, defined<Country>(actors[id] ?? { name: title })]),
    ),
    start: file.start,
    ...aboutOf(file),
    objectives: file.objectives ?? [],
    sources: sources.map(defined<SourceFile>),
    ...(mainSource !== undefined && { mainSource }),
    ...(file.predict !== undefined && { predict: file.predict }),
    main: TRUNK,
    steps: flat.steps,
    branches: flat.branches,
    hash: '',
  };
  return { scenario, problems: wholeProblems(scenario, flat, located, work, file) };
}

/** The scenario that a what-if extends, loaded; or why there is none. */
function baseOf(
  located: Located,
  data: Readonly<Record<string | number, unknown>>,
  resolve: Resolve | undefined,
  chain: readonly string[],
  work: Work,
): Loaded {
  const fail = (code: 'extends' | 'extends-cycle', message: string, hint: string): Loaded => ({
    problems: [located.problem(['extends'], code, message, hint)],
  });
  const id = typeof data.id === 'string' && isId(data.id) ? data.id : 'unnamed';
  const wanted = data.extends;
  // What is wrong with the key itself, the schema says.
  if (typeof wanted !== 'string' || !isId(wanted)) return { problems: [] };
  const ids = [...chain, id];
  if (ids.includes(wanted))
    return fail(
      'extends-cycle',
      `The scenarios extend each other in a circle: ${[...ids, wanted].join(' → ')}.`,
      'Let one of them stand by itself.',
    );
  if (ids.length > LIMITS.extends)
    return fail(
      'extends',
      `More than ${LIMITS.extends} scenarios extend each other.`,
      'Extend the first one directly.',
    );
  if (!resolve)
    return fail(
      'extends',
      `The scenario ${wanted}, which this one extends, was not handed in.`,
      'Give loadScenario a second argument: a function that finds the file of a scenario by its id.',
    );
  const other = resolve(wanted, 'scenario');
  if (!other)
    return fail(
      'extends',
      `There is no scenario ${wanted} in the folder of this file, and none of that name comes with Offramp.`,
      'Put its file beside this one; `offramp list` shows what comes with Offramp.',
    );
  if (work.bytes + other.content.length > LIMITS.bytes)
    return fail(
      'extends',
      `With what it extends, the scenario has more than ${LIMITS.bytes} bytes (1 MiB).`,
      'Shorten one of them.',
    );
  const base = load(other, resolve, ids, work);
  const errors = base.problems.filter(isError);
  // What it is warned of, whoever checks that file is told.
  if (base.scenario && errors.length === 0) return { scenario: base.scenario, problems: [] };
  const cycle = errors.find((problem) => problem.code === 'extends-cycle');
  if (cycle) return fail('extends-cycle', cycle.message, cycle.hint);
  const first = errors[0];
  return fail(
    'extends',
    `The scenario ${wanted} has ${errorsText(errors.length)} of its own.`,
    first ? `First: ${first.file}:${first.line}:${first.column} ${first.message}` : 'Check that file first.',
  );
}

function loadWhatIf(
  file: WhatIfFile,
  located: Located,
  broken: ReadonlySet<string>,
  parent: Scenario,
  ground: Ground,
  work: Work,
): Loaded {
  const fail = (code: 'extends' | 'unknown-step', key: string, message: string, hint: string): Loaded => ({
    problems: [located.problem([key], code, message, hint)],
  });
  const from = parent.steps.find((step) => step.id === file.from);
  if (!from)
    return fail(
      'unknown-step',
      'from',
      `${file.extends} has no step ${file.from}.`,
      didYouMean(
        file.from,
        parent.steps.map((step) => step.id),
      ),
    );

  const branch: Branch = {
    id: file.id,
    title: file.title,
    parent: from.branch,
    insteadOf: from.id,
    ...(file.why !== undefined && { why: file.why }),
    weight: file.weight ?? 0.1,
    steps: [],
    rejoin: file.rejoin ?? null,
  };
  const sources = (file.sources ?? []) as SourceFile[];
  const flat = flatten(
    located,
    branch,
    file.steps,
    sources,
    {
      steps: new Set([...parent.steps.map((step) => step.id), ...parent.branches.map((entry) => entry.id)]),
      sources: new Set(parent.sources.map((entry) => entry.id)),
    },
    broken,
    ground,
  );
  if (parent.branches.some((entry) => entry.id === file.id)) {
    flat.problems.push(
      located.problem(['id'], 'duplicate-id', `${file.extends} has a branch ${file.id} already.`, 'Choose another id.'),
    );
  }
  const scenario: Scenario = {
    ...parent,
    id: file.id,
    title: file.title,
    summary: file.summary,
    language: file.language ?? parent.language,
    ...aboutOf(file, parent),
    objectives: file.objectives ?? parent.objectives,
    sources: [...parent.sources, ...sources.map(defined<SourceFile>)],
    ...(file.predict !== undefined && { predict: file.predict }),
    main: file.id,
    extends: { id: parent.id, title: parent.title, from: from.id },
    steps: [...spokenIn(parent, file.language), ...flat.steps],
    branches: [...parent.branches, ...flat.branches],
    hash: '',
  };
  if (scenario.steps.length > LIMITS.steps)
    return fail(
      'extends',
      'extends',
      `Together the scenarios have more than ${LIMITS.steps} steps.`,
      'Shorten one of them.',
    );
  return { scenario, problems: wholeProblems(scenario, flat, located, work, file) };
}

/** The steps of a scenario that is left by one in a language: where that is another, each says its own. */
function spokenIn({ language, steps }: Scenario, other = language): readonly Step[] {
  return other === language ? steps : steps.map((step) => ({ language, ...step }));
}

/** SHA-256 of what decides how a run goes: model, start, and the steps and branches without their prose. */
function contentHash(scenario: Scenario): string {
  const steps = scenario.steps.map(({ id, branch, at, by, target, move, hours, set }) => [
    id,
    branch,
    at,
    by,
    target,
    move,
    hours,
    ...(set ? [set] : []),
  ]);
  const branches = scenario.branches.map(({ id, parent, insteadOf, steps: own, rejoin }) => [
    id,
    parent,
    insteadOf,
    own,
    rejoin,
  ]);
  // A scenario that sets nothing has the hash that it had before it could.
  const settings = scenario.machine?.settings ? [scenario.machine.settings] : [];
  return bytesToHex(
    sha256(utf8ToBytes(JSON.stringify([scenario.model, scenario.start, scenario.main, steps, branches, ...settings]))),
  );
}
