import { MODEL_LIMITS, type Value } from '../../model/index.js';
import type { Act, Arrow, Chart, Node, Tell, Test } from './chart.js';
import { Namer } from './names.js';

/** A variable of the model. */
export interface Variable {
  name: string;
  kind: 'number' | 'choice';
  from: number;
  to: number;
  /** Words by how the file says them. */
  words: Map<string, string>;
  start: Value;
  /** Its upper bound is a guess. */
  guessed: boolean;
}

/** Every arrow and every act of a chart. */
export function partsOf(root: Node): { arrows: Arrow[]; acts: Act[]; tests: Test[] } {
  const arrows: Arrow[] = [];
  const acts: Act[] = [];
  const visit = (node: Node) => {
    arrows.push(...node.always, ...node.on.flatMap((one) => one.arrows), ...node.after.flatMap((one) => one.arrows));
    acts.push(...node.entry, ...node.exit);
    node.states.forEach(visit);
  };
  visit(root);
  acts.push(...arrows.flatMap((arrow) => arrow.acts));
  const tests = [
    ...arrows.flatMap(({ guard }) => guard ?? []),
    ...acts.flatMap((act) => ('if' in act && act.if ? [act.if] : [])),
  ];
  return { arrows, acts, tests: tests.flatMap(innermost) };
}

function innermost(test: Test): Test[] {
  if (test.type === 'not') return innermost(test.test);
  return test.type === 'all' || test.type === 'any' ? test.tests.flatMap(innermost) : [test];
}

/** The variables of a chart, with all that each can be: read off what it is compared with and set to. */
export function variablesOf(chart: Chart, names: Namer, tell: Tell): Map<string, Variable> {
  const { acts, tests } = partsOf(chart.root);
  const found = new Map<string, Variable>();
  for (const [original, { start, at }] of chart.variables) {
    const compared = tests.flatMap((test) => (test.type === 'compare' && test.of === original ? [test.value] : []));
    const changes = acts.filter((act) => (act.type === 'shift' || act.type === 'set') && act.of === original);
    const set = changes.flatMap((act) =>
      act.type === 'set' ? [act.to] : act.type === 'shift' && act.bound !== undefined ? [act.bound] : [],
    );
    const all = [start, ...compared, ...set];
    const shifted = changes.some(({ type }) => type === 'shift');
    const kind = typeof start === 'number' ? 'number' : 'choice';
    if (all.some((value) => typeof value !== typeof start) || (kind === 'choice' && shifted)) {
      tell(at, `${original} is sometimes a number and sometimes a word.`, 'Make two variables of it.');
      continue;
    }
    const numbers = all.filter((value) => typeof value === 'number');
    const open = changes.some((act) => act.type === 'shift' && act.by > 0 && act.bound === undefined);
    const low = Math.min(0, ...numbers);
    const high = Math.max(low + 1, ...numbers);
    const top = open ? Math.max(high, Math.min(10, low + MODEL_LIMITS.span - 1)) : high;
    if (
      kind === 'number' &&
      (numbers.some((number) => !Number.isInteger(number)) ||
        top - low >= MODEL_LIMITS.span ||
        Math.max(-low, top) > MODEL_LIMITS.number)
    ) {
      tell(
        at,
        `${original} takes values from ${low} to ${top}; a number of a model is whole and can be ${MODEL_LIMITS.span} at most.`,
        'Count in larger steps.',
      );
      continue;
    }
    const words = new Namer(true);
    found.set(original, {
      name: names.of(original),
      kind,
      from: low,
      to: top,
      words: new Map(
        kind === 'choice' ? all.map((word) => [String(word), word === 'none' ? 'none' : words.of(String(word))]) : [],
      ),
      start,
      guessed: open,
    });
  }
  return found;
}
