import { Document, isMap, isScalar, Scalar, visit } from 'yaml';
import { isUnshown, withEscapes } from '../file/edit/values.js';
import type { Model } from '../model/index.js';
import type { WhatIfFile } from './schema.js';
import { type DraftTexts, ENGLISH_TEXTS } from './what-if-texts.js';

/** What is said of a what-if in comments. */
export interface WhatIfNotes {
  /** Where an editor finds the JSON Schema. */
  schema: string;
  /** The scenario it extends does not come with Offramp, so that its file must stand beside. */
  beside?: boolean;
  /** The model that it runs on, to say of each move what it is. */
  model?: Model;
  /** What the comments say; without it, in English. */
  texts?: DraftTexts;
}

/** Order of the keys of a step, as the documentation has them. */
const STEP_KEYS = [
  'id',
  'at',
  'by',
  'target',
  'move',
  'hours',
  'title',
  'text',
  'picture',
  'sources',
  'disputed',
  'ask',
  'nearly',
  'set',
] as const;

/**
 * The YAML of a what-if, for people to go on with: block style, keys in the order of the documentation,
 * moves explained, and a head that says what to change. Read again, it is the same what-if.
 */
export function whatIfYaml(
  file: WhatIfFile,
  { schema, beside = false, model, texts = ENGLISH_TEXTS }: WhatIfNotes,
): string {
  const {
    id,
    title,
    summary,
    language,
    level,
    extends: base,
    from,
    why,
    weight,
    roles,
    objectives,
    lesson,
    glossary,
    sources,
    predict,
    steps,
    rejoin,
  } = file;
  const { notes } = texts;
  const ordered = {
    id,
    title,
    summary,
    ...(language !== undefined && { language }),
    ...(level !== undefined && { level }),
    extends: base,
    from,
    ...(why !== undefined && { why }),
    ...(weight !== undefined && { weight }),
    ...(roles && { roles }),
    ...(objectives && { objectives }),
    ...(lesson && { lesson }),
    ...(glossary && { glossary }),
    ...(sources && { sources }),
    ...(predict !== undefined && { predict }),
    steps: steps.map((step) => {
      const known = STEP_KEYS.filter((key) => step[key] !== undefined).map((key) => [key, step[key]]);
      const rest = Object.entries(step).filter(([key]) => !(STEP_KEYS as readonly string[]).includes(key));
      return Object.fromEntries([...known, ...rest]);
    }),
    ...(rejoin !== undefined && { rejoin }),
  };
  const document = new Document(ordered, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && isUnshown(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !isScalar(value)) return;
      if (key.value === 'weight') value.comment = ` ${notes.weight}`;
      if (key.value === 'rejoin') value.comment = ` ${notes.rejoin}`;
    },
    Map: (_, map) => {
      const move = map.get('move', true);
      if (!isMap(map) || !isScalar(move) || typeof move.value !== 'string') return;
      const known = model?.moves.get(move.value);
      if (known) move.comment = ` ${(notes.move?.(known.id) ?? known.description).replace(/\s+/g, ' ')}`;
    },
  });
  const body = withEscapes(document.toString({ lineWidth: 120, indentSeq: true }));
  return `# yaml-language-server: $schema=${schema}
# ${notes.explored(from)}
# ${notes.changeExplored}
#   offramp check ${id}.yaml      ${notes.check}
#   offramp play ${id}.yaml       ${notes.play}
${beside ? `# ${notes.beside(base)}\n` : ''}${body}`;
}
