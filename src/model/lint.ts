import leven from 'leven';
import type { Slip } from './compile/report.js';
import type { Condition } from './language/condition.js';
import type { Effect } from './language/effect.js';
import { readsOf } from './language/evaluate.js';
import type { Model, State, Transition } from './model.js';

/**
 * What an author would hardly mean, as far as the file alone shows it: names that nothing uses, signals that nobody
 * raises or answers, moves that no state knows, names that differ by a letter.
 */
export function lintModel(model: Model): Slip[] {
  const states = model.regions.flatMap(({ hidden, states: all }) => (hidden ? [] : [...all.values()]));
  const transitions = states.flatMap(transitionsOf);
  const effects = [
    ...transitions.flatMap((one) => one.effects),
    ...states.flatMap(({ entry, exit }) => [...entry, ...exit]),
  ];
  const conditions = [
    ...transitions.flatMap(({ guard }) => guard ?? []),
    ...effects.flatMap((effect) => ('params' in effect && 'if' in effect.params ? (effect.params.if ?? []) : [])),
  ];
  return [
    ...unreadVariables(model, conditions),
    ...unusedNames(model, conditions),
    ...signalSlips(model, states, effects),
    ...unansweredMoves(model, states),
    ...doubles(model),
    ...twice(model),
  ];
}

function transitionsOf({ on, after, always }: State): Transition[] {
  return [...[...on.values()].flat(), ...[...after.values()].flat(), ...always];
}

function unused(path: readonly string[], message: string, hint: string): Slip {
  return { path, key: true, warning: true, code: 'unused-name', message, hint };
}

function unreadVariables(model: Model, conditions: readonly Condition[]): Slip[] {
  const read = new Set(conditions.flatMap((condition) => readsOf(model.world, condition)));
  return Object.keys(model.file.variables ?? {}).flatMap((id) => {
    if (model.measure?.name === id || model.pressure?.name === id) return [];
    const fields = model.fields.filter(({ variable }) => variable === id);
    if (fields.some(({ name }) => read.has(name))) return [];
    return [
      unused(
        ['variables', id],
        `Nothing in the model reads ${id}.`,
        'Delete it, or let a condition ask for it: without it there are fewer configurations. Leave it where a claim of `prove`, a policy or `expect:` is to ask for it.',
      ),
    ];
  });
}

/** Every name of a condition within conditions. */
function namesIn(condition: Condition): string[] {
  switch (condition.type) {
    case 'named':
      return [condition.params.name, ...namesIn(condition.params.guard)];
    case 'not':
    case 'claim':
      return namesIn(condition.params.guard);
    case 'all':
    case 'any':
      return condition.params.guards.flatMap(namesIn);
    default:
      return [];
  }
}

function unusedNames(model: Model, conditions: readonly Condition[]): Slip[] {
  const { file } = model;
  const used = new Set(conditions.flatMap(namesIn));
  const texts = JSON.stringify([file.regions, file.shared ?? {}, file['every-move'] ?? '', file.effects ?? {}]);
  const shared = new Set(model.regions.flatMap(({ id }) => usesIn(file.regions[id]?.states)));
  const waited = new Set(
    model.regions.flatMap(({ states }) => [...states.values()].flatMap(({ after }) => [...after.keys()])),
  );
  const off = new Set(Object.keys(model.settings.deadlines ?? {}));
  return [
    ...Object.keys(file.conditions ?? {})
      .filter((id) => !used.has(id))
      .map((id) =>
        unused(
          ['conditions', id],
          `No transition uses the condition ${id}.`,
          'Delete it, or name it under `if:`. Leave it where a claim of `prove` or a policy is to ask for it.',
        ),
      ),
    ...Object.keys(file.effects ?? {})
      .filter((id) => !new RegExp(`\\b${id}\\b`, 'i').test(texts.replace(`"${id}":`, '')))
      .map((id) =>
        unused(['effects', id], `Nothing uses the effects ${id}.`, 'Delete them, or name them under `do:`.'),
      ),
    ...Object.keys(file.shared ?? {})
      .filter((id) => !shared.has(id))
      .map((id) => unused(['shared', id], `No state uses ${id}.`, 'Delete it, or name it under `use:`.')),
    ...Object.keys(file.deadlines ?? {})
      .filter((id) => !waited.has(id) && !off.has(id))
      .map((id) =>
        unused(['deadlines', id], `No state waits for the deadline ${id}.`, 'Delete it, or name it under `after:`.'),
      ),
  ];
}

function usesIn(states: NonNullable<Model['file']['regions'][string]>['states'] | undefined): string[] {
  return Object.values(states ?? {}).flatMap((state) => [
    ...[state?.use ?? [], state?.anew ?? []].flat(2),
    ...usesIn(state?.states),
  ]);
}

function signalSlips({ signals }: Model, states: readonly State[], effects: readonly Effect[]): Slip[] {
  const raised = new Set(
    effects.flatMap((effect) => (effect.type === 'raise' || effect.type === 'raiseIf' ? effect.params.signal : [])),
  );
  const answered = new Set(states.flatMap(({ on }) => [...on.keys()]));
  return [...signals.keys()].flatMap((id) => {
    if (!raised.has(id))
      return [
        unused(
          ['signals', id],
          `Nothing raises the signal ${id}.`,
          `Write \`raise ${id}\` under \`do:\`, or delete it.`,
        ),
      ];
    if (!answered.has(id))
      return [unused(['signals', id], `No state answers the signal ${id}.`, 'Name it under `on:`, or delete it.')];
    return [];
  });
}

function unansweredMoves({ moves }: Model, states: readonly State[]): Slip[] {
  const answered = new Set(states.flatMap(({ on }) => [...on.keys()]));
  return [...moves.keys()]
    .filter((id) => !answered.has(id))
    .map(
      (id): Slip => ({
        path: ['moves', id],
        key: true,
        warning: true,
        code: 'impossible-move',
        message: `No state knows the move ${id}.`,
        hint: 'Name it under `on:` of a state, or delete it.',
      }),
    );
}

/** Moves that two regions answer: what every move does is done twice where both take it. */
function doubles(model: Model): Slip[] {
  if (model.file['every-move'] === undefined) return [];
  return [...model.moves.keys()].flatMap((id): Slip[] => {
    const answering = model.regions.filter(({ states }) => [...states.values()].some(({ on }) => on.has(id)));
    if (answering.length < 2 || model.file.moves[id]?.['every-move'] === false) return [];
    const names = answering.map((region) => region.id).join(' and ');
    return [
      {
        path: ['moves', id],
        key: true,
        warning: true,
        code: 'constant-guard',
        message: `${names} both answer ${id}, so that what every move does is done twice where both take it.`,
        hint: 'Let one of them raise a signal that the other answers.',
      },
    ];
  });
}

/** Names that differ by a letter: one of them is likely a slip. */
function twice(model: Model): Slip[] {
  const groups: [path: string[], names: string[]][] = [
    [['moves'], Object.keys(model.file.moves)],
    [['variables'], Object.keys(model.file.variables ?? {})],
    [['conditions'], Object.keys(model.file.conditions ?? {})],
    [['deadlines'], Object.keys(model.file.deadlines ?? {})],
    ...model.regions
      .filter(({ hidden }) => !hidden)
      .map(({ id }): [string[], string[]] => [
        ['regions', id, 'states'],
        Object.keys(model.file.regions[id]?.states ?? {}),
      ]),
  ];
  return groups.flatMap(([path, names]) =>
    names.flatMap((name, index): Slip[] => {
      const other = names
        .slice(0, index)
        .find((one) => name.length > 4 && leven(one.toLowerCase(), name.toLowerCase()) <= 1);
      if (other === undefined) return [];
      return [
        {
          path: [...path, name],
          key: true,
          warning: true,
          code: 'duplicate-id',
          message: `${name} and ${other} differ by a letter.`,
          hint: 'Rename one, unless that is meant.',
        },
      ];
    }),
  );
}
