import { didYouMean } from '../../file/suggest.js';
import type { Path } from '../../file/yaml.js';
import type { Condition } from '../language/condition.js';
import { type Effect, parseEffect, type Written } from '../language/effect.js';
import type { Names } from '../language/names.js';
import { parseCondition } from '../language/parse.js';
import { MODEL_LIMITS } from '../limits.js';
import type { Deadline, MoveDefinition, Region, Signal, State, Transition } from '../model.js';
import type { EffectsFile, ModelFile, StateFile, TransitionFile, TransitionsFile } from '../schema.js';
import { readsRegions } from './config.js';
import { titled } from './fields.js';
import { type Report, reading } from './report.js';

/** What regions are made with. */
export interface Making {
  file: ModelFile;
  names: Names;
  moves: ReadonlyMap<string, MoveDefinition>;
  deadlines: ReadonlyMap<string, Deadline>;
  signals: ReadonlyMap<string, Signal>;
  /** Deadlines that never pass. */
  off: ReadonlySet<string>;
  report: Report;
}

/** The names of regions and of their states, before anything in them is read. */
export function leavesOf(states: Readonly<Record<string, StateFile | null>>, prefix = ''): string[] {
  return Object.entries(states).flatMap(([key, state]) => {
    const path = prefix + key;
    return state?.states && Object.keys(state.states).length > 0 ? leavesOf(state.states, `${path}.`) : [path];
  });
}

/** The regions of a file. */
export function regionsOf(making: Making): Region[] {
  const every = effectsOf(making, making.file['every-move'], ['every-move'], 'every');
  return Object.entries(making.file.regions).map(([id, file]) => {
    const path = ['regions', id];
    const { report } = making;
    const leaves = leavesOf(file.states);
    const paths = pathsOf(file.states);
    if (leaves.length === 0)
      report({
        path: [...path, 'states'],
        code: 'value',
        message: `The region ${id} has no states.`,
        hint: 'Name at least one.',
      });
    if (paths.length > MODEL_LIMITS.states)
      report({
        path: [...path, 'states'],
        code: 'value',
        message: `The region ${id} has ${paths.length} states; the most is ${MODEL_LIMITS.states}.`,
        hint: 'Leave some out, or make a region of some.',
      });
    if (paths.some((state) => state.split('.').length > MODEL_LIMITS.depth))
      report({
        path: [...path, 'states'],
        code: 'value',
        message: `States lie within states more than ${MODEL_LIMITS.depth} deep.`,
        hint: 'Make a region of the inner ones.',
      });
    const states = new Map<string, State>();
    const within = (files: Readonly<Record<string, StateFile | null>>, prefix: string, at: Path, parent?: string) => {
      for (const [key, given] of Object.entries(files)) {
        const state = given ?? {};
        const where = [...at, 'states', key];
        const stateId = prefix + key;
        const inner = state.states && Object.keys(state.states).length > 0 ? state.states : undefined;
        states.set(
          stateId,
          stateOf(making, {
            id: stateId,
            state,
            where,
            paths,
            leaf: !inner,
            every,
            ...(parent !== undefined && { parent }),
          }),
        );
        if (inner) within(inner, `${stateId}.`, where, stateId);
      }
    };
    within(file.states, '', path);
    const start = startOf(file, path, report);
    return {
      id,
      title: file.title ?? titled(id),
      description: file.text ?? file.title ?? titled(id),
      start,
      states,
      leaves,
    };
  });
}

/** The leaf that is entered with a region or a state. */
function startOf(
  file: { start?: string | undefined; states?: Readonly<Record<string, StateFile | null>> | undefined },
  path: Path,
  report: Report,
): string {
  const states = file.states ?? {};
  const keys = Object.keys(states);
  if (file.start !== undefined && !keys.includes(file.start))
    report({
      path: [...path, 'start'],
      code: 'unknown-name',
      message: `There is no state ${file.start} here.`,
      hint: didYouMean(file.start, keys),
    });
  const key = file.start !== undefined && keys.includes(file.start) ? file.start : (keys[0] ?? '');
  const inner = states[key];
  return inner?.states && Object.keys(inner.states).length > 0
    ? `${key}.${startOf(inner, [...path, 'states', key], report)}`
    : key;
}

function pathsOf(states: Readonly<Record<string, StateFile | null>>, prefix = ''): string[] {
  return Object.entries(states).flatMap(([key, state]) => [
    prefix + key,
    ...(state?.states ? pathsOf(state.states, `${prefix}${key}.`) : []),
  ]);
}

interface Place {
  id: string;
  parent?: string;
  state: StateFile;
  where: Path;
  /** Every state of the region. */
  paths: readonly string[];
  leaf: boolean;
  /** What every move does. */
  every: readonly Written[];
}

function stateOf(making: Making, place: Place): State {
  const { id, parent, state, where, leaf } = place;
  const { file, report } = making;
  const on = new Map<string, readonly Transition[]>();
  const answer = (event: string, given: TransitionsFile, path: Path) => {
    if (!making.moves.has(event) && !making.signals.has(event)) {
      const known = [...making.moves.keys(), ...making.signals.keys()];
      report({
        path,
        key: true,
        code: 'unknown-name',
        message: `There is neither a move nor a signal ${event}.`,
        hint: didYouMean(event, known, (name) => making.moves.get(name)?.title ?? ''),
      });
      return;
    }
    on.set(event, transitionsOf(making, place, given, path, event));
  };
  const named = [[state.use ?? []].flat(), [state.anew ?? []].flat()].flatMap((names, index) =>
    names.map((name) => ({ name, anew: index === 1 })),
  );
  for (const { name, anew } of named) {
    const shared = file.shared && Object.hasOwn(file.shared, name) ? file.shared[name] : undefined;
    if (!shared)
      report({
        path: [...where, anew ? 'anew' : 'use'],
        code: 'unknown-name',
        message: `There is nothing shared called ${name}.`,
        hint: didYouMean(name, Object.keys(file.shared ?? {})),
      });
    for (const [event, given] of Object.entries(shared ?? {}))
      answer(event, anew ? beginningAnew(given) : given, ['shared', name, event]);
  }
  for (const [event, given] of Object.entries(state.on ?? {})) answer(event, given, [...where, 'on', event]);
  const after = new Map<string, readonly Transition[]>();
  for (const [deadline, given] of Object.entries(state.after ?? {})) {
    const path = [...where, 'after', deadline];
    if (!making.deadlines.has(deadline))
      report({
        path,
        key: true,
        code: 'unknown-name',
        message: `There is no deadline ${deadline}.`,
        hint:
          making.deadlines.size > 0
            ? didYouMean(deadline, [...making.deadlines.keys()])
            : 'Name it under `deadlines:`.',
      });
    else if (!making.off.has(deadline)) after.set(deadline, transitionsOf(making, place, given, path, deadline));
  }
  if (state.final && (on.size > 0 || after.size > 0 || state.always !== undefined || !leaf))
    report({
      path: [...where, 'final'],
      code: 'value',
      message: `${id} is final, but something leads out of it or lies in it.`,
      hint: 'Delete `final:`, or what it has besides.',
    });
  const title = state.title ?? titled(id.split('.').at(-1) ?? id);
  return {
    id,
    ...(parent !== undefined && { parent }),
    leaf,
    ...(!leaf && { start: startOf(state, where, report).split('.')[0] ?? '' }),
    title,
    description: state.text ?? title,
    while: state.while ?? `in “${title}”`,
    final: state.final === true,
    on,
    after,
    always: state.always === undefined ? [] : transitionsOf(making, place, state.always, [...where, 'always'], ''),
    entry: asEffects(effectsOf(making, state.enter, [...where, 'enter'])),
    exit: asEffects(effectsOf(making, state.leave, [...where, 'leave'])),
  };
}

/** Transitions of which those that lead nowhere else begin their state anew. */
function beginningAnew(given: TransitionsFile): TransitionsFile {
  if (Array.isArray(given)) return given.map((one) => (one.to === undefined ? { ...one, again: true } : one));
  if (typeof given === 'string') return given;
  return given?.to === undefined ? { ...given, again: true } : given;
}

function transitionsOf(making: Making, place: Place, given: TransitionsFile, path: Path, event: string): Transition[] {
  const list = Array.isArray(given) ? given : [given];
  const made = list.map((one, index) =>
    transitionOf(making, place, one, Array.isArray(given) ? [...path, index] : path, event),
  );
  const open = list.findIndex((one) => one === null || typeof one === 'string' || one.if === undefined);
  if (open >= 0 && open < list.length - 1)
    making.report({
      path: [...path, open + 1],
      code: 'constant-guard',
      warning: true,
      message: 'This is never taken: the one before it has no `if:`.',
      hint: 'Put the one without `if:` last.',
    });
  if (event === '' && open >= 0 && !list.some((one) => (typeof one === 'string' ? one : one?.to) !== undefined))
    making.report({
      path,
      code: 'value',
      message: 'What happens always, without a condition and without leading elsewhere, would never end.',
      hint: 'Give it `if:` or `to:`.',
    });
  return made;
}

function transitionOf(
  making: Making,
  place: Place,
  given: null | string | TransitionFile,
  path: Path,
  event: string,
): Transition {
  const file: TransitionFile = given === null ? {} : typeof given === 'string' ? { to: given } : given;
  const move = making.moves.get(event);
  const target =
    file.to === undefined
      ? undefined
      : targetOf(making, place, file.to, typeof given === 'string' ? path : [...path, 'to']);
  const text = file.if;
  const guard =
    text === undefined
      ? undefined
      : reading(making.report, [...path, 'if'], (): Condition => parseCondition(text, making.names));
  const own = effectsOf(making, file.do, [...path, 'do'], move ? 'move' : undefined);
  const effects = asEffects(
    [...(move && making.file.moves[event]?.['every-move'] !== false ? place.every : []), ...own],
    move?.goldstein,
  );
  const again = file.again === true;
  const to = target ?? (again ? place.id : undefined);
  return {
    ...(to !== undefined && { target: to }),
    ...(again && { reenter: true as const }),
    ...(guard && { guard }),
    effects,
    description:
      file.text ??
      move?.description ??
      making.signals.get(event)?.description ??
      making.deadlines.get(event)?.description ??
      '',
  };
}

/** The state of the region that a word names: its path, or the last part of it where there is just one. */
function targetOf(making: Making, { paths }: Place, word: string, path: Path): string | undefined {
  const found = paths.includes(word) ? [word] : paths.filter((state) => state.split('.').at(-1) === word);
  if (found.length === 1) return found[0];
  making.report({
    path,
    code: 'unknown-name',
    message: found.length > 1 ? `${word} can be ${found.join(' or ')}.` : `There is no state ${word} in this region.`,
    hint: found.length > 1 ? 'Write the whole path.' : didYouMean(word, [...paths, ...lastParts(paths)]),
  });
  return undefined;
}

/** Last parts of paths of states by which these can be called. */
function lastParts(paths: readonly string[]): string[] {
  const parts = paths.flatMap((path) => (path.includes('.') ? path.split('.').slice(-1) : []));
  return parts.filter((part) => parts.filter((other) => other === part).length === 1 && !paths.includes(part));
}

/** Effects as they are written, with what has a name written out. */
function effectsOf(
  making: Making,
  given: EffectsFile | undefined,
  path: Path,
  where?: 'move' | 'every',
  seen: readonly string[] = [],
): Written[] {
  if (given === undefined) return [];
  const list = Array.isArray(given) ? given : [given];
  return list.flatMap((text, index) => {
    const at = Array.isArray(given) ? [...path, index] : path;
    const found = reading(making.report, at, () => parseEffect(text, making.names)) ?? [];
    return found.flatMap((effect): Written[] => {
      const when = 'if' in effect.params ? effect.params.if : undefined;
      if (when && readsRegions(when, new Set(Object.keys(making.file.regions)))) {
        making.report({
          path: at,
          code: 'expression',
          at: 0,
          message: 'Whether an effect happens can hang on variables, not on the state of a region.',
          hint: 'Put the condition into `if:` of the transition.',
        });
        return [];
      }
      if (effect.type === 'scaled' && where === undefined && seen.length === 0) {
        making.report({
          path: at,
          code: 'expression',
          at: 0,
          message: 'Only a move has a Goldstein value.',
          hint: 'Use it in `every-move:` or in a transition of a move.',
        });
        return [];
      }
      if (effect.type !== 'use') return [effect];
      const { name } = effect.params;
      if (seen.includes(name) || seen.length > 8) {
        making.report({
          path: at,
          code: 'expression',
          at: 0,
          message: `The effects ${[...seen, name].join(' → ')} use each other in a circle.`,
          hint: 'Write one of them out.',
        });
        return [];
      }
      const named = making.file.effects?.[name];
      const inner = typeof named === 'object' && !Array.isArray(named) ? named.do : named;
      const inside = typeof named === 'object' && !Array.isArray(named) ? ['effects', name, 'do'] : ['effects', name];
      return effectsOf(making, inner, inside, where, [...seen, name]);
    });
  });
}

/** Effects with what hangs on the move worked out; what changes nothing is left out. */
function asEffects(written: readonly Written[], goldstein = 0): Effect[] {
  return written.flatMap((effect): Effect[] => {
    if (effect.type === 'use') return [];
    if (effect.type !== 'scaled') return [effect];
    const { times, by, ...rest } = effect.params;
    const shift = Math.round((goldstein * times) / by) + 0;
    return shift === 0 ? [] : [{ type: 'shift', params: { ...rest, by: shift } }];
  });
}
