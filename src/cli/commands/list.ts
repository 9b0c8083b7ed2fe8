import type { Model } from '../../model/model.js';
import { shippedModels } from '../../model/shipped.js';
import { cardOf } from '../../play/card.js';
import { playedPath } from '../../play/path.js';
import { Session } from '../../play/session.js';
import { JSON_VERSION, type ListDocument, outcomeDocument, statesIn } from '../../render/json/documents.js';
import { cut, indent, pad, wrap } from '../../render/text/columns.js';
import { safe } from '../../render/text/style.js';
import { clockText } from '../../scenario/hours.js';
import { modelOf, type Scenario } from '../../scenario/scenario.js';
import { commandsIn } from '../called.js';
import { builtinIds, isModel, openEither } from '../files.js';
import { print, printJson, terminalStyle } from '../terminal.js';

/** Columns of where a branch ends, and the least of its title; where that does not fit beside its id, it stands below. */
const END = 30;
const TITLE = 20;

/**
 * `offramp list`: what comes with Offramp, a few lines each, so that one is found; or of the scenarios and models named
 * every branch and where it ends, and how large a model is.
 */
export async function list(names: readonly string[], options: { json?: boolean }): Promise<void> {
  const opened: (Scenario | Model)[] = [];
  for (const id of names.length > 0 ? names : builtinIds()) opened.push(await openEither(id));
  if (names.length === 0) opened.push(...shippedModels());
  const document: ListDocument = {
    version: JSON_VERSION,
    scenarios: opened.flatMap((one) => (isModel(one) ? [] : [entry(one)])),
    models: opened.flatMap((one) => (isModel(one) ? [modelEntry(one)] : [])),
  };
  if (options.json) return printJson(document);
  const style = terminalStyle();
  const lines = document.scenarios.flatMap((scenario) => {
    const width = Math.max(...scenario.branches.map((branch) => branch.id.length));
    const name = `${scenario.id}\u00a0 ${scenario.title}`;
    return [
      ...wrap(scenario.extends ? `${name} (a what-if on ${scenario.extends})` : name, style.width).map((line, index) =>
        index === 0 ? style.bold(line.slice(0, scenario.id.length)) + line.slice(scenario.id.length) : line,
      ),
      ...indent(wrap(scenario.summary, style.width - 2), 2),
      ...indent(wrap(placeText(scenario), style.width - 4), 4),
      ...indent(wrap(pathText(scenario), style.width - 4), 4),
      ...(names.length > 0 ? scenario.branches : []).flatMap(({ id, title, outcome }) => {
        const peak = outcome.peakTension === null ? '' : `, peak ${outcome.peakTension}`;
        const end = `${outcome.phase}, ${clockText(outcome.hours)}${peak}`;
        const room = style.width - width - 4 - 2 - END - 1;
        if (room >= TITLE)
          return [`    ${pad(id, width)}  ${pad(end, END)} ${style.dim(cut(safe(title), room))}`.trimEnd()];
        const below = indent(wrap(title, style.width - 6).map(style.dim), 6);
        return room >= 0
          ? [`    ${pad(id, width)}  ${end}`, ...below]
          : [`    ${id}`, ...below, ...indent(wrap(end, style.width - 6), 6)];
      }),
      '',
    ];
  });
  const models = document.models.flatMap(({ id, title, text, roles, states, moves, outcomes }) => [
    ...wrap(`${id}\u00a0 ${safe(title)} (a model)`, style.width).map((line, index) =>
      index === 0 ? style.bold(line.slice(0, id.length)) + line.slice(id.length) : line,
    ),
    ...indent(text === title || text === '' ? [] : wrap(safe(text), style.width - 2), 2),
    ...indent(
      wrap(
        `${states} states, ${moves} moves; roles: ${roles.join(', ')}; outcomes: ${outcomes.join(', ')}`,
        style.width - 4,
      ),
      4,
    ),
    '',
  ]);
  const more = wrap(commandsIn('`offramp list ID` names the branches of one, and where each ends.'), style.width);
  await print(`${[...lines, ...models, ...(names.length > 0 ? [] : [...more, ''])].join('\n')}\n`);
}

type Entry = ListDocument['scenarios'][number];

/** When and where it was, for whom it is, and the machine it runs on. */
function placeText({ years: [from, to], regions, level, model }: Entry): string {
  const years = from === to ? `${from}` : `${from}\u2013${to}`;
  return [years, ...(regions.length > 0 ? [regions.join(', ')] : []), ...(level ? [level] : []), model].join('; ');
}

/** How long its path is, and how it ended. */
function pathText({ path: { steps, decisions, outcome }, extends: base, branches }: Entry): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  const length = `${count(steps, 'step', 'steps')}, ${count(decisions, 'decision point', 'decision points')}, ${count(branches.length, 'path', 'paths')}`;
  const peak = outcome.peakTension === null ? '' : `, peak ${outcome.peakTension}`;
  return `${length}; ${base === null ? 'it ended' : 'this way it ends'}: ${outcome.phase}, ${clockText(outcome.hours)}${peak}`;
}

function modelEntry(model: Model): ListDocument['models'][number] {
  const { id, title, text, roles, measure, moves, outcomes } = model;
  return {
    ...{ id, title, text, roles: [...roles.keys()], measure: measure?.name ?? null },
    ...{ states: statesIn(model), moves: moves.size, outcomes: [...outcomes.keys()] },
  };
}

function entry(scenario: Scenario): Entry {
  const { model, years, level, regions, steps, decisions, outcome } = cardOf(scenario);
  // A what-if holds the scenario it extends as well; only its own branches are listed with it.
  const own = new Set(scenario.steps.map((step) => step.branch));
  const base = scenario.extends ? belongsToBase(scenario) : new Set<string>();
  return {
    id: scenario.id,
    title: scenario.title,
    summary: scenario.summary,
    extends: scenario.extends?.id ?? null,
    ...{ model, years, level, regions },
    path: { steps, decisions, outcome: outcomeDocument(modelOf(scenario), outcome) },
    steps: scenario.steps.filter((step) => !base.has(step.branch)).length,
    branches: scenario.branches
      .filter((branch) => own.has(branch.id) && !base.has(branch.id))
      .map((branch) => {
        const session = new Session(scenario, { follow: branch.id });
        while (session.nextStep) session.next();
        return {
          id: branch.id,
          title: branch.title,
          outcome: outcomeDocument(modelOf(scenario), playedPath(session).outcome),
        };
      }),
  };
}

/** Branches that are not the what-if's: neither its main one nor one that leaves it. */
function belongsToBase(scenario: Scenario): Set<string> {
  const parents = new Map(scenario.branches.map((branch) => [branch.id, branch.parent]));
  const isOwn = (id: string): boolean => {
    for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === scenario.main) return true;
    return false;
  };
  return new Set(scenario.branches.map((branch) => branch.id).filter((id) => !isOwn(id)));
}
