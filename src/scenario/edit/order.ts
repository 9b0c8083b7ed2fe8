import type { Path } from '../../file/yaml.js';

/** Keys in the order in which the reference has them. */
const HEAD = [
  ...['id', 'title', 'summary', 'language', 'level', 'extends', 'from', 'why', 'weight', 'regions', 'map', 'model'],
  ...[
    'actors',
    'roles',
    'start',
    'begins',
    'deadlines',
    'pace',
    'objectives',
    'lesson',
    'glossary',
    'mainSource',
    'sources',
  ],
  ...['predict', 'steps', 'rejoin'],
];
const STEP = [
  ...['id', 'at', 'by', 'target', 'move', 'hours', 'title', 'text', 'picture', 'why', 'weight'],
  ...['sources', 'disputed'],
  ...['nearly', 'expect', 'set', 'ask', 'instead', 'then', 'rejoin'],
];
const OTHERS: Record<string, readonly string[]> = {
  ask: ['question', 'answer'],
  disputed: ['at', 'source', 'note'],
  picture: ['file', 'alt', 'credit'],
  sources: ['id', 'title', 'author', 'publisher', 'date', 'url', 'note'],
};

/** The order of the keys of a step, and of the blocks in it. */
export function stepOrder(path: Path): readonly string[] {
  const name = path.findLast((part) => typeof part === 'string');
  return name === undefined ? STEP : (OTHERS[name] ?? []);
}

/** The order of the keys of a file's head, and of the blocks in it. */
export function headOrder(path: Path): readonly string[] {
  const name = path.findLast((part) => typeof part === 'string');
  return name === undefined ? HEAD : (OTHERS[name] ?? []);
}
