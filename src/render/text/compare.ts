import type { Compared, Comparison, PathStep } from '../../play/index.js';
import { clockText, hoursText, type Scenario } from '../../scenario/index.js';
import { cut, pad, type Style, safe, wrap } from './style.js';
import { actorName, moveName, stateText } from './words.js';

/** Two branches side by side: where they part, what each did, and how each ended. */
export function compareText(scenario: Scenario, comparison: Comparison, style: Style): string {
  const half = Math.max(24, Math.floor((style.width - 7) / 2));
  const row = (a: string, b: string) => `${pad(cut(safe(a), half), half)} │ ${cut(safe(b), half)}`.trimEnd();
  const rule = `${'─'.repeat(half)}─┼─${'─'.repeat(half)}`;
  const { a, b, divergence, rows } = comparison;
  const lines = [
    ...wrap(parting(comparison, divergence), style.width),
    '',
    style.bold(row(`A: ${a.name}`, `B: ${b.name}`)),
    rule,
  ];
  for (const { a: left, b: right } of rows) {
    const [one, two] = [cell(scenario, left), cell(scenario, right)];
    for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
      const line = row(one[index] ?? '', two[index] ?? '');
      lines.push(index === 0 ? line : style.dim(line));
    }
  }
  lines.push(rule);
  for (const [label, read] of FACTS) lines.push(row(`${label}: ${read(a)}`, `${label}: ${read(b)}`));
  return `${lines.join('\n')}\n`;
}

const FACTS: [string, (side: Compared) => string | number][] = [
  [
    'outcome',
    ({ outcome }) =>
      outcome.ended ? `${outcome.phase} at ${clockText(outcome.hours)}` : `none yet (${outcome.phase})`,
  ],
  ['state', ({ state }) => stateText(state)],
  ['tension', ({ tension, outcome }) => `${tension} (peak ${outcome.peakTension})`],
  ['time', ({ hours }) => hoursText(hours)],
  ['moves', ({ moves }) => moves],
];

function parting({ a, b, rows }: Comparison, divergence: Comparison['divergence']): string {
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
  const who = step.by ? `${actorName(scenario, step.by)}: ` : '';
  return [
    `${step.title}`,
    `  ${who}${moveName(step.move)}`,
    `  ${clockText(step.hours)}, tension ${step.tension}, ${stateText(step.to)}`,
  ];
}
