import type { Problem } from './problem.js';
import type { Located } from './yaml.js';

/** Keys that only one kind of file has at the top. */
const TELLING: Record<'scenario' | 'policy', readonly string[]> = {
  scenario: ['model', 'actors', 'start', 'steps', 'extends', 'from', 'mainSource'],
  policy: ['script', 'turns', 'classes', 'moves', 'rules'],
};

const HINTS = {
  scenario:
    'Ask about it with `offramp explore FILE`. A policy has turns, classes, moves or rules; docs/explore.md shows one.',
  policy:
    'Use it with `offramp explore --policy FILE`. A scenario has `steps:`; `offramp new` writes one to start from.',
} as const;

/** Says of a file that its keys are those of the other kind, and none of its own, what it looks like and what it is for. */
export function otherKind(data: object, located: Located, wanted: keyof typeof TELLING): Problem | undefined {
  const other = wanted === 'policy' ? 'scenario' : 'policy';
  const found = Object.keys(data).filter((key) => TELLING[other].includes(key));
  const [first] = found;
  if (first === undefined || TELLING[wanted].some((key) => Object.hasOwn(data, key))) return undefined;
  return located.problem([first], 'type', `This looks like a ${other}: it has ${found.join(', ')}.`, HINTS[other], {
    key: true,
  });
}
