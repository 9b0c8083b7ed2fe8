import type { Compared, Comparison, PathStep } from '../../play/index.js';
import { clockText, hoursText, modelOf, type Scenario } from '../../scenario/index.js';
import { indent, pad, wrap } from './columns.js';
import { type Style, safe } from './style.js';
import { actorName, measureName, moveName, setText, stateText } from './words.js';

/** Columns that a side needs to be read beside the other. */
const READABLE = 24;

/**
 * Two branches side by side: where they part, what each did, and how each ended. Where the terminal is
 * too narrow for that, one below the other, step by step.
 */
export function compareText(scenario: Scenario, comparison: Comparison, style: Style): string {
  const half = Math.floor((style.width - 3) / 2);
  const rows = half < READABLE ? stacked(style) : beside(half, style);
  const { a, b } = comparison;
  return `${[
    ...wrap(parting(comparison), style.width),
    '',
    ...rows([`A: ${a.name}`], [`B: ${b.name}`], true),
    rows.rule,
    ...comparison.rows.flatMap(({ a: left, b: right }) => rows(cell(scenario, left), cell(scenario, right))),
    rows.rule,
    ...factsOf(scenario).flatMap(([label, read]) => rows([`${label}: ${read(a)}`], [`${label}: ${read(b)}`])),
  ].join('\n')}\n`;
}

/** Lays out what stands at the same place on both sides: a title, then what is said of it. */
interface Rows {
  (left: readonly string[], right: readonly string[], bold?: boolean): string[];
  rule: string;
}

function beside(half: number, style: Style): Rows {
  const rows = (left: readonly string[], right: readonly string[], bold = false) => {
    const [one, two] = [left, right].map((texts) => texts.flatMap((text) => wrapped(text, half)));
    const titles = Math.max(...[left, right].map((texts) => wrapped(texts[0] ?? '', half).length));
    return Array.from({ length: Math.max(one?.length ?? 0, two?.length ?? 0) }, (_, index) => {
      const line = `${pad(one?.[index] ?? '', half)} │ ${two?.[index] ?? ''}`.trimEnd();
      return bold ? style.bold(line) : index < titles ? line : style.dim(line);
    });
  };
  return Object.assign(rows, { rule: `${'─'.repeat(half)}─┼─${'─'.repeat(half)}` });
}

function stacked(style: Style): Rows {
  const side = (name: string, [title = '', ...more]: readonly string[]) => [
    ...wrap(title, style.width - 3).map((line, index) => `${index === 0 ? name : ' '}  ${line}`),
    ...more.flatMap((text) => indent(wrapped(text, style.width - 3), 3)).map(style.dim),
  ];
  const rows = (left: readonly string[], right: readonly string[], bold = false) =>
    bold
      ? [...left, ...right].flatMap((text) => wrap(text, style.width)).map(style.bold)
      : [...(left.length > 0 ? side('A', left) : []), ...(right.length > 0 ? side('B', right) : [])];
  return Object.assign(rows, { rule: '─'.repeat(style.width) });
}

/** Text in lines, each as far in as it begins. */
function wrapped(text: string, width: number): string[] {
  const by = text.length - text.trimStart().length;
  return indent(wrap(text, width - by), by);
}

type Fact = [name: string, of: (side: Compared) => string | number];

function factsOf(scenario: Scenario): Fact[] {
  const model = modelOf(scenario);
  const measure = measureName(model);
  return [
    [
      'outcome',
      ({ outcome }) =>
        outcome.ended ? `${outcome.phase} at ${clockText(outcome.hours)}` : `none yet (${outcome.phase})`,
    ],
    ['state', ({ state }) => stateText(model, state)],
    ...(measure
      ? [[measure.title, ({ tension, outcome }) => `${tension} (peak ${outcome.peakTension})`] satisfies Fact]
      : []),
    ['time', ({ hours }) => hoursText(hours)],
    ['moves', ({ moves }) => moves],
  ];
}

function parting({ a, b, rows, divergence }: Comparison): string {
  if (divergence) {
    return divergence.step
      ? `They share ${divergence.after} steps and part after “${safe(divergence.step.title)}”, at ${clockText(divergence.hours)}.`
      : 'They part at the first step.';
  }
  if (rows.length === 0) return 'They are the same.';
  return a.steps.length < b.steps.length ? 'B goes on where A ends.' : 'A goes on where B ends.';
}

function cell(scenario: Scenario, step: PathStep | null): string[] {
  if (!step) return [];
  const model = modelOf(scenario);
  const who = actorName(scenario, step.by, step.party);
  const measure = measureName(model);
  const level = measure ? `, ${measure.title} ${step.tension}` : '';
  const done = step.move === 'event' ? who : `${who === '' ? '' : `${who}: `}${moveName(model, step.move)}`;
  return [
    `${step.title}`,
    ...(done === '' ? [] : [`  ${done}`]),
    ...(step.set ? [`  ✎ ${setText(scenario, step.set)}`] : []),
    `  ${clockText(step.hours)}${level}, ${stateText(model, step.to)}`,
  ];
}
