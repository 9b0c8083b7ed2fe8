import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Model } from '../../../model/index.js';
import type { Scenario } from '../../../scenario/index.js';
import type { Words } from '../../words/index.js';
import { modelWords } from '../../words/model.js';
import { isExpression, keyNames, knownIn, valueNames } from './complete-model.js';
import { type Place, placeAt } from './context.js';
import { modelShapesAt, type Shape, shapesAt } from './schema.js';

/** What completion knows of the scenario or model besides its text. */
export interface Known {
  /** The last text without errors. */
  scenario: Scenario | undefined;
  /** What it runs on, as far as that is known; of a model, how it last was without errors. */
  model: Model | undefined;
  /** Ids of the scenarios that can be extended. */
  others: readonly string[];
  /** Ids of the models that a scenario can run on. */
  models: readonly string[];
  /** Whether the text is a model itself. */
  isModel: boolean;
  words: Words;
}

/** Offers keys, values, moves, and ids of steps and sources, for where the cursor is. */
export function completer(known: () => Known) {
  return (context: CompletionContext): CompletionResult | null => {
    const { doc } = context.state;
    const line = doc.lineAt(context.pos);
    const lineAt = (number: number) => (number >= 0 && number < doc.lines ? doc.line(number + 1).text : undefined);
    const place = placeAt(lineAt, line.number - 1, context.pos - line.from);
    if (!place) return null;
    const word = /[\w-]*$/.exec(place.word)?.[0] ?? '';
    // In the middle of a text that is written out there is nothing to offer.
    const all = known();
    const within = all.isModel && place.key !== undefined && isExpression([...place.path, place.key]);
    const quoted = all.isModel && /^["'][\w-]*$/.test(place.word);
    if (word !== place.word.trim() && !within && !quoted) return null;
    if (word === '' && !context.explicit && (place.key === undefined || within)) return null;
    const options = all.isModel
      ? modelOptions(place, doc.toString(), all).map((option) => (quoted ? { ...option, apply: option.label } : option))
      : optionsAt(place, extendsAnother(doc.sliceString(0, 20_000)), all);
    return options.length === 0 ? null : { from: context.pos - word.length, options, validFor: /^[\w-]*$/ };
  };
}

/** Whether a text extends another scenario, by its keys; undefined where none says so yet. */
export function extendsAnother(text: string): boolean | undefined {
  if (/^(?:extends|from):/m.test(text)) return true;
  return /^(?:model|actors|start):/m.test(text) ? false : undefined;
}

function optionsAt(place: Place, whatIf: boolean | undefined, known: Known): Completion[] {
  const { path, key } = place;
  if (key === undefined) {
    const shapes = shapesAt(path, whatIf, known.model);
    return [...ids(path, known), ...keys(shapes, place)];
  }
  const shapes = shapesAt([...path, key], whatIf, known.model);
  return [...ids([...path, key], known), ...values(shapes, place, known)];
}

function modelOptions(place: Place, text: string, known: Known): Completion[] {
  const { path, key } = place;
  const names = knownIn(text, known.model);
  const at = key === undefined ? path : [...path, key];
  const told = valueNames(at, names).map((option) => ({ ...option, ...titled(option.label, known) }));
  if (key !== undefined) return [...told, ...values(modelShapesAt(at), place, known)];
  return [...told, ...keyNames(place, names), ...keys(modelShapesAt(path), place)];
}

/** What a name of the model stands for. */
function titled(label: string, { model, words }: Known): Partial<Completion> {
  if (!model) return {};
  const names = modelWords(model, words.language);
  if (model.moves.has(label)) return { detail: names.move(label) };
  return model.roles.has(label) ? { detail: names.role(label) } : {};
}

function keys(shapes: readonly Shape[], { others }: Place): Completion[] {
  const found = new Map<string, Completion>();
  for (const { properties = {}, required = [] } of shapes) {
    for (const [name, shape] of Object.entries(properties)) {
      if (others.has(name) || found.has(name)) continue;
      const nests = shape.type === 'array' || shape.type === 'object';
      found.set(name, {
        label: name,
        apply: nests ? `${name}:` : `${name}: `,
        type: 'property',
        boost: required.includes(name) ? 10 : 0,
        ...(shape.description !== undefined && { info: shape.description }),
      });
    }
  }
  return [...found.values()];
}

function values(shapes: readonly Shape[], place: Place, known: Known): Completion[] {
  return shapes.flatMap((shape): Completion[] => {
    const fixed = shape.const === undefined ? (shape.enum ?? []) : [shape.const];
    if (fixed.length === 0)
      return (shape.examples ?? []).map((example) => ({ label: String(example), type: 'constant' }));
    return fixed.map((value, index) => {
      const label = String(value);
      const info = shape.enumDescriptions?.[index];
      return { label, type: 'enum', ...(info !== undefined && { info }), ...extra(label, place, known) };
    });
  });
}

/** What a move is called, with those of the actor that is named first; who stands behind a role. */
function extra(label: string, { key, others }: Place, { scenario, model, words }: Known): Partial<Completion> {
  if (!model || key === undefined) return {};
  const names = modelWords(model, words.language);
  const move = key === 'move' ? model.moves.get(label) : undefined;
  if (move) {
    const by = others.get('by')?.split(/\s/)[0];
    const fits = by === undefined || move.by.includes(by) || !model.roles.has(by);
    return { detail: names.move(label), boost: fits ? 0 : -50 };
  }
  if (key === 'by' || key === 'target') {
    const parties = Object.values(scenario?.actors ?? {}).map((actor) => actor.parties?.[label]);
    const name = scenario?.actors[label]?.name ?? parties.find((party) => party !== undefined)?.name;
    return name === undefined ? {} : { detail: name };
  }
  if (model.region.get(key)?.states.has(label)) return { detail: names.state(key, label) };
  return {};
}

/** Ids that are known: steps to leave or rejoin, sources to cite, scenarios to extend. */
function ids(path: readonly string[], { scenario, others, models }: Known): Completion[] {
  const last = path.at(-1) === '[]' ? path.at(-2) : path.at(-1);
  if (last === 'model' && path.length === 1) return models.map((label) => ({ label, type: 'class' }));
  if (last === 'extends' && path.length === 1) return others.map((label) => ({ label, type: 'class' }));
  if (!scenario) return [];
  if (last === 'rejoin' || (last === 'stop' && path[0] === 'lesson') || (last === 'from' && path.length === 1))
    return scenario.steps
      .filter((step) => last !== 'from' || step.branch !== scenario.main)
      .map(({ id, title }) => ({ label: id, detail: title.slice(0, 80), type: 'variable' }));
  const cites =
    (last === 'sources' && path.length > 1) ||
    last === 'mainSource' ||
    (last === 'source' && path.includes('disputed'));
  if (!cites || (last === 'sources' && path.at(-1) !== '[]')) return [];
  return scenario.sources.map(({ id, title, publisher }) => ({
    label: id,
    detail: (publisher ?? title).slice(0, 80),
    type: 'variable',
  }));
}
