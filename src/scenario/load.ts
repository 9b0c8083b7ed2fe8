import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isId } from '../file/ids.js';
import { LIMITS } from '../file/limits.js';
import { kindOfText } from '../file/other-kind.js';
import { byPlace, errorsText, isError, type Problem } from '../file/problem.js';
import { closest, didYouMean } from '../file/suggest.js';
import { isDay, parseWhen } from '../file/when.js';
import { type Located, parseYaml, type SourceText } from '../file/yaml.js';
import {
  type Fade,
  fadeId,
  loadModel,
  type Model,
  type Settings,
  SHIPPED_IDS,
  shippedModel,
  shippedModels,
  sourceOf,
  withSettings,
} from '../model/index.js';
import { aboutOf, aboutProblems } from './about.js';
import { checkBranches, newWork, type Work } from './check.js';
import { defined, type Flat, flatten, type Ground, stop } from './compile.js';
import type { Finding } from './finding.js';
import { lint } from './lint.js';
import type { Look } from './pictures.js';
import { isBag, pathKey } from './salvage.js';
import { type Branch, type Country, modelOf, type Scenario, type Step, TRUNK } from './scenario.js';
import type { ScenarioFile, SourceFile, WhatIfFile } from './schema.js';
import { placeUndated } from './undated.js';
import { isWhatIf, type Names, validate } from './validate.js';

/**
 * Finds a file by id: that of a scenario which another one extends, or of the model that a scenario runs on; a file
 * beside it or one that comes with Offramp. Ids have neither slashes nor dots, so it cannot be asked for anything
 * else. A model may come with files of its texts in other languages.
 */
export type Resolve = (
  id: string,
  kind: 'scenario' | 'model',
) => (SourceText & { texts?: Readonly<Record<string, SourceText>> }) | undefined;

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

/** The names behind the roles of a file, as far as they can be read. */
export function namesIn(data: unknown): Names {
  const actors = isBag(data) ? data.actors : undefined;
  if (!isBag(actors)) return {};
  return Object.fromEntries(
    Object.entries(actors).flatMap(([role, actor]) =>
      isBag(actor) && typeof actor.name === 'string'
        ? [[role, { name: actor.name, ...(typeof actor.capital === 'string' && { capital: actor.capital }) }]]
        : [],
    ),
  );
}

/** The role of each party of some actors, as far as they can be read. */
export function partiesIn(actors: unknown): Map<string, string> {
  const found = new Map<string, string>();
  if (!isBag(actors)) return found;
  for (const [role, actor] of Object.entries(actors))
    if (isBag(actor) && isBag(actor.parties))
      for (const id of Object.keys(actor.parties).slice(0, LIMITS.parties)) if (isId(id)) found.set(id, role);
  return found;
}

/** The model that a file names: one in a file beside it, or one that comes with Offramp. */
export function modelFor(
  located: Pick<Located, 'data' | 'problem'>,
  resolve: Resolve | undefined,
): { model?: Model; problems: Problem[] } {
  const { data } = located;
  const id = isBag(data) ? data.model : undefined;
  if (!isBag(data) || typeof id !== 'string') {
    const [first] = shippedModels().sort((a, b) => rolesNamed(b, data) - rolesNamed(a, data));
    return { ...(first && { model: first }), problems: [] };
  }
  const shipped = shippedModel(id);
  const source = isId(id) ? resolve?.(id, 'model') : undefined;
  // A scenario may have the id of a model that comes with Offramp, and lie beside it.
  if (source && !(shipped && kindOfText(source.content) !== 'model')) {
    const { model, problems } = loadModel(source, source.texts);
    const [first, ...others] = problems.filter(isError);
    if (model) return { model, problems: [] };
    return {
      problems: [
        located.problem(
          ['model'],
          'model',
          `The model ${id} has ${errorsText(others.length + 1)} of its own.`,
          first ? `First: ${first.file}:${first.line}:${first.column} ${first.message}` : 'Check that file first.',
        ),
      ],
    };
  }
  if (shipped) return { model: shipped, problems: [] };
  const meant = closest(id, SHIPPED_IDS);
  const guess = meant === undefined ? undefined : shippedModel(meant);
  return {
    ...(guess && { model: guess }),
    problems: [
      located.problem(
        ['model'],
        'value',
        `There is no model ${JSON.stringify(id.slice(0, 60))} in the folder of this file, and none of that name comes with Offramp.`,
        didYouMean(id, SHIPPED_IDS),
      ),
    ],
  };
}

function rolesNamed(model: Model, data: unknown): number {
  const actors = isBag(data) && isBag(data.actors) ? data.actors : {};
  return Object.keys(actors).filter((role) => model.roles.has(role)).length;
}

/** What a scenario sets of its model, with what is wrong with that. */
export function settingsOf(
  file: Pick<ScenarioFile, 'begins' | 'deadlines' | 'pace'>,
  model: Model,
  located: Pick<Located, 'problem'>,
): { settings?: Settings; problems: Problem[] } {
  const { begins = {}, deadlines = {}, pace = {} } = file;
  const problems: Problem[] = [];
  const settings: Settings = {};
  const starts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(begins)) {
    const region = model.regions.find(({ id, hidden }) => id === name && !hidden);
    const values: readonly (string | number)[] | undefined = region?.leaves ?? model.field.get(name)?.values;
    const known = [...model.regions.flatMap(({ id, hidden }) => (hidden ? [] : [id])), ...model.field.keys()];
    if (!values)
      problems.push(
        located.problem(
          ['begins', name],
          'unknown-name',
          `There is neither a region nor a variable ${name}.`,
          didYouMean(name, known),
          { key: true },
        ),
      );
    else if (!values.includes(value))
      problems.push(
        located.problem(
          ['begins', name],
          'value',
          `${name} is never ${value}.`,
          typeof values[0] === 'number'
            ? `It goes from ${values[0]} to ${values.at(-1)}.`
            : didYouMean(String(value), values.map(String)),
        ),
      );
    else starts[name] = value;
  }
  if (Object.keys(starts).length > 0) settings.begins = starts;
  const hours: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(deadlines)) {
    if (!model.deadlines.has(name))
      problems.push(
        located.problem(
          ['deadlines', name],
          'unknown-name',
          `There is no deadline ${name}.`,
          didYouMean(name, [...model.deadlines.keys()]),
          { key: true },
        ),
      );
    else hours[name] = value === 'off' ? null : value;
  }
  if (Object.keys(hours).length > 0) settings.deadlines = hours;
  if (pace.hours !== undefined) settings.hours = pace.hours;
  const fades: Record<string, Fade | null> = {};
  for (const [name, fade] of Object.entries(pace.fades ?? {})) {
    const numbers = model.names.readable.filter(({ kind }) => kind === 'number').map((one) => one.name);
    if (!numbers.includes(name))
      problems.push(
        located.problem(
          ['pace', 'fades', name],
          'unknown-name',
          `There is no number ${name}.`,
          didYouMean(name, numbers),
          { key: true },
        ),
      );
    else if (Object.hasOwn(hours, fadeId(name)))
      problems.push(
        located.problem(
          ['deadlines', fadeId(name)],
          'value',
          `${fadeId(name)} and pace.fades.${name} both say when ${name} falls.`,
          'Leave one of them out.',
          { key: true },
        ),
      );
    else fades[name] = fade === 'off' ? null : { by: fade.by, hours: fade.days * 24 };
  }
  if (Object.keys(fades).length > 0) settings.fades = fades;
  return { ...(Object.keys(settings).length > 0 && { settings }), problems };
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
  return finish(scenario, flat, located, work, file);
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
    steps: [...parent.steps, ...flat.steps],
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
  return finish(scenario, flat, located, work, file);
}

/** Checks what only the whole can show: rejoins, the replay of every branch, what a class would miss. */
function finish(scenario: Scenario, flat: Flat, located: Located, work: Work, file: ScenarioFile | WhatIfFile): Loaded {
  const problems = [...flat.problems];
  // Where a step is broken, its id may be missing.
  if (flat.broken.size === 0) problems.push(...aboutProblems(file, scenario, located));
  const start = parseWhen(scenario.start);
  if (start && !isDay(start)) {
    const message = `The clock cannot start in a ${start.precision} as a whole.`;
    problems.push(located.problem(['start'], 'date', message, 'Give a day: 2024-01-16.'));
  }
  const rejoins = rejoinProblems(scenario, flat, located);
  problems.push(...rejoins);
  placeUndated(scenario, flat.branches);
  if (rejoins.length >= LIMITS.problems || flat.steps.length === 0) return { scenario, problems };
  let warnings = 0;
  for (const finding of [...checkBranches(scenario, flat.stops, work), ...lint(scenario, flat.steps)]) {
    if (finding.step !== '' && (!flat.paths.has(finding.step) || wasTakenOut(finding, flat))) continue;
    if (finding.severity === 'warning') warnings += 1;
    // Looking a place up costs time, so of warnings only as many are looked up as are shown; errors are counted.
    if (finding.severity === 'error' || warnings <= LIMITS.problems) problems.push(locate(finding, flat, located));
  }
  return { scenario, problems };
}

/** Whether a finding is about a key whose value was wrong, which was reported already. */
function wasTakenOut({ step, key }: Finding, flat: Flat): boolean {
  const path = flat.paths.get(step);
  return path !== undefined && key !== undefined && flat.broken.has(pathKey([...path, key]));
}

function locate(finding: Finding, flat: Flat, located: Located): Problem {
  const path = flat.paths.get(finding.step) ?? ['steps'];
  const full = finding.key === undefined ? path : [...path, finding.key];
  return located.problem(full, finding.code, finding.message, finding.hint + laterText(finding, flat, located), {
    key: finding.step === '',
    severity: finding.severity,
    ...(finding.at !== undefined && { at: finding.at }),
  });
}

/** Lines of steps that are named, of those of which nothing can be said before another step is mended. */
const MOST_LINES = 6;

/** How many steps could not be checked because this one is refused, and where they stand. */
function laterText({ code, later = [] }: Finding, flat: Flat, located: Located): string {
  if (later.length === 0) return '';
  const lines = later.slice(0, MOST_LINES).flatMap((step) => {
    const path = flat.paths.get(step);
    return path ? [located.problem([...path, 'move'], code, '', '').line] : [];
  });
  const where = `line${later.length > 1 ? 's' : ''} ${lines.join(', ')}${later.length > MOST_LINES ? ', …' : ''}`;
  return later.length === 1
    ? ` A later step could not be checked, because it hangs on this one (${where}).`
    : ` ${later.length} later steps could not be checked, because they hang on this one (${where}).`;
}

/** Reports what cannot be rejoined and cuts it off, so that everything else can still be replayed. */
function rejoinProblems(scenario: Scenario, flat: Flat, located: Located): Problem[] {
  if (flat.branches.every((branch) => branch.rejoin === null)) return [];
  const owner = new Map(scenario.steps.map((step) => [step.id, step]));
  const branches = new Map(scenario.branches.map((branch) => [branch.id, branch]));
  const position = new Map<string, number>();
  for (const branch of scenario.branches) for (const [index, id] of branch.steps.entries()) position.set(id, index);
  const problems: Problem[] = [];
  const ids = scenario.steps.map(({ id }) => id);
  const cut: Branch[] = [];
  for (const branch of flat.branches) {
    if (branch.rejoin === null) continue;
    // Looking for what was meant costs time, so no more is looked for than is shown.
    if (problems.length >= LIMITS.problems) break;
    const stepPath = flat.paths.get(branch.id);
    const path = stepPath ? [...stepPath, 'rejoin'] : ['rejoin'];
    if (!owner.has(branch.rejoin)) {
      cut.push(branch);
      problems.push(
        located.problem(path, 'unknown-step', `There is no step ${branch.rejoin}.`, didYouMean(branch.rejoin, ids)),
      );
    } else if (circles(branch, owner, branches, position)) {
      cut.push(branch);
      problems.push(
        located.problem(
          path,
          'rejoin-cycle',
          `The branch ${branch.id} comes back to a step that it has passed already, or rejoins without end.`,
          'Rejoin a later step.',
        ),
      );
    }
  }
  for (const branch of cut) {
    branch.rejoin = null;
    stop(flat, branch);
  }
  return problems;
}

/** Whether following a branch to its end meets the same step twice, without walking the steps. */
function circles(
  branch: Branch,
  steps: Map<string, Step>,
  branches: Map<string, Branch>,
  position: Map<string, number>,
): boolean {
  /** Steps passed, as a span of every branch on the way. */
  const passed = new Map<string, { from: number; to: number }>();
  for (let at: Branch | undefined = branch, until = branch.steps.length; at; ) {
    passed.set(at.id, { from: 0, to: until });
    until = at.insteadOf === null ? 0 : (position.get(at.insteadOf) ?? 0);
    at = at.parent === null ? undefined : branches.get(at.parent);
  }
  let hops = 0;
  for (let rejoin = branch.rejoin; rejoin !== null; hops += 1) {
    if (hops > LIMITS.depth) return true;
    const owner: Branch | undefined = branches.get(steps.get(rejoin)?.branch ?? '');
    const from = position.get(rejoin);
    if (!owner || from === undefined) return false;
    const span = passed.get(owner.id);
    if (span && from < span.to) return true;
    passed.set(owner.id, { from, to: owner.steps.length });
    rejoin = owner.rejoin;
  }
  return false;
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
