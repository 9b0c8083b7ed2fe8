import type { Problem } from './problem.js';
import type { FileWord, Located } from './yaml.js';

/** Keys that only one kind of file has at the top. */
const TELLING: Record<FileWord, readonly string[]> = {
  scenario: ['model', 'actors', 'start', 'steps', 'extends', 'from', 'mainSource'],
  policy: ['script', 'turns', 'classes', 'rules'],
  model: ['roles', 'regions', 'variables', 'outcomes', 'shared', 'signals'],
};

const HINTS = {
  scenario:
    'Ask about it with `offramp explore FILE`. A policy has turns, classes, moves or rules; docs/explore.md shows one.',
  policy:
    'Use it with `offramp explore --policy FILE`. A scenario has `steps:`; `offramp new` writes one to start from.',
  model:
    'A scenario names it under `model:`; `offramp check FILE` checks it. A scenario has `steps:`; `offramp new` writes one to start from.',
} as const;

/** Says of a file that its keys are those of the other kind, and none of its own, what it looks like and what it is for. */
export function otherKind(data: object, located: Located, wanted: keyof typeof TELLING): Problem | undefined {
  if (TELLING[wanted].some((key) => Object.hasOwn(data, key))) return undefined;
  const others = (Object.keys(TELLING) as FileWord[]).filter((kind) => kind !== wanted);
  const counts = others.map((kind) => Object.keys(data).filter((key) => TELLING[kind].includes(key)));
  const most = Math.max(...counts.map(({ length }) => length));
  const at = counts.findIndex(({ length }) => length === most);
  const other = others[at];
  const found = counts[at] ?? [];
  const [first] = found;
  if (first === undefined || other === undefined) return undefined;
  return located.problem([first], 'type', `This looks like a ${other}: it has ${found.join(', ')}.`, HINTS[other], {
    key: true,
  });
}

/** What a file seems to hold, by the keys at its top: those at the beginning of its lines, so that it need not be read as YAML. */
export function kindOfText(content: Uint8Array | string): FileWord {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  // A file that is one block in braces has no such lines.
  const within = text.trimStart().startsWith('{')
    ? /(?:^|[{,\s])["']?([A-Za-z]+)["']?\s*:/g
    : /^["']?([A-Za-z]+)["']?\s*:/gm;
  return kindOfKeys([...text.matchAll(within)].map(([, key = '']) => key));
}

function kindOfKeys(all: readonly string[]): FileWord {
  const keys = [...new Set(all)];
  const count = (kind: FileWord) => keys.filter((key) => TELLING[kind].includes(key)).length;
  const kinds = ['scenario', 'model', 'policy'] as const;
  return kinds.reduce<FileWord>((best, kind) => (count(kind) > count(best) ? kind : best), 'scenario');
}
